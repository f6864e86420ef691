-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "isPublic" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "pictureMs" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "picturesRead" INTEGER;

-- AlterTable
ALTER TABLE "DocumentPage" ADD COLUMN     "pictureBytes" INTEGER,
ADD COLUMN     "pictureId" UUID,
ADD COLUMN     "readBy" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "DocumentPage_pictureId_key" ON "DocumentPage"("pictureId");

-- A copy of a card has its document from now on, and so the passage that it was made from.
UPDATE "Card" AS copy SET "documentId" = origin."documentId" FROM "Card" AS origin
WHERE copy."originId" = origin.id AND copy."documentId" IS NULL
  AND copy.page = origin.page AND copy.quote = origin.quote;
