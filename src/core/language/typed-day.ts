import { DAY_MS } from '../time.js';
import { monthNamed, numberNamed } from './lexicon.js';
import { fold } from './plain.js';

/**
 * The day that somebody means, in English or German: `24.12.`, `Dec 24`, `2026-12-24`, `Friday`, `tomorrow`, `2 weeks`,
 * or days alone. Without a year it is the next such day; undefined for what is no day.
 * @param today as in `NumberedDay`, like the result
 */
export const dayTyped = (typed: string, today: number): number | undefined => {
  const said = fold(typed).trim().replace(LEADING, '');
  const [, ordinal] = ORDINAL.exec(said) ?? [];
  if (ordinal !== undefined) return dayOfMonth(Number(ordinal), today);
  const text = said.replace(/[\s.,]+$/, '');
  return (
    sayingFrom(text, today) ?? spanFrom(text, today) ?? dateFrom(text.replace(WEEKDAY_BEFORE, ''), today)
  );
};

/** A day on which each day that can be typed has a next one, the 29th of February as well. */
const ANY_DAY = Date.UTC(2028, 0, 1) / DAY_MS;

/** The words at the start that are a day, as many as can be, and those behind: `Friday Biology`. */
export const splitDay = (typed: string): readonly [day: string, behind: string] | undefined => {
  const ends = [...typed.matchAll(/\S(?=\s|$)/g)].map(({ index }) => index + 1);
  const end = ends.findLast((each) => dayTyped(typed.slice(0, each), ANY_DAY) !== undefined);
  return end === undefined ? undefined : [typed.slice(0, end), typed.slice(end)];
};

const LEADING =
  /^(?:(?:until|till|by|on|in|for|the|next|this|bis|zum|am|fur|den|dem|der|nachste[nrs]?|kommende[nrs]?|diese[nrs]?)\s+)+/;

const SAYINGS = [
  ['today', 'heute'],
  ['tomorrow', 'morgen'],
  ['day after tomorrow', 'ubermorgen'],
];
const WEEKDAYS = [
  'sunday|sun|sonntag|so',
  'monday|mon|montag|mo',
  'tuesday|tues|tue|dienstag|di',
  'wednesday|wed|mittwoch|mi',
  'thursday|thurs|thu|donnerstag|do',
  'friday|fri|freitag|fr',
  'saturday|sat|samstag|sonnabend|sa',
].map((names) => new RegExp(`^(?:${names})$`));
const WEEKDAY_BEFORE = /^[a-z]{2,10}[.,]\s*(?=\d)|^[a-z]{2,8}(?:day|tag|woch)\s+(?=\d)/;
/** 1970-01-01, the day 0, was a Thursday. */
const FIRST_WEEKDAY = 4;

const sayingFrom = (text: string, today: number): number | undefined => {
  const ahead = SAYINGS.findIndex((words) => words.includes(text));
  if (ahead >= 0) return today + ahead;
  const weekday = WEEKDAYS.findIndex((names) => names.test(text));
  return weekday < 0 ? undefined : today + ((((weekday - FIRST_WEEKDAY - today - 1) % 7) + 7) % 7) + 1;
};

const UNITS = [
  { name: /^(?:d|days?|tage?n?)?$/, days: 1 },
  { name: /^(?:w|wks?|weeks?|wochen?)$/, days: 7 },
  { name: /^(?:months?|monate?n?)$/, days: 30 },
];
const ONE = /^(?:an?|eine[nmr]?)?$/;

const spanFrom = (text: string, today: number): number | undefined => {
  const [, digits, word = '', name = ''] = /^(?:(\d{1,3})|(?:([a-z]+)\s+))?\s*([a-z]*)$/.exec(text) ?? [];
  const unit = UNITS.find((each) => each.name.test(name));
  if (!unit || (digits === undefined && name === '')) return;
  const count = digits === undefined ? (ONE.test(word) ? 1 : numberNamed(word)) : Number(digits);
  return count === undefined ? undefined : today + count * unit.days;
};

/** `24.` is the next 24th, not 24 days. */
const ORDINAL = /^(\d{1,2})(?:\.|st|nd|rd|th)$/;

const dayOfMonth = (day: number, today: number): number | undefined => {
  const from = new Date(today * DAY_MS);
  return [0, 1, 2]
    .map((later) => new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + later)))
    .map((month) => numberOf(month.getUTCFullYear(), month.getUTCMonth() + 1, day))
    .find((number) => number !== undefined && number > today);
};

const YEAR_FIRST = /^(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})$/;
const NUMERIC = /^(?<day>\d{1,2})[./-]\s*(?<month>\d{1,2})(?:[./-]\s*(?<year>\d{4}|\d{2}))?$/;
const NAMED = [
  /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?<name>[a-z]+)[.,]?(?:\s+(?<year>\d{4}))?$/,
  /^(?<name>[a-z]+)\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(?<year>\d{4}))?$/,
];

/** Where day and month cannot be told apart, the day comes first, as in most of the world. */
const dateFrom = (text: string, today: number): number | undefined => {
  const groups = [YEAR_FIRST, NUMERIC, ...NAMED].map((form) => form.exec(text)?.groups).find(Boolean);
  if (!groups) return;
  const { day, name, month = name === undefined ? undefined : monthNamed(name), year } = groups;
  const [first, second] = [Number(day), Number(month)];
  const [dayOfMonth, monthOfYear] = second > 12 && name === undefined ? [second, first] : [first, second];
  if (year !== undefined) return numberOf(Number(year.padStart(4, '20')), monthOfYear, dayOfMonth);
  const thisYear = new Date(today * DAY_MS).getUTCFullYear();
  return [thisYear, thisYear + 1]
    .map((each) => numberOf(each, monthOfYear, dayOfMonth))
    .find((number) => number !== undefined && number >= today);
};

/** Undefined for a day that the month does not have. */
const numberOf = (year: number, month: number, day: number): number | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / DAY_MS : undefined;
};
