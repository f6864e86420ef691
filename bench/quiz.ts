import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../src/core/database/client.js';
import { type CardId, type DeckId, newId, type UserId } from '../src/core/ids.js';
import { setup } from '../test/services/setup.js';
import { servicesDatabase } from '../test/support/database.js';
import { startBare, startCompiled } from './bot.js';
import { type ClosedQuestion, closedQuestions } from './closed-questions.js';
import { type AskedHere, discordRoom, type Room, telegramRoom } from './rooms.js';
import { type StandIns, startStandIns } from './stand-ins.js';
import { judge, NO_LIMIT, percentile, type Verdict } from './verdict.js';

/** An answer's 99th percentile, against that of a process that answers every press with nothing. */
const ANSWER_RATIO_MAX = 3;
/** From a question's deadline to the step that closes it. */
const CLOSE_LATE_MAX_MS = 250;
/** Its message, and the edit at its close. */
const CALLS_MAX = 2;

const GAMES_ON_EACH = 50;
const PLAYERS = 20;
const FEW_PLAYERS = 2;
/** The quiz's own default. */
const SECONDS = 20;
/** Games begin one after another over the time that a question takes, as real ones are not begun together. */
const STAGGER_MS = 24_000;
/** Presses come at any moment of this time. */
const PRESSING_MS = 18_000;
/** With the first question the bot meets its people; the ones after it are measured. */
const MEASURED = [2, 3] as const;

/** What was seen of a room's game. */
interface Played {
  readonly room: Room;
  readonly questions: ReadonlyMap<number, AskedHere>;
  readonly answers: readonly number[];
}

/** A hundred games at once against the platforms' stand-ins, on PostgreSQL and Redis, in one process of the bot. */
export const measureQuizzes = async (): Promise<Verdict[]> => {
  const stop = await setup();
  const database = await servicesDatabase();
  const platforms = await startStandIns();
  try {
    return await measure(database, platforms);
  } finally {
    await Promise.all([platforms.close(), database.close()]);
    await stop();
  }
};

const measure = async (
  database: Awaited<ReturnType<typeof servicesDatabase>>,
  { discord, telegram, settings, untilUp }: StandIns,
): Promise<Verdict[]> => {
  const sizes = [...Array.from({ length: GAMES_ON_EACH - 1 }, () => PLAYERS), FEW_PLAYERS];
  const rooms = sizes.flatMap((size) => [discordRoom(discord, size), telegramRoom(telegram, size)]);
  for (const room of rooms) await addHost(database, room);

  const bot = await startCompiled({
    ...settings,
    DATABASE_URL: database.url,
    REDIS_URL: process.env.TEST_REDIS_URL ?? '',
    ROLE: 'bot',
  });
  await untilUp();
  const played = await Promise.all(rooms.map((room, i) => play(room, (i / rooms.length) * STAGGER_MS)));
  const closed = await closedQuestions(database, MEASURED, rooms.length);
  // The edits that show the last closes.
  await sleep(1_000);
  await bot.stop();

  const bare = await startBare(settings);
  await untilUp();
  const floors = await Promise.all(
    played.map(async ({ room, questions }, i) => {
      await sleep((i / played.length) * STAGGER_MS);
      const asked = questions.get(MEASURED[0]);
      return { platform: room.platform, answers: asked ? await pressAll(room, asked) : [] };
    }),
  );
  await bare.stop();
  return [
    ...answerVerdicts('discord', played, floors),
    ...answerVerdicts('telegram', played, floors),
    ...closeVerdicts(played, closed),
    ...callVerdicts(played),
  ];
};

