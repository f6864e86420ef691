import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSettings } from '../../../src/core/accounts/settings.js';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import type { Tx } from '../../../src/core/database/transaction.js';
import { dayAround } from '../../../src/core/day.js';
import {
  type CardId,
  type NoteId,
  newId,
  type QuestionId,
  type QuizId,
  type UserId,
} from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { countReviews } from '../../../src/core/quiz/after/reviews.js';
import { stateColumns } from '../../../src/core/quiz/play/stored-state.js';
import { newGame } from '../../../src/core/quiz/rules/engine.js';
import { DEFAULT_PARAMETERS } from '../../../src/core/schedule/parameters.js';
import { reviewTime } from '../../../src/core/schedule/review-time.js';
import type { Grade } from '../../../src/core/schedule/schedule.js';
import { reviewed } from '../../../src/core/study/grade.js';
import { type Schedule, scheduleOf } from '../../../src/core/study/schedule-row.js';
import { createStudy } from '../../../src/core/study/study.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, MINUTE, newCards, newPerson, SECOND } from '../../support/people.js';

/** What a wrong answer counts as, and a right one, which may be a guess. */
const [FORGOT, HARD] = [1, 2] as const;
const clock = handClock();
let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

type Person = Awaited<ReturnType<typeof newPerson>>;
/** Somebody whose answers are to count. */
const newPlayer = async (): Promise<Person> => {
  const person = await newPerson(database);
  await database.prisma.user.update({ where: { id: person.user }, data: { quizReviews: true } });
  return person;
};
const newCard = async (owner: Person): Promise<CardId> => {
  const [card] = await newCards(database, owner, ['front']);
  if (!card) throw new Error('no card');
  return card;
};
const newCopy = async (owner: Person, originId: CardId): Promise<CardId> => {
  const id = await newCard(owner);
  await database.prisma.card.update({ where: { id }, data: { originId } });
  return id;
};

/** A game that ended, whose questions were made from these cards, in this order. */
const endedGame = async (cards: readonly CardId[]) => {
  const quiz = newId<QuizId>();
  const host = (await newPerson(database)).user;
  const rules = { mode: 'classic', seconds: 10, right: cards.map(() => 0) } as const;
  const ended = { kind: 'ended', reason: 'finished' } as const;
  const { state } = stateColumns({ ...newGame(host, rules, [], 0), phase: ended });
  const moments = { startedAt: clock.now(), endedAt: clock.now() };
  const row = { id: quiz, hostId: host, hostName: 'Ada', deckName: 'Any', state, ...moments };
  await database.prisma.quiz.create({ data: row });
  const questions = cards.map((cardId, index) => ({
    ...{
      id: newId<QuestionId>(),
      quizId: quiz,
      index,
      cardId,
      text: 'front',
      options: ['back', 'other'],
      right: 0,
    },
    openedAt: clock.now(),
  }));
  await database.prisma.quizQuestion.createMany({ data: questions });
  /** Answers a question, a second after the answer before. @returns when */
  const answer = async (index: number, userId: UserId, how: 'right' | 'wrong'): Promise<Date> => {
    clock.pass(SECOND);
    const at = clock.now();
    const questionId = questions[index]?.id ?? newId<QuestionId>();
    const option = how === 'right' ? 0 : 1;
    await database.prisma.quizAnswer.create({
      data: { questionId, userId, option, at, pressedAt: at, ms: 0 },
    });
    return at;
  };
  return { quiz, answer };
};

const schedules = async (): Promise<Record<string, Schedule>> => {
  const rows = await database.prisma.schedule.findMany();
  return Object.fromEntries(rows.map((row) => [row.cardId, scheduleOf(row as Schedule)]));
};
const log = async () => {
  const rows = await database.prisma.reviewLog.findMany({ orderBy: { at: 'asc' } });
  return rows.map(({ cardId, rating, at, rev, before }) => ({ cardId, rating, at, rev, before }));
};
/** The schedule after a review by somebody whose clocks show UTC. */
const reviewedAt = (id: CardId, before: Schedule | null, grade: Grade, at: Date): Schedule =>
  reviewed(
    { id },
    before,
    grade,
    reviewTime(at, { timeZone: 'UTC', dayStart: 4 }, before?.lastReview ?? null),
    DEFAULT_PARAMETERS,
  );
/** As it stands in the log. */
const asJson = (schedule: Schedule) => JSON.parse(JSON.stringify(schedule));

