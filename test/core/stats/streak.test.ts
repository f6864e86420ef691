import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streakOf } from '../../../src/core/stats/streak.js';

/** The days before and of today, the last sign: `x` where something was studied. */
const streak = (days: string) =>
  streakOf(new Set([...days].flatMap((day, i) => (day === 'x' ? [i] : []))), days.length - 1);

it.each([
  ['', 0, 0],
  ['.', 0, 0],
  ['x', 1, 0],
  ['xxx', 3, 0],
  // Today is not over.
  ['xx.', 2, 0],
  ['xx..', 2, 1],
  ['xx...', 0, 0],
  ['xx.xx', 4, 1],
  ['xx..xx', 2, 0],
  // One in seven days is free.
  ['xx.xxxxx.xx', 7, 1],
  ['xx.xxxxxx.xx', 10, 2],
])('of %j is %i days with %i bridged', (days, count, bridged) => {
  expect(streak(days)).toEqual({ days: count, bridged });
});

it('is never shortened by another day of study', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (studied) => {
      const days = studied.map((was) => (was ? 'x' : '.')).join('');
      expect(streak(`${days}x`).days).toBeGreaterThanOrEqual(streak(`${days}.`).days);
    }),
  );
});
