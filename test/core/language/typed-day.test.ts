import { expect, it } from 'vitest';
import { dayTyped } from '../../../src/core/language/typed-day.js';
import { DAY } from '../../support/people.js';

const numberOf = (date: string): number => Date.parse(date) / DAY;
/** A Monday. */
const TODAY = numberOf('2026-11-30');
const meant = (typed: string): string | undefined => {
  const day = dayTyped(typed, TODAY);
  return day === undefined ? undefined : new Date(day * DAY).toISOString().slice(0, 10);
};

it.each([
  ['2026-12-24', '2026-12-24'],
  ['24.12.', '2026-12-24'],
  ['24.12', '2026-12-24'],
  ['24. 12. 2026', '2026-12-24'],
  ['24.12.26', '2026-12-24'],
  ['24/12/2026', '2026-12-24'],
  ['12/24', '2026-12-24'],
  ['12/24/2026', '2026-12-24'],
  ['3.1.', '2027-01-03'],
  ['29.2.', undefined],
  ['29.2.2028', '2028-02-29'],
  ['30.11.', '2026-11-30'],
  ['24.', '2026-12-24'],
  ['bis zum 24.', '2026-12-24'],
  ['the 24th', '2026-12-24'],
  ['30.', '2026-12-30'],
  ['31.', '2026-12-31'],
  ['99.', undefined],
  ['24 December', '2026-12-24'],
  ['December 24', '2026-12-24'],
  ['Dec 24th, 2027', '2027-12-24'],
  ['the 24th of December', '2026-12-24'],
  ['24. Dezember', '2026-12-24'],
  ['bis zum 24. Dez. 2026', '2026-12-24'],
  ['am 5. März', '2027-03-05'],
  ['may 5', '2027-05-05'],
  ['Do, 24.12.', '2026-12-24'],
  ['Thursday 24 December', '2026-12-24'],
  ['Mittwoch 2.12.', '2026-12-02'],
  ['until Friday', '2026-12-04'],
  ['Freitag', '2026-12-04'],
  ['nächsten Montag', '2026-12-07'],
  ['Tue', '2026-12-01'],
  ['Sonntag', '2026-12-06'],
  ['today', '2026-11-30'],
  ['morgen', '2026-12-01'],
  ['Übermorgen', '2026-12-02'],
  ['day after tomorrow', '2026-12-02'],
  ['14', '2026-12-14'],
  ['14 days', '2026-12-14'],
  ['14 Tage', '2026-12-14'],
  ['in 3 Tagen', '2026-12-03'],
  ['2 weeks', '2026-12-14'],
  ['2w', '2026-12-14'],
  ['zwei Wochen', '2026-12-14'],
  ['two weeks', '2026-12-14'],
  ['a week', '2026-12-07'],
  ['eine Woche', '2026-12-07'],
  ['next week', '2026-12-07'],
  ['nächste Woche', '2026-12-07'],
  ['1 month', '2026-12-30'],
  ['ein Monat', '2026-12-30'],
  ['', undefined],
  ['soon', undefined],
  ['bald', undefined],
  ['32.12.', undefined],
  ['13.13.', undefined],
  ['24 Smarch', undefined],
  ['soon 24', undefined],
  ['-3', undefined],
  ['12:30', undefined],
])('%s is %s', (typed, day) => {
  expect(meant(typed)).toBe(day);
});
