-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "chunkPages" INTEGER,
ADD COLUMN     "chunkWords" INTEGER;

-- AlterTable
ALTER TABLE "GenerationChunk" ADD COLUMN     "builtIn" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "requested" INTEGER,
ADD COLUMN     "writers" TEXT[];
