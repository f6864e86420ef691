-- CreateTable
CREATE TABLE "Board" (
    "spaceId" UUID NOT NULL,
    "place" JSONB NOT NULL,
    "timeZone" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "weekId" UUID,
    "weekEnd" TIMESTAMPTZ(3),

    CONSTRAINT "Board_pkey" PRIMARY KEY ("spaceId")
);

-- CreateTable
CREATE TABLE "BoardMember" (
    "spaceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardMember_pkey" PRIMARY KEY ("spaceId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Board_weekId_key" ON "Board"("weekId");

-- CreateIndex
CREATE INDEX "Board_nextAt_idx" ON "Board"("nextAt");

-- CreateIndex
CREATE INDEX "BoardMember_userId_idx" ON "BoardMember"("userId");

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardMember" ADD CONSTRAINT "BoardMember_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardMember" ADD CONSTRAINT "BoardMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