it('several answers on one card, asked by itself and by what it was copied from, follow one another', async () => {
  const [ada, ben] = [await newPerson(database), await newPlayer()];
  const original = await newCard(ada);
  const copy = await newCopy(ben, original);
  const { quiz, answer } = await endedGame([original, copy, original]);
  const first = await answer(0, ben.user, 'right');
  const second = await answer(1, ben.user, 'wrong');
  const third = await answer(2, ben.user, 'right');
  await answer(2, ada.user, 'right');
  await countReviews(database, quiz);
  const one = reviewedAt(copy, null, HARD, first);
  const two = reviewedAt(copy, one, FORGOT, second);
  const three = reviewedAt(copy, two, HARD, third);
  expect(await schedules()).toEqual({ [copy]: three });
  expect(await database.prisma.reviewLog.findFirst({ where: { at: second } })).toMatchObject({
    ...{ mode: 'quiz', durationMs: 0, intervalMinutes: 1, elapsedDays: 0, utcOffset: 0, rule: 2 },
    day: Math.floor(second.getTime() / DAY),
  });
  expect(await log()).toEqual([
    { cardId: copy, rating: HARD, at: first, rev: 1, before: null },
    { cardId: copy, rating: FORGOT, at: second, rev: 2, before: asJson(one) },
    { cardId: copy, rating: HARD, at: third, rev: 3, before: asJson(two) },
  ]);
});

it('of a card and its copy, both the player’s own, the one that was asked is reviewed', async () => {
  const ben = await newPlayer();
  const original = await newCard(ben);
  const copy = await newCopy(ben, original);
  const { quiz, answer } = await endedGame([original, copy]);
  const [first, second] = [await answer(0, ben.user, 'right'), await answer(1, ben.user, 'wrong')];
  await countReviews(database, quiz);
  expect(await schedules()).toEqual({
    [original]: reviewedAt(original, null, HARD, first),
    [copy]: reviewedAt(copy, null, FORGOT, second),
  });
});

it('goes by what the player chose of learning steps', async () => {
  const ben = await newPlayer();
  await createSettings({ database, clock }).change(ben.user, { learningSteps: '30m 1h' });
  const card = await newCard(ben);
  const { quiz, answer } = await endedGame([card]);
  const at = await answer(0, ben.user, 'wrong');
  await countReviews(database, quiz);
  expect((await schedules())[card]?.due).toEqual(new Date(at.getTime() + 30 * MINUTE));
  const { parametersId } = await database.prisma.user.findUniqueOrThrow({ where: { id: ben.user } });
  expect(parametersId).not.toBeNull();
  expect(await database.prisma.reviewLog.findFirst()).toMatchObject({ parametersId });
});

it('a card reviewed before goes on from there, and one reviewed since keeps its newer schedule', async () => {
  const ben = await newPlayer();
  const [earlier, later] = [await newCard(ben), await newCard(ben)];
  const { quiz, answer } = await endedGame([earlier, later]);
  const before = reviewedAt(earlier, null, HARD, new Date(clock.now().getTime() - 3 * DAY));
  const at = await answer(0, ben.user, 'wrong');
  await answer(1, ben.user, 'wrong');
  const newer = reviewedAt(later, null, HARD, new Date(clock.now().getTime() + SECOND));
  const rows = [
    { userId: ben.user, cardId: earlier, ...before },
    { userId: ben.user, cardId: later, ...newer },
  ];
  await database.prisma.schedule.createMany({ data: rows });
  await countReviews(database, quiz);
  await countReviews(database, quiz);
  expect(await schedules()).toEqual({
    [earlier]: reviewedAt(earlier, before, FORGOT, at),
    [later]: newer,
  });
  expect(await log()).toEqual([{ cardId: earlier, rating: FORGOT, at, rev: 2, before: asJson(before) }]);
});

/** The database whose transactions are run by `run`. */
const withTransactions = (run: (work: (tx: Tx) => Promise<unknown>, limits: object) => unknown): Database => {
  const get = (client: Database['prisma'], name: string | symbol) =>
    name === '$transaction' ? run : Reflect.get(client, name);
  return { ...database, prisma: new Proxy(database.prisma, { get }) };
};

/** The database as a process has it that dies just before its `nth` transaction is committed. */
const dyingAt = (nth: number): Database => {
  let begun = 0;
  return withTransactions((work, limits) =>
    database.prisma.$transaction(async (tx) => {
      await work(tx);
      if (++begun === nth) throw new Error('died');
    }, limits),
  );
};

it('each answer counts once, wherever it dies in between and however often it runs', async () => {
  const players = [await newPlayer(), await newPlayer(), await newPlayer()];
  const cards = await newCards(database, await newPerson(database), ['one', 'two', 'three']);
  for (const player of players) for (const card of cards) await newCopy(player, card);
  const { quiz, answer } = await endedGame(cards);
  for (const { user } of players) for (const index of cards.keys()) await answer(index, user, 'right');
  for (const [nth, counted] of [
    [2, 3],
    [2, 6],
    [1, 6],
  ] as const) {
    await expect(countReviews(dyingAt(nth), quiz)).rejects.toThrow('died');
    expect(await database.prisma.reviewLog.count()).toBe(counted);
    expect(await database.prisma.quizAnswer.count({ where: { reviewed: true } })).toBe(counted);
  }
  await Promise.all([countReviews(database, quiz), countReviews(database, quiz)]);
  const reviewedOnce = Array.from({ length: 9 }, () => ({ rating: HARD, rev: 1 }));
  expect(await log()).toMatchObject(reviewedOnce);
  expect(Object.values(await schedules())).toMatchObject(reviewedOnce.map(() => ({ reps: 1, rev: 1 })));
});

