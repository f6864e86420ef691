import { lockUser } from '../accounts/lock.js';
import { chooseParameters } from '../accounts/parameters.js';
import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import type { UserId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { DAY_MS } from '../time.js';
import { FITTED_FROM, type Fit } from './fit.js';
import type { Fitter } from './fitter.js';
import { countReviews, readReviews } from './reviews.js';

/** Whether a person's schedule is fitted to their reviews. */
export type FitState =
  | { readonly kind: 'off' }
  /** Nor can it be: there is no optimiser for this machine. */
  | { readonly kind: 'none' }
  /** So many reviews are missing; 0 when the fit is still to come. */
  | { readonly kind: 'before'; readonly missing: number }
  /** To so many reviews; they are predicted better than by the standard schedule by this share, 0 to 1. */
  | { readonly kind: 'fitted'; readonly reviews: number; readonly gain: number }
  /** For so many reviews, none was found that is better. */
  | { readonly kind: 'standard'; readonly reviews: number };

/** Schedules fitted to those whose they are. */
export interface Fits {
  of(user: UserId): Promise<FitState>;
  /** Whether this process can. */
  canRun(): boolean;
  /** Queues a fit for everybody who has studied and may have enough new reviews. */
  sweep(): Promise<void>;
  /** Fits the person's schedule if its time has come and there are enough new reviews. @returns what came of it, then */
  run(user: UserId, signal: AbortSignal): Promise<Fit | undefined>;
}

export interface FitsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly fitter: Fitter;
}

export const createFits = (dependencies: FitsDependencies): Fits => ({
  of: (user) => stateOf(dependencies, user),
  canRun: () => dependencies.fitter.canFit(),
  sweep: () => sweep(dependencies),
  run: (user, signal) => run(dependencies, user, signal),
});

/** By so much there must be more reviews than at the last try: with fewer, the same would come of it. */
const GROWTH = 1.25;
/** People that one sweep queues; the others come with the next. */
const SWEPT_AT_ONCE = 100;
/** After a fit that failed or was interrupted. */
const AGAIN_AFTER_MS = DAY_MS;

const stateOf = async (
  { database: { prisma, query }, fitter }: FitsDependencies,
  user: UserId,
): Promise<FitState> => {
  const { fitted, fit } = await prisma.user.findUniqueOrThrow({
    where: { id: user },
    select: { fitted: true, fit: true },
  });
  if (fitted && fit?.fittedAt) return { kind: 'fitted', reviews: fit.reviews, gain: fit.gain };
  if (!fitter.canFit()) return { kind: 'none' };
  if (!fitted) return { kind: 'off' };
  const { triedAt = null, tried = 0 } = fit ?? {};
  if (tried >= FITTED_FROM) return { kind: 'standard', reviews: tried };
  const reviews = await countReviews(query, user, { since: triedAt, most: FITTED_FROM - tried });
  return { kind: 'before', missing: FITTED_FROM - tried - reviews };
};

const sweep = async ({ database, clock, queue }: FitsDependencies): Promise<void> => {
  const due = await database.prisma.scheduleFit.findMany({
    where: { lookAt: { lte: clock.now() } },
    orderBy: { lookAt: 'asc' },
    take: SWEPT_AT_ONCE,
    select: { userId: true },
  });
  for (const { userId } of due) await queue.add({ name: 'fit', user: userId as UserId });
};

const run = async (
  dependencies: FitsDependencies,
  user: UserId,
  signal: AbortSignal,
): Promise<Fit | undefined> => {
  const { database, clock, fitter } = dependencies;
  const now = clock.now();
  const found = await claim(database, user, now);
  if (!found) return;
  const calendar = found.user.fitted && (await hasEnough(database, user, found)) ? found.user : undefined;
  if (!calendar) {
    await database.prisma.scheduleFit.updateMany({ where: { userId: user }, data: { lookAt: null } });
    return;
  }
  const reviews = await readReviews(database.query, user);
  const present = { weights: found.weights, until: found.fittedAt?.getTime() ?? 0 };
  const fit = await fitter.fit({ reviews, calendar, present }, signal);
  await keep(database, user, fit, now);
  return fit;
};

/** Of several processes one finds the row due. Whatever ends this one, the row is due again. */
const claim = async ({ prisma }: Database, user: UserId, now: Date) => {
  const { count } = await prisma.scheduleFit.updateMany({
    where: { userId: user, lookAt: { lte: now } },
    data: { lookAt: new Date(now.getTime() + AGAIN_AFTER_MS) },
  });
  if (count === 0) return null;
  const calendar = { select: { fitted: true, timeZone: true, dayStart: true } } as const;
  return prisma.scheduleFit.findUnique({ where: { userId: user }, include: { user: calendar } });
};

const hasEnough = async (
  { query }: Database,
  user: UserId,
  { triedAt, tried }: { readonly triedAt: Date | null; readonly tried: number },
): Promise<boolean> => {
  const most = Math.max(FITTED_FROM, Math.ceil(tried * GROWTH)) - tried;
  return (await countReviews(query, user, { since: triedAt, most })) >= most;
};

/** The new weights count from the next review on: no due date moves. */
const keep = (database: Database, user: UserId, { weights, reviews, gain }: Fit, now: Date): Promise<void> =>
  transaction(database, async (tx) => {
    await lockUser(tx, user);
    const isFitted = weights !== null && weights.length > 0;
    const found = weights && {
      ...{ fittedAt: isFitted ? now : null, reviews: isFitted ? reviews : 0, gain, weights: [...weights] },
    };
    const tried = { lookAt: null, triedAt: now, tried: reviews };
    await tx.scheduleFit.updateMany({ where: { userId: user }, data: { ...tried, ...found } });
    const person = await tx.user.findUnique({ where: { id: user }, select: { fitted: true } });
    if (!weights || !person?.fitted) return;
    const parametersId = await chooseParameters(tx, user, { weights });
    await tx.user.update({ where: { id: user }, data: { parametersId } });
  });
