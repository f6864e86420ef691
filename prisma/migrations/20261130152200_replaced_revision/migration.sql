-- AlterTable
ALTER TABLE "CardPreview" ADD COLUMN     "replacesRevision" INTEGER;
