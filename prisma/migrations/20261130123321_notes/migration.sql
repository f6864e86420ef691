-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "isReverse" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "note" UUID,
ADD COLUMN     "restsAfter" UUID;

-- CreateIndex
CREATE INDEX "Card_note" ON "Card"("note", "ownerId") WHERE (note IS NOT NULL);
