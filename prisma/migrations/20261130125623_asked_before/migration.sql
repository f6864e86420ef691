-- AlterTable
ALTER TABLE "StudyQueue" ADD COLUMN     "asked" JSONB NOT NULL DEFAULT '[]';
