-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "folded" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "timeZoneName" TEXT;

-- CreateIndex
CREATE INDEX "Card_unfolded" ON "Card"("ownerId") WHERE (folded IS NULL);
