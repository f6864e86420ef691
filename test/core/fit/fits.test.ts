import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomFrom, type Studied, study as studyLike } from '../../../bench/fit/learner.js';
import { createAccounts } from '../../../src/core/accounts/accounts.js';
import type { Database } from '../../../src/core/database/client.js';
import { fitTo } from '../../../src/core/fit/fit.js';
import { createFits } from '../../../src/core/fit/fits.js';
import { createFitter, type Fitter } from '../../../src/core/fit/fitter.js';
import { newId, type ReviewId, type UserId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { STANDARD_WEIGHTS } from '../../../src/core/schedule/recall.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { addStudied } from '../../support/learner.js';
import { DAY, freshEvent, type HandClock, handClock, MINUTE, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const HOUR = 60 * MINUTE;
const { signal } = new AbortController();
/** One thread for all. */
const threaded = createFitter();

/** Somebody who remembers new cards six times as long as most. */
const tenacious = STANDARD_WEIGHTS.map((weight, i) => (i < 4 ? weight * 6 : weight));
const rememberer = studyLike(randomFrom(2), tenacious, { newPerDay: 12, reviews: 700, daysMore: 0 });
const everybody = studyLike(randomFrom(1), STANDARD_WEIGHTS, { newPerDay: 12, reviews: 700, daysMore: 0 });

const personWhoStudied = async (studied: Studied, { now }: HandClock): Promise<UserId> => {
  const person = await newPerson(database);
  await addStudied(database, person, studied, now());
  return person.user;
};

let clock: HandClock;
let queued: Job[];
beforeEach(async () => {
  clock = handClock();
  queued = [];
  await database.prisma.scheduleFit.deleteMany();
});
const queue = {
  add: async (job: Job) => {
    queued.push(job);
  },
};
const fitsWith = (fitter: Fitter = threaded) => createFits({ database, clock, queue, fitter });
const accounts = () => createAccounts({ database, clock });
const begin = (user: UserId) => createStudy({ database, clock }).start(user, { deck: null }, freshEvent());
/** Studies, and lets the time come for a look. */
const studied = async (user: UserId) => {
  const state = await begin(user);
  clock.pass(HOUR);
  return state;
};
const parametersOf = async (user: UserId) => {
  const { parametersId: id } = await database.prisma.user.findUniqueOrThrow({ where: { id: user } });
  return id === null ? null : database.prisma.schedulerParameters.findUnique({ where: { id } });
};

describe('somebody whose memory is not like most', () => {
  it('has weights of their own from the next review on, and no card moves', async () => {
    const user = await personWhoStudied(rememberer, clock);
    const fits = fitsWith();
    expect(await fits.of(user)).toEqual({ kind: 'before', missing: 0 });
    const state = await studied(user);
    await fits.sweep();
    expect(queued).toEqual([{ name: 'fit', user }]);
    const schedules = await database.prisma.schedule.findMany({ where: { userId: user } });

    const fit = await fits.run(user, signal);
    expect(fit?.gain).toBeGreaterThan(0.01);
    const parameters = await parametersOf(user);
    expect(parameters).toMatchObject({ retention: 0.9, learningSteps: ['1m', '10m'], weights: fit?.weights });
    // Of a new card that was known at first: days until one in ten is forgotten.
    expect(parameters?.weights[2]).toBeGreaterThan((STANDARD_WEIGHTS[2] ?? 0) * 2);
    expect(await fits.of(user)).toMatchObject({ kind: 'fitted', gain: fit?.gain, reviews: fit?.reviews });
    expect(await database.prisma.schedule.findMany({ where: { userId: user } })).toEqual(schedules);

    const study = createStudy({ database, clock });
    await study.grade(user, await study.show(user, state), 3);
    const last = await database.prisma.reviewLog.findFirst({
      where: { userId: user },
      orderBy: { id: 'desc' },
    });
    expect(last?.parametersId).toBe(parameters?.id);
  });

  it('keeps them when they choose another goal or other steps, and without the fit goes by the standard', async () => {
    const user = await personWhoStudied(rememberer, clock);
    await studied(user);
    const fit = await fitsWith().run(user, signal);
    await accounts().change(user, { retention: 95, learningSteps: '5m 1h' });
    const chosen = { retention: 0.95, learningSteps: ['5m', '1h'] };
    expect(await parametersOf(user)).toMatchObject({ ...chosen, weights: fit?.weights });

    expect(await accounts().change(user, { fitted: false })).toMatchObject({ fitted: false, retention: 95 });
    expect(await parametersOf(user)).toMatchObject({ ...chosen, weights: [] });
    expect(await fitsWith().of(user)).toEqual({ kind: 'off' });
    await accounts().change(user, { fitted: true, retention: 90 });
    expect(await parametersOf(user)).toMatchObject({ retention: 0.9, weights: fit?.weights });
  });

  it('is not fitted anew before there is much to learn from', async () => {
    const user = await personWhoStudied(rememberer, clock);
    await studied(user);
    const fits = fitsWith();
    await fits.run(user, signal);
    expect(await fits.run(user, signal)).toBeUndefined();
    await studied(user);
    await fits.sweep();
    expect(queued).toEqual([]);
    clock.pass(7 * DAY);
    await fits.sweep();
    expect(queued).toEqual([{ name: 'fit', user }]);
    const unwanted = fitsWith({ ...threaded, fit: () => Promise.reject(new Error('fitted without need')) });
    expect(await unwanted.run(user, signal)).toBeUndefined();
    await fits.sweep();
    expect(queued).toHaveLength(1);
  });

  it('is fitted another day when a fit broke off', async () => {
    const user = await personWhoStudied(rememberer, clock);
    await studied(user);
    const broken = fitsWith({ ...threaded, fit: () => Promise.reject(new Error('broken')) });
    await expect(broken.run(user, signal)).rejects.toThrow('broken');
    expect(await fitsWith().run(user, signal)).toBeUndefined();
    clock.pass(DAY);
    await fitsWith().sweep();
    expect(queued).toEqual([{ name: 'fit', user }]);
  });

  it('is left alone once they turned it off, even in the middle of a fit', async () => {
    const user = await personWhoStudied(rememberer, clock);
    await studied(user);
    const turnedOff: Fitter = {
      ...threaded,
      fit: async (request, aborted) => {
        await accounts().change(user, { fitted: false });
        return threaded.fit(request, aborted);
      },
    };
    expect((await fitsWith(turnedOff).run(user, signal))?.weights).toHaveLength(STANDARD_WEIGHTS.length);
    expect(await parametersOf(user)).toBeNull();
    await accounts().change(user, { fitted: true });
    expect((await parametersOf(user))?.weights).toHaveLength(STANDARD_WEIGHTS.length);
  });
});

it('somebody like most keeps the standard weights', async () => {
  const user = await personWhoStudied(everybody, clock);
  await studied(user);
  expect(await fitsWith().run(user, signal)).toMatchObject({ weights: null });
  expect(await parametersOf(user)).toBeNull();
  expect(await fitsWith().of(user)).toMatchObject({ kind: 'standard' });
});

describe('a fit learns from', () => {
  /** What the fitter is given; too little to fit anything to. */
  const given = async (user: UserId) => {
    let request: Parameters<Fitter['fit']>[0] | undefined;
    const fitter: Fitter = {
      ...threaded,
      fit: async (got) => {
        request = got;
        return { reviews: 0, weights: null, gain: 0 };
      },
    };
    await studied(user);
    await fitsWith(fitter).run(user, signal);
    return request;
  };

  it('reviews that stand; those in quizzes are told apart', async () => {
    const user = await personWhoStudied(rememberer, clock);
    const log = await database.prisma.reviewLog.findMany({
      where: { userId: user },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    const [first, second, third] = log;
    if (!first || !second || !third) throw new Error('no reviews');
    const undo = { userId: user, cardId: first.cardId, rating: 0, rev: 0, undoes: first.id };
    await database.prisma.reviewLog.create({ data: { ...undo, id: newId<ReviewId>(), at: clock.now() } });
    await database.prisma.reviewLog.update({ where: { id: second.id }, data: { mode: 'quiz' } });
    const reviews = (await given(user))?.reviews;
    expect(reviews?.grades).toHaveLength(log.length - 1);
    expect(reviews?.grades.slice(0, 2)).toEqual([0, third.rating]);
    expect(reviews?.at).toEqual(log.slice(1).map(({ at }) => at.getTime()));
  });

  it('none, as long as there are fewer than 600', async () => {
    const few = studyLike(randomFrom(3), tenacious, { newPerDay: 12, reviews: 500, daysMore: 0 });
    const user = await personWhoStudied(few, clock);
    expect(await given(user)).toBeUndefined();
    const state = await fitsWith().of(user);
    if (state.kind !== 'before') throw new Error(state.kind);
    expect(state.missing).toBeGreaterThan(0);
    expect(state.missing).toBeLessThanOrEqual(100);
  });
});

describe('weights that somebody has', () => {
  const long = studyLike(randomFrom(2), tenacious, { newPerDay: 12, reviews: 1_400, daysMore: 0 });
  const seenUntil = rememberer.watchedFrom;

  it('stay, where they predict what came since as well as new ones', async () => {
    expect(await fitTo(long.histories, { weights: tenacious, until: seenUntil })).toMatchObject({
      weights: null,
    });
  });

  it('go, where the standard predicts better', async () => {
    const forgetful = STANDARD_WEIGHTS.map((weight, i) => (i < 4 ? weight / 20 : weight));
    const found = await fitTo(everybody.histories, { weights: forgetful, until: 0 });
    expect(found).toEqual({ reviews: found.reviews, weights: [], gain: 0 });
  });
});

it('promises nothing on a machine without the optimiser, whatever was chosen; a fit of before goes on', async () => {
  const { user } = await newPerson(database);
  const fits = fitsWith({ ...threaded, canFit: () => false });
  expect(await fits.of(user)).toEqual({ kind: 'none' });
  await accounts().change(user, { fitted: false });
  expect(await fits.of(user)).toEqual({ kind: 'none' });
  await accounts().change(user, { fitted: true });
  const weights = [...STANDARD_WEIGHTS];
  const fitted = { fittedAt: clock.now(), reviews: 700, gain: 0.1, tried: 700, weights };
  await database.prisma.scheduleFit.create({ data: { userId: user, ...fitted } });
  expect(await fits.of(user)).toEqual({ kind: 'fitted', reviews: 700, gain: 0.1 });
});
