import type { Database } from '../../../src/core/database/client.js';
import {
  type BlobId,
  type CardId,
  type DeckId,
  type DocumentId,
  type GenerationId,
  newId,
  type OwedId,
  type ParametersId,
  type PostId,
  type PreviewId,
  type PromptId,
  type QuestionId,
  type QuizId,
  type ReminderId,
  type ReviewId,
  type RoomId,
  type SearchId,
  type SessionId,
  type SpaceId,
  type UserId,
} from '../../../src/core/ids.js';
import { stateColumns } from '../../../src/core/quiz/play/stored-state.js';
import { newGame } from '../../../src/core/quiz/rules/engine.js';

/** Part of every text that is the person's. */
export const PERSONAL_WORD = 'zebra-4711';

const place = { kind: 'place', platform: 'test', id: 'room' } as const;
const privatePlace = { ...place, id: PERSONAL_WORD };
const message = { kind: 'message', platform: 'test', id: PERSONAL_WORD } as const;

/** A person who did everything that there is to do, so that every table which can hold something of them does. */
export const newBusyPerson = async (database: Database, now: Date): Promise<UserId> => {
  const user = newId<UserId>();
  const other = newId<UserId>();
  const reminders = {
    remindMinute: 18 * 60,
    remindAt: now,
    remindPlace: privatePlace,
    reminderId: newId<ReminderId>(),
  };
  await database.prisma.user.create({ data: { id: user, ...reminders } });
  await database.prisma.user.create({ data: { id: other } });
  const { deck, card } = await addLibrary(database, user, now);
  await addStudy(database, { user, deck, card, now });
  await addChat(database, user);
  await addQuiz(database, { host: user, card, now, isMine: true, player: user });
  await addQuiz(database, { host: other, card: newId<CardId>(), now, isMine: false, player: user });
  return user;
};

const addLibrary = async ({ prisma }: Database, ownerId: UserId, now: Date) => {
  const [deck, card, space] = [newId<DeckId>(), newId<CardId>(), newId<SpaceId>()];
  const [document, generation, blobId] = [newId<DocumentId>(), newId<GenerationId>(), newId<BlobId>()];
  const text = { front: PERSONAL_WORD, back: PERSONAL_WORD, distractors: [PERSONAL_WORD] };
  await prisma.deck.create({ data: { id: deck, ownerId, name: PERSONAL_WORD, nameKey: PERSONAL_WORD } });
  await prisma.space.create({ data: { id: space, platform: 'test', platformSpaceId: '1', name: 'Biology' } });
  await prisma.boardMember.create({ data: { spaceId: space, userId: ownerId, joinedAt: now } });
  await prisma.holiday.create({
    data: { userId: ownerId, fromDay: 20_000, untilDay: 20_007, brokenOn: 20_001 },
  });
  await prisma.deckOffer.create({ data: { deckId: deck, spaceId: space, createdAt: now } });
  await prisma.blobPart.create({ data: { blobId, index: 0, bytes: Buffer.from(PERSONAL_WORD) } });
  await prisma.document.create({
    data: {
      ...{ id: document, ownerId, sha256: '', name: PERSONAL_WORD, size: 1, blobId },
      texts: { create: { page: 1, kind: 'text', text: PERSONAL_WORD } },
    },
  });
  await prisma.generation.create({
    data: {
      ...{ id: generation, ownerId, documentId: document, deckId: deck, requested: 1, focus: PERSONAL_WORD },
      ...{ place, fallback: privatePlace, status: 'done', tips: [PERSONAL_WORD] },
      chunks: { create: { index: 0, fromPage: 1, toPage: 1, cards: 1, dropped: {}, skipped: [] } },
      candidates: {
        create: {
          ...{ chunkIndex: 0, ordinal: 1, kind: 'basic', page: 1, importance: 0.5 },
          ...{ front: PERSONAL_WORD, back: PERSONAL_WORD, quote: PERSONAL_WORD },
        },
      },
    },
  });
  await prisma.card.create({
    data: {
      ...{ id: card, deckId: deck, ownerId, kind: 'basic', ...text, documentId: document, page: 1 },
      ...{ quote: PERSONAL_WORD, generationId: generation, originId: newId<CardId>() },
      edits: { create: { ...text, revision: 0, kind: 'basic' } },
      prepared: { create: { ...text, preparedAt: now } },
      report: { create: { ...text, userId: ownerId, at: now, reason: PERSONAL_WORD } },
    },
  });
  await prisma.cardSearch.create({ data: { id: newId<SearchId>(), userId: ownerId, words: PERSONAL_WORD } });
  const cards = [{ front: PERSONAL_WORD, back: PERSONAL_WORD }];
  await prisma.cardPreview.create({
    data: {
      id: newId<PreviewId>(),
      userId: ownerId,
      deckId: deck,
      text: PERSONAL_WORD,
      cards,
      replacesId: card,
    },
  });
  const owed = { id: newId<OwedId>(), userId: ownerId, subject: `generation:${generation}:end` };
  await prisma.owed.create({ data: { ...owed, place, fallback: privatePlace } });
  await prisma.reference.create({ data: { subject: `generation:${generation}`, message } });
  return { deck, card };
};

