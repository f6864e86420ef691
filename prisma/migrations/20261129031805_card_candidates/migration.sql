-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "kind" "CardKind";

-- CreateTable
CREATE TABLE "CardCandidate" (
    "generationId" UUID NOT NULL,
    "chunkIndex" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "CardKind" NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "distractors" TEXT[],
    "page" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "importance" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "CardCandidate_pkey" PRIMARY KEY ("generationId","chunkIndex","ordinal")
);

-- AddForeignKey
ALTER TABLE "CardCandidate" ADD CONSTRAINT "CardCandidate_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "Generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
