import type { Budget, Limit } from '../../budget/budget.js';
import { DAY_MS } from '../../time.js';
import { QuotaSpent } from '../errors.js';
import type { Pace } from './pace.js';
import type { QuotaLimits, QuotaNews, Transport } from './transport.js';

/** What refused calls have told of an account's quota. */
export interface KnownQuota extends QuotaLimits {
  /** No call before. */
  readonly spentUntil?: Date | undefined;
  readonly isFree?: boolean | undefined;
  /** When the limits were told. */
  readonly toldAt?: Date | undefined;
}

/** Keeps what is known of quotas, for all processes and across restarts. */
export interface QuotaStore {
  find(account: string): Promise<KnownQuota>;
  /** What was found or learned last, here. */
  lastKnown(account: string): KnownQuota;
  /** Replaces what is named, keeps the rest. */
  learn(account: string, news: KnownQuota): Promise<void>;
}

/** The quota of one account. */
export interface Quota {
  /** As of when it was last looked up. */
  known(): KnownQuota;
  /** Waits until a call of so many tokens is allowed. @throws QuotaSpent if that is not before `latest` */
  turn(tokens: number, latest: Date, signal: AbortSignal): Promise<void>;
  /** Keeps what a refused call told. @returns until when the day's quota is used up, if it is */
  learn(news: readonly QuotaNews[]): Promise<Date | undefined>;
}

export interface QuotaDependencies {
  readonly budget: Budget;
  readonly quotas: QuotaStore;
  readonly pace: Pace;
}

/** A second more than a minute, since calls do not leave on the dot. */
const MINUTE_MS = 61_000;

export const createQuota = (dependencies: QuotaDependencies, transport: Transport): Quota => {
  const { budget, quotas, pace } = dependencies;
  const { account, writer, limits } = transport;
  return {
    known: () => upToDate(quotas.lastKnown(account), pace.now()),
    async turn(tokens, latest, signal) {
      const now = pace.now();
      const known = upToDate(await quotas.find(account), now);
      if (known.spentUntil) throw new QuotaSpent(known.spentUntil);
      const day = transport.quotaDay(now);
      const all = [...limitsOf(writer, limits, day), ...limitsOf(account, known, day)];
      const { at, isBooked } = await budget.book({ amount: tokens, limits: all, now, latest });
      if (!isBooked) throw new QuotaSpent(at);
      if (at > now) await pace.sleep(at.getTime() - now.getTime(), signal);
    },
    async learn(news) {
      const now = pace.now();
      const spentUntil = news.some(({ per }) => per === 'day') ? transport.quotaDay(now).end : undefined;
      const told = { ...Object.fromEntries(news.flatMap(limitTold)), toldAt: now };
      const isFree = news.some((each) => each.isFree);
      await quotas.learn(account, {
        ...told,
        ...(spentUntil && { spentUntil }),
        ...(isFree && { isFree }),
      });
      return spentUntil;
    },
  };
};

/** Limits hold for a day after they were told: the operator may have paid for more since. */
const upToDate = ({ spentUntil, isFree, toldAt, ...limits }: KnownQuota, now: Date): KnownQuota => ({
  ...(spentUntil && spentUntil > now && { spentUntil }),
  ...(isFree !== undefined && { isFree }),
  ...(toldAt && now.getTime() - toldAt.getTime() < DAY_MS && limits),
});

const limitsOf = (
  key: string,
  { requestsPerMinute, requestsPerDay, tokensPerMinute }: QuotaLimits,
  day: { readonly start: Date; readonly end: Date },
): Limit[] => [
  ...(requestsPerMinute ? [{ key, of: 'uses', most: requestsPerMinute, within: MINUTE_MS } as const] : []),
  ...(tokensPerMinute ? [{ key, of: 'amount', most: tokensPerMinute, within: MINUTE_MS } as const] : []),
  ...(requestsPerDay ? [{ key, of: 'uses', most: requestsPerDay, within: day } as const] : []),
];

const limitTold = ({ per, of, most }: QuotaNews): (readonly [keyof QuotaLimits, number])[] => {
  if (most === undefined) return [];
  if (per === 'minute') return [[of === 'requests' ? 'requestsPerMinute' : 'tokensPerMinute', most]];
  return of === 'requests' ? [['requestsPerDay', most]] : [];
};