const addStudy = async (
  { prisma }: Database,
  { user, deck, card, now }: { user: UserId; deck: DeckId; card: CardId; now: Date },
): Promise<void> => {
  const mine = { userId: user, cardId: card };
  const memory = { stability: 1, difficulty: 1, scheduledDays: 1, learningSteps: 0, reps: 1, lapses: 0 };
  await prisma.schedule.create({ data: { ...mine, ...memory, state: 2, due: now, lastReview: now } });
  const session = newId<SessionId>();
  const moments = { startedAt: now, lastAt: now };
  await prisma.studySession.create({
    data: {
      id: session,
      userId: user,
      deckId: deck,
      currentId: card,
      ...moments,
      queue: { create: { cards: [card] } },
    },
  });
  const parameters = {
    retention: 0.85,
    learningSteps: [PERSONAL_WORD],
    relearningSteps: ['10m'],
    weights: [],
  };
  await prisma.schedulerParameters.create({
    data: { id: newId<ParametersId>(), userId: user, ...parameters },
  });
  await prisma.scheduleFit.create({ data: { userId: user, lookAt: now } });
  const review = newId<ReviewId>();
  const made = { ...mine, sessionId: session, at: now, rev: 1 };
  await prisma.reviewLog.create({ data: { ...made, id: review, rating: 3 } });
  await prisma.reviewLog.create({ data: { ...made, id: newId<ReviewId>(), rating: 0, undoes: review } });
};

const addChat = async ({ prisma }: Database, userId: UserId): Promise<void> => {
  await prisma.chatIdentity.create({
    data: { platform: 'test', platformUserId: PERSONAL_WORD, displayName: PERSONAL_WORD, userId },
  });
  await prisma.effect.create({ data: { event: 'test:1', userId, result: { id: userId } } });
  // An update that was handled; one that was not is the very one with which the person asks.
  await prisma.inbox.create({ data: { platform: 'test', updateId: 1, lane: '', payload: {} } });
  await prisma.prompt.create({
    data: {
      ...{ id: newId<PromptId>(), userId, platform: 'test', messageKey: PERSONAL_WORD },
      ...{ form: { title: PERSONAL_WORD }, answers: { front: PERSONAL_WORD } },
    },
  });
};

/** A game that the host began and the player plays and would skip; the player's own has ended. */
const addQuiz = async (
  { prisma }: Database,
  game: { host: UserId; card: CardId; now: Date; isMine: boolean; player: UserId },
): Promise<void> => {
  const { host, card, now, isMine, player } = game;
  const [id, question] = [newId<QuizId>(), newId<QuestionId>()];
  const word = isMine ? PERSONAL_WORD : 'other';
  const rules = { mode: 'classic', seconds: 10, right: [0] } as const;
  const { state } = stateColumns({ ...newGame(host, rules, [], 0), votes: [player] });
  const hosted = { hostId: host, hostName: word, deckName: word };
  await prisma.quiz.create({
    data: { id, ...hosted, state, startedAt: now, endedAt: isMine ? now : null },
  });
  const where = { platform: 'test', place, placeKey: `test:${id}`, hostPlace: { ...place, id: word } };
  const room = { id: newId<RoomId>(), ...where, open: !isMine };
  const post = { id: newId<PostId>(), subject: 'question:0', shown: 1, message };
  const shown = isMine ? post : { ...post, message: { ...message, id: 'other' } };
  await prisma.quizRoom.create({ data: { ...room, quizId: id, posts: { create: shown } } });
  const asked = { index: 0, cardId: card, text: word, options: ['yes', 'no'], right: 0 };
  await prisma.quizQuestion.create({ data: { id: question, quizId: id, ...asked, openedAt: now } });
  await prisma.quizPlayer.create({ data: { quizId: id, userId: player, name: PERSONAL_WORD } });
  if (isMine) await prisma.reference.create({ data: { subject: `quiz:${id}:lost`, message } });
  else
    await prisma.quizAnswer.create({
      data: { questionId: question, userId: player, option: 0, at: now, pressedAt: now, ms: 1 },
    });
};
