import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTimeZone, dayAround, nextTimeOfDay } from '../../src/core/day.js';

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

describe('the next time that clocks show a time of day', () => {
  const next = (minute: number, timeZone: string, now: string): string =>
    nextTimeOfDay(minute, timeZone, new Date(now)).toISOString();

  it('is later than now, by at most a day', () => {
    expect(next(1_080, 'UTC', '2026-03-02T17:59:59.999Z')).toBe('2026-03-02T18:00:00.000Z');
    expect(next(1_080, 'UTC', '2026-03-02T18:00:00Z')).toBe('2026-03-03T18:00:00.000Z');
    expect(next(0, '+05:30', '2026-03-02T18:29:00Z')).toBe('2026-03-02T18:30:00.000Z');
    expect(next(1_439, 'Pacific/Kiritimati', '2026-03-02T00:00:00Z')).toBe('2026-03-02T09:59:00.000Z');
  });

  it('follows a time that the clocks skip, and is the first of two that they show', () => {
    expect(next(150, 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next(150, 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(next(150, 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
    expect(next(135, 'Australia/Lord_Howe', '2026-10-03T00:00:00Z')).toBe('2026-10-03T15:30:00.000Z');
    expect(next(30, 'America/Sao_Paulo', '2018-11-03T12:00:00Z')).toBe('2018-11-04T03:00:00.000Z');
    expect(next(720, 'Pacific/Apia', '2011-12-29T23:00:00Z')).toBe('2011-12-30T10:00:00.000Z');
  });
});
