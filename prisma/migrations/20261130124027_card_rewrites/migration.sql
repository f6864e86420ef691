-- AlterTable
ALTER TABLE "CardPreview" ADD COLUMN     "replacesId" UUID;
