-- AlterTable
ALTER TABLE "Holiday" ADD COLUMN     "brokenOn" INTEGER;
