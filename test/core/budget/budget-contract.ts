import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget, Limit } from '../../../src/core/budget/budget.js';

const START = new Date('2026-03-01T12:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);
const MINUTE = 60_000;

/** What a budget must do, wherever it keeps its books. @param fresh makes another user of the same budget */
export const budgetContract = (name: string, fresh: () => Budget) => {
  let keys = 0;
  const newKey = () => `${name} ${++keys}`;
  const perMinute = (most: number, key = newKey()): Limit => ({ key, of: 'uses', most, within: MINUTE });
  const book = (budget: Budget, limits: readonly Limit[], now = START, amount = 1, latest = later(1e9)) =>
    budget.book({ amount, limits, now, latest });

  describe(`a budget in ${name}`, () => {
    test('without limits is open at once', async () => {
      expect(await book(fresh(), [])).toEqual({ isBooked: true, at: START });
    });

    test('gives the next free moments in turn', async () => {
      const limits = [perMinute(2)];
      const budget = fresh();
      const moments = [];
      for (let i = 0; i < 5; i += 1) moments.push((await book(budget, limits, later(i))).at);
      expect(moments).toEqual([START, later(1), later(MINUTE), later(MINUTE + 1), later(2 * MINUTE)]);
    });

    test('says when it would be open, and books nothing, where that is too late', async () => {
      const limits = [perMinute(1)];
      const budget = fresh();
      await book(budget, limits);
      const late = { isBooked: false, at: later(MINUTE) };
      expect(await book(budget, limits, later(10), 1, later(20))).toEqual(late);
      expect(await book(budget, limits, later(10), 1, later(MINUTE))).toEqual({ ...late, isBooked: true });
    });

    test('adds up amounts, of which one above the limit takes all', async () => {
      const key = newKey();
      const limits: readonly Limit[] = [{ key, of: 'amount', most: 100, within: MINUTE }];
      const budget = fresh();
      expect((await book(budget, limits, START, 60)).at).toEqual(START);
      expect((await book(budget, limits, START, 40)).at).toEqual(START);
      expect((await book(budget, limits, START, 1)).at).toEqual(later(MINUTE));
      expect((await book(budget, limits, later(1), 1_000)).at).toEqual(later(2 * MINUTE));
    });

    test('counts from a moment to another, as for a calendar day', async () => {
      const day = { start: later(-1_000), end: later(5_000) };
      const limits: readonly Limit[] = [{ key: newKey(), of: 'uses', most: 1, within: day }];
      const budget = fresh();
      expect((await book(budget, limits)).at).toEqual(START);
      expect((await book(budget, limits, later(1))).at).toEqual(day.end);
    });

    test('holds all limits, or takes of none', async () => {
      const [wide, narrow] = [perMinute(10), perMinute(1)];
      const budget = fresh();
      await book(budget, [wide, narrow]);
      expect((await book(budget, [wide, narrow], START, 1, START)).isBooked).toBe(false);
      for (let i = 0; i < 9; i += 1) expect((await book(budget, [wide])).at).toEqual(START);
      expect((await book(budget, [wide])).at).toEqual(later(MINUTE));
    });

    test('is never exceeded by users side by side, whatever they use', async () => {
      const use = fc.record({ pause: fc.nat(30_000), amount: fc.integer({ min: 1, max: 60 }) });
      await fc.assert(
        fc.asyncProperty(fc.array(use, { minLength: 1, maxLength: 12 }), async (uses) => {
          const key = newKey();
          const limits: readonly Limit[] = [
            perMinute(3, key),
            { key, of: 'amount', most: 100, within: MINUTE },
          ];
          const users = [fresh(), fresh()];
          let now = START.getTime();
          const asked = uses.map(({ pause, amount }, i) => {
            now += pause;
            return book(users[i % 2] ?? fresh(), limits, new Date(now), amount).then(({ at }) => ({
              at,
              amount,
            }));
          });
          const booked = await Promise.all(asked);
          for (const { at } of booked) {
            const within = booked.filter((one) => one.at <= at && one.at.getTime() > at.getTime() - MINUTE);
            expect(within.length).toBeLessThanOrEqual(3);
            expect(within.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(100);
          }
        }),
        { numRuns: 15 },
      );
    });
  });
};
