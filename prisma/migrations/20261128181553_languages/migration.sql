-- AlterTable
ALTER TABLE "Space" ADD COLUMN     "language" TEXT,
ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "language" TEXT,
ADD COLUMN     "locale" TEXT;
