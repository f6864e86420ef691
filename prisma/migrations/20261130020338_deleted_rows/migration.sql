-- CreateIndex
CREATE INDEX "Card_deleted" ON "Card"("deletedAt") WHERE ("deletedAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Deck_deleted" ON "Deck"("deletedAt") WHERE ("deletedAt" IS NOT NULL);
