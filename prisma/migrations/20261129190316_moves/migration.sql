-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "moveId" UUID,
ADD COLUMN     "movedFromId" UUID;

-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "moveId" UUID;

-- AlterTable
ALTER TABLE "StudySession" ADD COLUMN     "moveId" UUID;

-- CreateIndex
CREATE INDEX "Card_moved" ON "Card"("moveId") WHERE ("moveId" IS NOT NULL);
