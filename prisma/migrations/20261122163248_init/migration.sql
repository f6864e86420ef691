-- CreateEnum
CREATE TYPE "CardKind" AS ENUM ('basic', 'cloze', 'choice');

-- CreateEnum
CREATE TYPE "GenerationStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "OwedState" AS ENUM ('open', 'sent', 'waiting');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "newPerDay" INTEGER NOT NULL DEFAULT 20,
    "quizReviews" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatIdentity" (
    "platform" TEXT NOT NULL,
    "platformUserId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChatIdentity_pkey" PRIMARY KEY ("platform","platformUserId")
);

-- CreateTable
CREATE TABLE "Space" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platformSpaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "greetedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deck" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeckOffer" (
    "deckId" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeckOffer_pkey" PRIMARY KEY ("deckId","spaceId")
);

-- CreateTable
CREATE TABLE "Card" (
    "id" UUID NOT NULL,
    "deckId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "kind" "CardKind" NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "distractors" TEXT[],
    "documentId" UUID,
    "page" INTEGER,
    "quote" TEXT,
    "originId" UUID,
    "generationId" UUID,
    "chunkIndex" INTEGER,
    "ordinal" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardEdit" (
    "cardId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "distractors" TEXT[],
    "kind" "CardKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CardEdit_pkey" PRIMARY KEY ("cardId","revision")
);

-- CreateTable
CREATE TABLE "CardSearch" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CardSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "userId" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "state" INTEGER NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "scheduledDays" INTEGER NOT NULL,
    "learningSteps" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "lastReview" TIMESTAMPTZ(3),
    "rev" INTEGER NOT NULL DEFAULT 0,
    "leechAt" TIMESTAMPTZ(3),

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("userId","cardId")
);

