-- AlterTable
ALTER TABLE "ReviewLog" ADD COLUMN     "parametersId" UUID;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "dayStart" INTEGER NOT NULL DEFAULT 4,
ADD COLUMN     "parametersId" UUID;

-- CreateTable
CREATE TABLE "SchedulerParameters" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "retention" DOUBLE PRECISION NOT NULL,
    "learningSteps" TEXT[],
    "relearningSteps" TEXT[],
    "weights" DOUBLE PRECISION[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchedulerParameters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SchedulerParameters_distinct" ON "SchedulerParameters"("userId", "retention", "learningSteps", "relearningSteps", "weights");

-- AddForeignKey
ALTER TABLE "SchedulerParameters" ADD CONSTRAINT "SchedulerParameters_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
