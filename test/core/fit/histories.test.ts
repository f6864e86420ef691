import { describe, expect, it } from 'vitest';
import { historiesOf, type Reviews } from '../../../src/core/fit/histories.js';
import type { Grade } from '../../../src/core/schedule/schedule.js';

interface Row {
  readonly card: number;
  readonly grade: Grade | 0;
  readonly at: string;
  readonly days?: number | null;
  readonly isFirst?: boolean;
}
const reviewsOf = (rows: readonly Row[]): Reviews => ({
  cards: rows.map(({ card }) => card),
  grades: rows.map(({ grade }) => grade),
  at: rows.map(({ at }) => Date.parse(at)),
  elapsedDays: rows.map(({ days }) => days ?? null),
  isFirst: rows.map(({ isFirst }) => isFirst ?? false),
});
const inTokyo = { timeZone: 'Asia/Tokyo', dayStart: 4 };
const read = (...rows: readonly Row[]) =>
  historiesOf(reviewsOf(rows), inTokyo).map((history) =>
    history.map(({ grade, elapsedDays }) => [grade, elapsedDays]),
  );

describe('the history of a card', () => {
  it('has its reviews alone, with the days that the log counted', () => {
    const histories = read(
      { card: 0, grade: 3, at: '2026-03-02T09:00Z', days: 0, isFirst: true },
      { card: 1, grade: 4, at: '2026-03-02T09:01Z', days: 0, isFirst: true },
      { card: 0, grade: 1, at: '2026-03-05T09:00Z', days: 3 },
      { card: 0, grade: 3, at: '2026-03-05T09:10Z', days: 0 },
    );
    const first = [
      [3, 0],
      [1, 3],
      [3, 0],
    ];
    expect(histories).toEqual([first, [[4, 0]]]);
  });

  it('counts the person’s days where the log does not say them', () => {
    // 03:50 in Tokyo is still the day before, 04:10 is not.
    const rows: Row[] = [
      { card: 0, grade: 3, at: '2026-03-02T09:00Z', isFirst: true },
      { card: 0, grade: 3, at: '2026-03-02T18:50Z' },
      { card: 0, grade: 3, at: '2026-03-02T19:10Z' },
    ];
    expect(read(...rows)).toEqual([
      [
        [3, 0],
        [3, 0],
        [3, 1],
      ],
    ]);
  });

  it('ends before an answer in a quiz, and is none without its beginning', () => {
    const histories = read(
      { card: 0, grade: 3, at: '2026-03-02T09:00Z', days: 0, isFirst: true },
      { card: 0, grade: 0, at: '2026-03-04T09:00Z', days: 2 },
      { card: 0, grade: 3, at: '2026-03-05T09:00Z', days: 1 },
      { card: 1, grade: 3, at: '2026-03-05T09:00Z', days: 1 },
      { card: 2, grade: 0, at: '2026-03-05T09:00Z', days: 0, isFirst: true },
      { card: 2, grade: 3, at: '2026-03-07T09:00Z', days: 2 },
    );
    expect(histories).toEqual([[[3, 0]]]);
  });
});