-- CreateTable
CREATE TABLE "ReviewLog" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "sessionId" UUID,
    "rating" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "rev" INTEGER NOT NULL,
    "before" JSONB,
    "undoes" UUID,

    CONSTRAINT "ReviewLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudySession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "deckId" UUID,
    "cardLimit" INTEGER,
    "currentId" UUID,
    "shown" BOOLEAN NOT NULL DEFAULT false,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StudySession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quiz" (
    "id" UUID NOT NULL,
    "hostId" UUID NOT NULL,
    "hostName" TEXT NOT NULL,
    "hostPlace" JSONB NOT NULL,
    "deckName" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "wakeAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizRoom" (
    "id" UUID NOT NULL,
    "quizId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "placeKey" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "QuizRoom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizPost" (
    "id" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "message" JSONB,

    CONSTRAINT "QuizPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizQuestion" (
    "id" UUID NOT NULL,
    "quizId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "cardId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "options" TEXT[],
    "right" INTEGER NOT NULL,
    "answer" TEXT,
    "document" TEXT,
    "page" INTEGER,
    "openedAt" TIMESTAMPTZ(3),
    "deadline" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuizQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizAnswer" (
    "questionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "option" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "pressedAt" TIMESTAMPTZ(3) NOT NULL,
    "ms" INTEGER NOT NULL,
    "reviewed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "QuizAnswer_pkey" PRIMARY KEY ("questionId","userId")
);

-- CreateTable
CREATE TABLE "QuizPlayer" (
    "quizId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "QuizPlayer_pkey" PRIMARY KEY ("quizId","userId")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "pages" INTEGER,
    "blobId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentPage" (
    "documentId" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "DocumentPage_pkey" PRIMARY KEY ("documentId","page")
);

-- CreateTable
CREATE TABLE "Generation" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "deckId" UUID NOT NULL,
    "requested" INTEGER NOT NULL,
    "focus" TEXT,
    "language" TEXT,
    "onlyPages" INTEGER[],
    "status" "GenerationStatus" NOT NULL DEFAULT 'queued',
    "pagesRead" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "generator" TEXT,
    "error" JSONB,
    "report" JSONB,
    "tips" TEXT[],
    "place" JSONB NOT NULL,
    "fallback" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beatAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "discardedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Generation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GenerationChunk" (
    "generationId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "fromPage" INTEGER NOT NULL,
    "toPage" INTEGER NOT NULL,
    "cards" INTEGER NOT NULL,
    "dropped" JSONB NOT NULL,
    "skipped" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GenerationChunk_pkey" PRIMARY KEY ("generationId","index")
);

-- CreateTable
CREATE TABLE "Effect" (
    "event" TEXT NOT NULL,
    "userId" UUID,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Effect_pkey" PRIMARY KEY ("event")
);

-- CreateTable
CREATE TABLE "Inbox" (
    "platform" TEXT NOT NULL,
    "updateId" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBy" TEXT,
    "takenUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("platform","updateId")
);

-- CreateTable
CREATE TABLE "Reference" (
    "subject" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reference_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "Owed" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "fallback" JSONB NOT NULL,
    "state" "OwedState" NOT NULL DEFAULT 'open',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Owed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Prompt" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "messageKey" TEXT,
    "form" JSONB NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Registration" (
    "platform" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "BlobPart" (
    "blobId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BlobPart_pkey" PRIMARY KEY ("blobId","index")
);

-- CreateIndex
CREATE INDEX "ChatIdentity_userId_idx" ON "ChatIdentity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Space_platform_platformSpaceId_key" ON "Space"("platform", "platformSpaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Deck_owner_name_live" ON "Deck"("ownerId", "nameKey") WHERE ("deletedAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Deck_owner_default_live" ON "Deck"("ownerId") WHERE ("isDefault" AND "deletedAt" IS NULL);

-- CreateIndex
CREATE INDEX "DeckOffer_spaceId_idx" ON "DeckOffer"("spaceId");

-- CreateIndex
CREATE INDEX "Card_deckId_createdAt_idx" ON "Card"("deckId", "createdAt");

-- CreateIndex
CREATE INDEX "Card_ownerId_createdAt_idx" ON "Card"("ownerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Card_generationId_chunkIndex_ordinal_key" ON "Card"("generationId", "chunkIndex", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Card_owner_origin_live" ON "Card"("ownerId", "originId") WHERE ("originId" IS NOT NULL AND "deletedAt" IS NULL);

-- CreateIndex
CREATE INDEX "CardSearch_userId_idx" ON "CardSearch"("userId");

-- CreateIndex
CREATE INDEX "CardSearch_createdAt_idx" ON "CardSearch"("createdAt");

-- CreateIndex
CREATE INDEX "Schedule_userId_due_idx" ON "Schedule"("userId", "due");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewLog_undoes_key" ON "ReviewLog"("undoes");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_at_idx" ON "ReviewLog"("userId", "at");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_cardId_idx" ON "ReviewLog"("userId", "cardId");

-- CreateIndex
CREATE INDEX "ReviewLog_sessionId_idx" ON "ReviewLog"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "StudySession_one_open" ON "StudySession"("userId") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Quiz_hostId_idx" ON "Quiz"("hostId");

-- CreateIndex
CREATE INDEX "Quiz_awake" ON "Quiz"("wakeAt") WHERE ("wakeAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Quiz_endedAt_idx" ON "Quiz"("endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Quiz_one_hosted" ON "Quiz"("hostId") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "QuizRoom_quizId_idx" ON "QuizRoom"("quizId");

-- CreateIndex
CREATE UNIQUE INDEX "QuizRoom_one_open" ON "QuizRoom"("placeKey") WHERE (open);

-- CreateIndex
CREATE INDEX "QuizPost_owed" ON "QuizPost"("roomId") WHERE (shown < wanted);

-- CreateIndex
CREATE UNIQUE INDEX "QuizPost_roomId_subject_key" ON "QuizPost"("roomId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "QuizQuestion_quizId_index_key" ON "QuizQuestion"("quizId", "index");

-- CreateIndex
CREATE INDEX "QuizAnswer_userId_idx" ON "QuizAnswer"("userId");

-- CreateIndex
CREATE INDEX "QuizPlayer_userId_idx" ON "QuizPlayer"("userId");

-- CreateIndex
CREATE INDEX "Document_ownerId_sha256_idx" ON "Document"("ownerId", "sha256");

-- CreateIndex
CREATE INDEX "Document_createdAt_idx" ON "Document"("createdAt");

-- CreateIndex
CREATE INDEX "Generation_ownerId_createdAt_idx" ON "Generation"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "Generation_status_idx" ON "Generation"("status");

-- CreateIndex
CREATE INDEX "Generation_deckId_idx" ON "Generation"("deckId");

-- CreateIndex
CREATE INDEX "Generation_documentId_idx" ON "Generation"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Generation_one_running" ON "Generation"("ownerId") WHERE (status = ANY (ARRAY['queued'::"GenerationStatus", 'running'::"GenerationStatus"]));

-- CreateIndex
CREATE INDEX "Effect_createdAt_idx" ON "Effect"("createdAt");

-- CreateIndex
CREATE INDEX "Inbox_open" ON "Inbox"("platform", "lane", "updateId") WHERE ("doneAt" IS NULL);

-- CreateIndex
CREATE INDEX "Inbox_doneAt_idx" ON "Inbox"("doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "Owed_subject_key" ON "Owed"("subject");

-- CreateIndex
CREATE INDEX "Owed_userId_state_idx" ON "Owed"("userId", "state");

-- CreateIndex
CREATE INDEX "Owed_state_idx" ON "Owed"("state");

-- CreateIndex
CREATE INDEX "Prompt_userId_idx" ON "Prompt"("userId");

-- CreateIndex
CREATE INDEX "Prompt_createdAt_idx" ON "Prompt"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Prompt_platform_messageKey_key" ON "Prompt"("platform", "messageKey");

-- CreateIndex
CREATE INDEX "BlobPart_at_idx" ON "BlobPart"("at");

-- AddForeignKey
ALTER TABLE "ChatIdentity" ADD CONSTRAINT "ChatIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deck" ADD CONSTRAINT "Deck_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeckOffer" ADD CONSTRAINT "DeckOffer_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeckOffer" ADD CONSTRAINT "DeckOffer_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "Generation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardEdit" ADD CONSTRAINT "CardEdit_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardSearch" ADD CONSTRAINT "CardSearch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudySession" ADD CONSTRAINT "StudySession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudySession" ADD CONSTRAINT "StudySession_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizRoom" ADD CONSTRAINT "QuizRoom_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizPost" ADD CONSTRAINT "QuizPost_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "QuizRoom"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizQuestion" ADD CONSTRAINT "QuizQuestion_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "QuizQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizPlayer" ADD CONSTRAINT "QuizPlayer_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizPlayer" ADD CONSTRAINT "QuizPlayer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Generation" ADD CONSTRAINT "Generation_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GenerationChunk" ADD CONSTRAINT "GenerationChunk_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "Generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Effect" ADD CONSTRAINT "Effect_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Owed" ADD CONSTRAINT "Owed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prompt" ADD CONSTRAINT "Prompt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
