-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN     "offered" TEXT;

-- CreateTable
CREATE TABLE "CardPreview" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "deckId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "cards" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CardPreview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CardPreview_userId_idx" ON "CardPreview"("userId");

-- CreateIndex
CREATE INDEX "CardPreview_deckId_idx" ON "CardPreview"("deckId");

-- CreateIndex
CREATE INDEX "CardPreview_createdAt_idx" ON "CardPreview"("createdAt");

-- AddForeignKey
ALTER TABLE "CardPreview" ADD CONSTRAINT "CardPreview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardPreview" ADD CONSTRAINT "CardPreview_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
