-- AlterTable
ALTER TABLE "Generation" ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "sharesReports" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "sharingToldIn" UUID;
