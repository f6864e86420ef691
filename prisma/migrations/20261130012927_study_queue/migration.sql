-- AlterTable
ALTER TABLE "StudySession" ADD COLUMN     "cards" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "currentPosition" INTEGER,
ADD COLUMN     "dueAhead" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "known" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "newAhead" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "newLater" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3),
ADD COLUMN     "queuedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "reviews" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "spentMs" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "StudyQueue" (
    "sessionId" UUID NOT NULL,
    "cards" UUID[],

    CONSTRAINT "StudyQueue_pkey" PRIMARY KEY ("sessionId")
);

-- CreateIndex
CREATE INDEX "Schedule_learning" ON "Schedule"("userId", "due") WHERE (state <> 2);

-- AddForeignKey
ALTER TABLE "StudyQueue" ADD CONSTRAINT "StudyQueue_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "StudySession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the log says of sessions so far; pauses of more than two minutes are not study.
WITH standing AS (
  SELECT r."sessionId", r.rating,
    row_number() OVER (PARTITION BY r."sessionId", r."cardId" ORDER BY r.at, r.id) = 1 AS "isFirst",
    r.at - coalesce(lag(r.at) OVER (PARTITION BY r."sessionId" ORDER BY r.at, r.id), t."startedAt") AS gap
  FROM "ReviewLog" r JOIN "StudySession" t ON t.id = r."sessionId"
  WHERE r.undoes IS NULL AND NOT EXISTS (SELECT FROM "ReviewLog" x WHERE x.undoes = r.id)
), counted AS (
  SELECT "sessionId", count(*) AS reviews, count(*) FILTER (WHERE "isFirst") AS cards,
    count(*) FILTER (WHERE "isFirst" AND rating > 1) AS known,
    sum(1000 * extract(epoch FROM greatest(least(gap, interval '2 minutes'), interval '0'))) AS ms
  FROM standing GROUP BY "sessionId"
)
UPDATE "StudySession" t SET reviews = c.reviews, cards = c.cards, known = c.known, "spentMs" = c.ms
FROM counted c WHERE c."sessionId" = t.id;
