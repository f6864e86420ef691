import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTimeZone, dayAround } from '../../src/core/day.js';

const HOUR = 3_600_000;
const day = (now: string, timeZone: string, dayStart = 4): string[] => {
  const { start, end } = dayAround(new Date(now), { timeZone, dayStart });
  return [start.toISOString(), end.toISOString()];
};

describe('a day of study', () => {
  it('begins at the person’s hour on their clock', () => {
    expect(day('2026-03-02T11:59:59Z', 'UTC', 12)[1]).toBe('2026-03-02T12:00:00.000Z');
    expect(day('2026-03-02T00:00:00Z', 'UTC', 0)[0]).toBe('2026-03-02T00:00:00.000Z');
    expect(day('2026-03-02T03:59:59Z', 'UTC')).toEqual([
      '2026-03-01T04:00:00.000Z',
      '2026-03-02T04:00:00.000Z',
    ]);
    expect(day('2026-03-02T04:00:00Z', 'UTC')).toEqual([
      '2026-03-02T04:00:00.000Z',
      '2026-03-03T04:00:00.000Z',
    ]);
    expect(day('2026-03-02T12:00:00Z', 'Asia/Kolkata')[0]).toBe('2026-03-01T22:30:00.000Z');
    expect(day('2026-03-02T12:00:00Z', 'America/Los_Angeles')[0]).toBe('2026-03-02T12:00:00.000Z');
  });

  it('is an hour shorter or longer where the clocks change', () => {
    const length = ([start = '', end = '']: string[]): number => (Date.parse(end) - Date.parse(start)) / HOUR;
    expect(length(day('2026-03-28T12:00:00Z', 'Europe/Berlin'))).toBe(23);
    expect(length(day('2026-10-24T12:00:00Z', 'Europe/Berlin'))).toBe(25);
  });

  it('holds its moment, and follows upon the day before, everywhere', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'America/St_Johns',
      'Europe/London',
    );
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, fc.nat({ max: 12 }), moments, (timeZone, dayStart, now) => {
        const calendar = { timeZone, dayStart };
        const { start, end } = dayAround(now, calendar);
        expect(start <= now && now < end).toBe(true);
        expect(dayAround(end, calendar).start).toEqual(end);
        expect((end.getTime() - start.getTime()) / HOUR).toBeOneOf([23, 23.5, 24, 24.5, 25]);
      }),
    );
  });
});

it('time zones are known by name, in any letter case, and offsets are not names', () => {
  expect(canonicalTimeZone('europe/berlin')).toBe('Europe/Berlin');
  for (const wrong of ['+02:00', 'Mars/Olympus', '', '../etc', 'x'.repeat(1_000)])
    expect(canonicalTimeZone(wrong)).toBeUndefined();
});
