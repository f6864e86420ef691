-- CreateTable
CREATE TABLE "CardReport" (
    "cardId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "front" TEXT,
    "back" TEXT,
    "distractors" TEXT[],
    "revision" INTEGER,

    CONSTRAINT "CardReport_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE INDEX "CardReport_userId_idx" ON "CardReport"("userId");

-- AddForeignKey
ALTER TABLE "CardReport" ADD CONSTRAINT "CardReport_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardReport" ADD CONSTRAINT "CardReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
