-- AlterTable
ALTER TABLE "Deck" ADD COLUMN     "quizzedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "CardDistractors" (
    "cardId" UUID NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "distractors" TEXT[],
    "preparedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CardDistractors_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE INDEX "CardDistractors_preparedAt_idx" ON "CardDistractors"("preparedAt");

-- AddForeignKey
ALTER TABLE "CardDistractors" ADD CONSTRAINT "CardDistractors_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;
