-- CreateTable
CREATE TABLE "Holiday" (
    "userId" UUID NOT NULL,
    "fromDay" INTEGER NOT NULL,
    "untilDay" INTEGER NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("userId","fromDay")
);

-- AddForeignKey
ALTER TABLE "Holiday" ADD CONSTRAINT "Holiday_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
