-- CreateEnum
CREATE TYPE "ReviewOrder" AS ENUM ('risk', 'oldest', 'random');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "reviewOrder" "ReviewOrder" NOT NULL DEFAULT 'risk';
