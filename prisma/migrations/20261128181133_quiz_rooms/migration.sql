-- AlterTable
ALTER TABLE "QuizRoom" ADD COLUMN     "cycleMs" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hostPlace" JSONB,
ADD COLUMN     "lostAt" TIMESTAMPTZ(3);

-- The games of before have one room each, to which this now belongs.
UPDATE "QuizRoom" r SET
  "hostPlace" = z."hostPlace",
  "cycleMs" = coalesce((z.state #>> '{rules,cycleMs}')::int, 0)
FROM "Quiz" z WHERE z.id = r."quizId";

-- AlterTable
ALTER TABLE "Quiz" DROP COLUMN "hostPlace";
