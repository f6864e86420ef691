import { describe, expect, it } from 'vitest';
import { suggestTimeZones, timeZoneOf } from '../../../src/core/accounts/time-zones.js';
import { dayAround } from '../../../src/core/day.js';

describe('a time zone', () => {
  it.each([
    ['Kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['Saigon', 'Asia/Ho_Chi_Minh'],
    ['New York', 'America/New_York'],
    ['Beijing', 'Asia/Shanghai'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Zürich', 'Europe/Zurich'],
    ['Paris', 'Europe/Paris'],
    ['Harbin', 'Asia/Shanghai'],
    ['Nepal', 'Asia/Kathmandu'],
    ['Österreich', 'Europe/Vienna'],
    ['Deutschland', 'Europe/Berlin'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['MEZ', 'Europe/Berlin'],
    ['MESZ', 'Europe/Berlin'],
    ['CET', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['MST', 'America/Denver'],
    ['GMT', 'UTC'],
    ['GMT+3', '+03:00'],
    ['UTC-5:30', '-05:30'],
  ])('is known as %s, and called so', (name, zone) => {
    expect(timeZoneOf(name)).toEqual({ zone, name });
  });

  it('may be typed without capitals, accents and care', () => {
    expect(timeZoneOf('  kolkata ')).toEqual({ zone: 'Asia/Kolkata', name: 'Kolkata' });
    expect(timeZoneOf('asia/ho_chi_minh')).toEqual({ zone: 'Asia/Ho_Chi_Minh', name: 'Asia/Ho_Chi_Minh' });
    expect(timeZoneOf('sao paulo')).toMatchObject({ zone: 'America/Sao_Paulo' });
    expect(timeZoneOf('utc −5:30')).toEqual({ zone: '-05:30', name: 'UTC-5:30' });
    expect(timeZoneOf('Paris, France')).toEqual({ zone: 'Europe/Paris', name: 'Paris' });
  });

  it.each(['Atlantis', 'USA', 'GMT+15', '5', '', '+'])('is not “%s”', (typed) => {
    expect(timeZoneOf(typed)).toBeUndefined();
  });

  it('is suggested by its letters, under a name that is known', () => {
    expect(suggestTimeZones('berl', 25)).toEqual([{ zone: 'Europe/Berlin', name: 'Berlin' }]);
    expect(suggestTimeZones('mumb', 25)).toEqual([{ zone: 'Asia/Kolkata', name: 'Mumbai' }]);
    for (const { name, zone } of suggestTimeZones('a', 25)) expect(timeZoneOf(name)).toMatchObject({ zone });
  });

  it('may be an offset, by which a day is counted', () => {
    const day = dayAround(new Date('2026-03-02T09:29:00.500Z'), { timeZone: '-05:30', dayStart: 4 });
    expect(day).toEqual({
      number: 20_513,
      start: new Date('2026-03-01T09:30:00Z'),
      end: new Date('2026-03-02T09:30:00Z'),
    });
  });
});
