import { type Budget, KEPT_MS, keysOf, type Limit, latestOf, sizeOf } from './budget.js';

interface Booked {
  readonly at: Date;
  readonly amount: number;
}

/** A budget for one process, forgotten when it ends. */
export const createMemoryBudget = (): Budget => {
  const booked = new Map<string, readonly Booked[]>();
  return {
    async book({ amount, limits, now, latest }) {
      const at = latestOf([
        now,
        ...limits.map((limit) => earliest(booked.get(limit.key) ?? [], amount, limit)),
      ]);
      if (at > latest) return { isBooked: false, at };
      for (const key of keysOf(limits)) {
        const kept = (booked.get(key) ?? []).filter((one) => one.at.getTime() > now.getTime() - KEPT_MS);
        booked.set(key, [...kept, { at, amount }]);
      }
      return { isBooked: true, at };
    },
  };
};

/** The first moment at which the limit allows one more of the amount. */
const earliest = (booked: readonly Booked[], amount: number, { of, most, within }: Limit): Date => {
  let left = most - sizeOf(amount, { of, most });
  // From the last back: whatever no longer fits must be out of the stretch.
  for (const one of booked.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    if (typeof within !== 'number' && (one.at < within.start || one.at >= within.end)) continue;
    left -= of === 'uses' ? 1 : one.amount;
    if (left < 0) return typeof within === 'number' ? new Date(one.at.getTime() + within) : within.end;
  }
  return new Date(0);
};