it('takes no more statements for many answers of a player than for one', async () => {
  let statements = 0;
  const counting = <T extends object>(target: T): T => {
    const get = (it: T, name: string | symbol): unknown => {
      const member: unknown = Reflect.get(it, name);
      if (typeof member === 'object' && member !== null) return counting(member);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        statements++;
        return Reflect.apply(member, it, given);
      };
    };
    return new Proxy(target, { get });
  };
  const counted = withTransactions((work, limits) =>
    database.prisma.$transaction((tx) => work(counting(tx)), limits),
  );
  const statementsFor = async (answers: number): Promise<number> => {
    const ben = await newPlayer();
    const fronts = Array.from({ length: answers }, (_, index) => `${index}`);
    const cards = await newCards(database, ben, fronts);
    const { quiz, answer } = await endedGame(cards);
    for (const index of cards.keys()) await answer(index, ben.user, 'right');
    statements = 0;
    await countReviews(counted, quiz);
    expect(await database.prisma.reviewLog.count({ where: { userId: ben.user } })).toBe(answers);
    return statements;
  };
  const forOne = await statementsFor(1);
  expect(forOne).toBeGreaterThan(0);
  expect(await statementsFor(50)).toBe(forOne);
});

/** A player whose card was forgotten seven times. */
const slipping = async () => {
  const ben = await newPlayer();
  const card = await newCard(ben);
  const memory = { stability: 2, difficulty: 9, scheduledDays: 2, learningSteps: 0, reps: 20, lapses: 7 };
  const lastReview = new Date(clock.now().getTime() - 2 * DAY);
  const row = { userId: ben.user, cardId: card, ...memory, state: 2, due: clock.now(), rev: 20, lastReview };
  await database.prisma.schedule.create({ data: row });
  return { ...ben, card };
};
const setAsideAt = async (id: CardId) =>
  (await database.prisma.card.findUniqueOrThrow({ where: { id } })).setAsideAt;

it('a card that becomes a leech in a quiz is set aside at once, which the next session tells once', async () => {
  const { user, deck, card } = await slipping();
  await newCards(database, { user, deck }, ['one', 'two', 'three']);
  const study = createStudy({ database, clock });
  await study.end(user, (await study.start(user, { deck: null }, freshEvent())).session);
  const { quiz, answer } = await endedGame([card, card]);
  const at = await answer(0, user, 'wrong');
  await answer(1, user, 'right');
  await countReviews(database, quiz);
  expect(await setAsideAt(card)).toEqual(at);
  expect(
    await createCards({ database, clock, blobs: createRowBlobs(database) }).show(user, card),
  ).toMatchObject({
    ...{ isSetAside: true, isLeech: true },
  });
  clock.pass(MINUTE);
  const told = await study.start(user, { deck: null }, freshEvent());
  expect(told).toMatchObject({ phase: 'front', out: { why: 'leech', more: 0, card: { id: card } } });
  await study.end(user, told.session);
  clock.pass(MINUTE);
  expect(await study.start(user, { deck: null }, freshEvent())).not.toHaveProperty('out');
});

it('the siblings of a card that was answered rest until the day is over', async () => {
  const { user, deck } = await newPlayer();
  const ids = await newCards(database, { user, deck }, ['one', 'its sibling', 'another']);
  await database.prisma.card.updateMany({
    where: { id: { in: ids.slice(0, 2) } },
    data: { note: newId<NoteId>() },
  });
  const [one = newId<CardId>()] = ids;
  const { quiz, answer } = await endedGame([one, one]);
  const at = await answer(0, user, 'right');
  await answer(1, user, 'right');
  await countReviews(database, quiz);
  const rows = await database.prisma.card.findMany({ where: { ownerId: user }, orderBy: { id: 'asc' } });
  const { end } = dayAround(at, { timeZone: 'UTC', dayStart: 4 });
  expect(rows.map(({ restsUntil }) => restsUntil)).toEqual([null, end, null]);
});

it('a card that its person had set aside stays so by their wish when it becomes a leech', async () => {
  const { user, card } = await slipping();
  const before = new Date(clock.now().getTime() - DAY);
  await database.prisma.card.update({ where: { id: card }, data: { setAsideAt: before } });
  const { quiz, answer } = await endedGame([card]);
  await answer(0, user, 'wrong');
  await countReviews(database, quiz);
  expect(await setAsideAt(card)).toEqual(before);
});