/** A person with a deck, as if they had made it before. */
const addHost = async (
  { prisma }: Database,
  { platform, people: [platformUserId = ''] }: Room,
): Promise<void> => {
  const [user, deck] = [newId<UserId>(), newId<DeckId>()];
  await prisma.user.create({
    data: {
      id: user,
      identities: { create: { platform, platformUserId, displayName: 'Player 0' } },
      decks: { create: { id: deck, name: 'My cards', nameKey: 'my cards', isDefault: true } },
    },
  });
  const backs = ['Paris', 'Rome', 'Madrid', 'Lisbon', 'Vienna'];
  const data = backs.map((back) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front: `Capital with ${back.length} letters, ${back[0]}?`, back },
  }));
  await prisma.card.createMany({ data });
};

/** A game as far as its questions are measured. */
const play = async (room: Room, afterMs: number): Promise<Played> => {
  await sleep(afterMs);
  await room.begin(SECONDS);
  const questions = new Map<number, AskedHere>();
  const answers: number[] = [];
  const first = await room.asked(1);
  await pressAll(room, first, room.people.length);
  for (const number of MEASURED) {
    const asked = await room.asked(number);
    questions.set(number, asked);
    answers.push(...(await pressAll(room, asked)));
  }
  return { room, questions, answers };
};

/** Without the last of the people, for whom the question stays open until its deadline. */
const pressAll = (room: Room, asked: AskedHere, people = room.people.length - 1): Promise<number[]> =>
  Promise.all(
    Array.from({ length: people }, async (_, person) => {
      await sleep(Math.random() * PRESSING_MS);
      return asked.press(person, person);
    }),
  );

interface Answers {
  readonly platform: Room['platform'];
  readonly answers: readonly number[];
}

const answerVerdicts = (
  platform: Room['platform'],
  played: readonly Played[],
  floors: readonly Answers[],
): Verdict[] => {
  const ours = played.flatMap(({ room, answers }) => (room.platform === platform ? answers : []));
  const floor = floors.flatMap((one) => (one.platform === platform ? one.answers : []));
  const of = (share: number): Verdict[] => {
    const [bare, answer] = [percentile(floor, share), percentile(ours, share)];
    const max = share === 0.99 ? ANSWER_RATIO_MAX : NO_LIMIT;
    const name = share === 0.99 ? 'p99' : 'median';
    return [
      judge(`${platform}: a bare handler, ${name}`, bare, NO_LIMIT, 'ms'),
      judge(`${platform}: an answer, ${name}`, answer, NO_LIMIT, 'ms'),
      judge(`${platform}: an answer, against the bare, ${name}`, answer / bare, max, '×'),
    ];
  };
  return [...of(0.5), ...of(0.99)];
};

const closeVerdicts = (played: readonly Played[], closed: readonly ClosedQuestion[]): Verdict[] => {
  const calls = new Map(played.flatMap(({ room }) => room.calls().map(({ message, at }) => [message, at])));
  const steps = closed.map(({ closedAt, deadline }) => closedAt - deadline);
  const shown = closed.map(({ message, deadline }) => (calls.get(message) ?? Number.NaN) - deadline);
  return [
    judge('closing after the deadline, p99', percentile(steps, 0.99), CLOSE_LATE_MAX_MS, 'ms'),
    judge('and the edit at the platform, p99', percentile(shown, 0.99), NO_LIMIT, 'ms'),
  ];
};

/** From one question's close to the next one's, as the room is told of them. */
const callsOf = ({ room, questions }: Played): number => {
  const calls = room.calls();
  const [from = 0, to = 0] = MEASURED.map((number) => {
    const message = questions.get(number)?.message;
    return calls.findLast((call) => call.message === message)?.at ?? 0;
  });
  return calls.filter(({ at }) => at > from && at <= to).length;
};

const callVerdicts = (played: readonly Played[]): Verdict[] => {
  const most = (size: number): number =>
    Math.max(...played.filter(({ room }) => room.people.length === size).map(callsOf));
  return [FEW_PLAYERS, PLAYERS].map((size) =>
    judge(`calls for a question of ${size} players, at most`, most(size), CALLS_MAX, ''),
  );
};
