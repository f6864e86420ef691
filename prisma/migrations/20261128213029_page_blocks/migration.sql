-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "DocumentPage" ADD COLUMN     "blocks" BYTEA,
ALTER COLUMN "text" SET DEFAULT '';
