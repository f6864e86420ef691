-- DropIndex
DROP INDEX "ReviewLog_userId_cardId_idx";

-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "runs" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Card_documentId_idx" ON "Card"("documentId");

-- CreateIndex
CREATE INDEX "Deck_ownerId_idx" ON "Deck"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_blobId_key" ON "Document"("blobId");

-- CreateIndex
CREATE INDEX "Effect_userId_idx" ON "Effect"("userId");

-- CreateIndex
CREATE INDEX "ReviewLog_cardId_idx" ON "ReviewLog"("cardId");

-- CreateIndex
CREATE INDEX "Schedule_cardId_idx" ON "Schedule"("cardId");

-- CreateIndex
CREATE INDEX "StudySession_userId_idx" ON "StudySession"("userId");

-- CreateIndex
CREATE INDEX "StudySession_deckId_idx" ON "StudySession"("deckId");
