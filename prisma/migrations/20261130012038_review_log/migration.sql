-- CreateEnum
CREATE TYPE "ReviewMode" AS ENUM ('recall', 'cloze', 'choice', 'typed', 'quiz');

-- AlterTable
ALTER TABLE "ReviewLog" ADD COLUMN     "day" INTEGER,
ADD COLUMN     "durationMs" INTEGER,
ADD COLUMN     "elapsedDays" INTEGER,
ADD COLUMN     "intervalMinutes" INTEGER,
ADD COLUMN     "mode" "ReviewMode",
ADD COLUMN     "rule" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "utcOffset" INTEGER;
