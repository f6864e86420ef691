-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "spreadIn" UUID;
