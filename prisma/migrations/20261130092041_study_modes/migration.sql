-- CreateEnum
CREATE TYPE "StudyMode" AS ENUM ('due', 'misses', 'new', 'ahead', 'practise');

-- AlterTable
ALTER TABLE "StudyQueue" ADD COLUMN     "answers" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "StudySession" ADD COLUMN     "aheadUntil" TIMESTAMPTZ(3),
ADD COLUMN     "mode" "StudyMode" NOT NULL DEFAULT 'due';
