import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardId, newId } from '../../../src/core/ids.js';
import {
  GRADES,
  type Grade,
  type Memory,
  previewIntervals,
  review,
} from '../../../src/core/schedule/schedule.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const start = new Date('2026-03-02T09:00:00Z');

/** Reviews as grades, each some minutes after the one before. */
const history = fc.array(
  fc.record({ grade: fc.constantFrom<Grade>(...GRADES), minutes: fc.integer({ min: 0, max: 60 * 24 * 90 }) }),
  { maxLength: 25 },
);

const memoryAfter = (card: CardId, steps: readonly { grade: Grade; minutes: number }[]) => {
  let now = start;
  let memory: Memory | null = null;
  for (const { grade, minutes } of steps) {
    now = new Date(now.getTime() + minutes * MINUTE);
    memory = review(card, memory, grade, now);
  }
  return { memory, now };
};

describe('the schedule', () => {
  it('gives the interval that it showed, to the millisecond', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<Grade>(...GRADES), (steps, grade) => {
        const card = newId<CardId>();
        const { memory, now } = memoryAfter(card, steps);
        const shown = previewIntervals(card, memory, now)[grade];
        expect(review(card, memory, grade, now).due.getTime() - now.getTime()).toBe(shown);
      }),
    );
  });

  it('gives a better grade no shorter an interval', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const card = newId<CardId>();
        const { memory, now } = memoryAfter(card, steps);
        const shown = previewIntervals(card, memory, now);
        expect([shown[1], shown[2], shown[3], shown[4]]).toEqual(
          [shown[1], shown[2], shown[3], shown[4]].toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('is a function of the card and its reviews alone', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const card = newId<CardId>();
        expect(memoryAfter(card, steps)).toEqual(memoryAfter(card, steps));
      }),
    );
  });

  it('begins with minutes and goes on with days', () => {
    const card = newId<CardId>();
    const first = previewIntervals(card, null, start);
    expect([first[1], first[2], first[3]]).toEqual([1, 6, 10].map((minutes) => minutes * MINUTE));
    expect(first[4]).toBeGreaterThanOrEqual(4 * DAY);
    const learned = review(card, review(card, null, 3, start), 3, new Date(start.getTime() + 10 * MINUTE));
    expect(learned).toMatchObject({ state: 2, reps: 2, lapses: 0 });
    expect(learned.due.getTime() - start.getTime()).toBeGreaterThan(DAY);
  });
});
