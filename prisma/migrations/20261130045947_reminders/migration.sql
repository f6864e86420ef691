-- AlterTable
ALTER TABLE "User" ADD COLUMN     "remindAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindMinute" INTEGER,
ADD COLUMN     "remindPlace" JSONB,
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindedDay" INTEGER,
ADD COLUMN     "reminderId" UUID,
ADD COLUMN     "remindersUnanswered" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "User_reminderId_key" ON "User"("reminderId");

-- CreateIndex
CREATE INDEX "User_reminded" ON "User"("remindAt") WHERE ("remindAt" IS NOT NULL);
