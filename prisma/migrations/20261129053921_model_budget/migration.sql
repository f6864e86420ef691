-- CreateTable
CREATE TABLE "Booking" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelQuota" (
    "account" TEXT NOT NULL,
    "spentUntil" TIMESTAMPTZ(3),
    "requestsPerMinute" INTEGER,
    "requestsPerDay" INTEGER,
    "tokensPerMinute" INTEGER,
    "isFree" BOOLEAN,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModelQuota_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "ModelCall" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT,
    "purpose" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "ms" INTEGER NOT NULL,
    "prompt" INTEGER NOT NULL,
    "cached" INTEGER NOT NULL,
    "output" INTEGER NOT NULL,
    "thoughts" INTEGER NOT NULL,

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Booking_key_at_idx" ON "Booking"("key", "at");

-- CreateIndex
CREATE INDEX "Booking_at_idx" ON "Booking"("at");

-- CreateIndex
CREATE INDEX "ModelCall_at_idx" ON "ModelCall"("at");
