import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streakOf } from '../../../src/core/stats/streak.js';

/** The days before and of today, the last sign: `x` where something was studied, `~` in a holiday, `X` in both. */
const streak = (days: string) => {
  const daysOf = (signs: string) => [...days].flatMap((day, i) => (signs.includes(day) ? [i] : []));
  const holidays = daysOf('~X').map((day) => ({ fromDay: day, untilDay: day + 1 }));
  return streakOf(new Set(daysOf('xX')), days.length - 1, holidays);
};

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
  // A holiday is as if it were not.
  ['xx~~~~xx', 4, 0],
  ['xx~~~~', 2, 0],
  ['xx~~~~.', 2, 0],
  ['xx.~~~x', 3, 1],
  ['xx~~~.x', 3, 1],
  ['xx.~~~.x', 1, 0],
  ['xx~X~x', 4, 0],
  ['~~~', 0, 0],
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
