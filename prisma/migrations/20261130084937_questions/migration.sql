-- CreateEnum
CREATE TYPE "AskedAs" AS ENUM ('turn', 'choice', 'typed', 'mixed');

-- AlterTable
ALTER TABLE "StudySession" ADD COLUMN     "answered" TEXT,
ADD COLUMN     "options" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "askedAs" "AskedAs" NOT NULL DEFAULT 'turn';
