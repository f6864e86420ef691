-- AlterTable
ALTER TABLE "User" ADD COLUMN     "fitted" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "ScheduleFit" (
    "userId" UUID NOT NULL,
    "lookAt" TIMESTAMPTZ(3),
    "triedAt" TIMESTAMPTZ(3),
    "tried" INTEGER NOT NULL DEFAULT 0,
    "fittedAt" TIMESTAMPTZ(3),
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "gain" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "weights" DOUBLE PRECISION[],

    CONSTRAINT "ScheduleFit_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "ScheduleFit_looked_at" ON "ScheduleFit"("lookAt") WHERE ("lookAt" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "ScheduleFit" ADD CONSTRAINT "ScheduleFit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
