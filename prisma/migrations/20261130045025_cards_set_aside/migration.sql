-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "flaggedAt" TIMESTAMPTZ(3),
ADD COLUMN     "restsUntil" TIMESTAMPTZ(3),
ADD COLUMN     "setAsideAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Card_resting" ON "Card"("ownerId", "restsUntil") WHERE ("restsUntil" IS NOT NULL);
