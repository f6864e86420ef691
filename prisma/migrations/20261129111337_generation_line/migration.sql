-- AlterEnum
ALTER TYPE "GenerationStatus" ADD VALUE 'offered';

-- DropIndex
DROP INDEX "Generation_one_running";

-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "deckName" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Generation_one_running" ON "Generation"("ownerId") WHERE (status = 'running'::"GenerationStatus");
