-- CreateIndex
CREATE INDEX "Schedule_leeches" ON "Schedule"("userId", "leechAt") WHERE ("leechAt" IS NOT NULL);
