import { DAY_MS } from './time.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The person's day around a moment: from `start` until just before `end`. Its length may be 23 to 25 hours. */
export interface Day {
  readonly start: Date;
  readonly end: Date;
}

/** By what days are counted. */
export interface Calendar {
  /** An IANA name, or an offset such as `+05:30`. */
  readonly timeZone: string;
  /** The hour at which a day begins on the clocks there; after midnight, so that a long evening is one day. */
  readonly dayStart: number;
}

/** A day with its place on the calendar. */
export interface NumberedDay extends Day {
  /** Of the date on which it begins, in days since 1970-01-01. */
  readonly number: number;
}

export const dayAround = (now: Date, { timeZone, dayStart }: Calendar): NumberedDay => {
  const date = Math.floor(wallClock(new Date(now.getTime() - dayStart * HOUR_MS), timeZone) / DAY_MS);
  const startOf = (number: number): Date => instantOf(number * DAY_MS + dayStart * HOUR_MS, timeZone);
  const [start, end] = [startOf(date), startOf(date + 1)];
  // The clocks changed since the day began.
  if (start > now) return { start: startOf(date - 1), end: start, number: date - 1 };
  if (end <= now) return { start: end, end: startOf(date + 2), number: date + 1 };
  return { start, end, number: date };
};

/** Far inside a day that begins in the morning. */
const MIDDLE_OF_DAY_MS = 16 * HOUR_MS;

/** The day of that number. */
export const dayNumbered = (number: number, calendar: Calendar): NumberedDay =>
  dayAround(instantOf(number * DAY_MS + MIDDLE_OF_DAY_MS, calendar.timeZone), calendar);

/**
 * The first moment after `now` at which clocks there show a time of day. A time that a change of the clocks skips comes
 * as soon as they are past it; one that they show twice comes the first time.
 * @param minute of the time of day, after midnight
 */
export const nextTimeOfDay = (minute: number, timeZone: string, now: Date): Date => {
  for (let date = Math.floor(wallClock(now, timeZone) / DAY_MS); ; date++) {
    const at = firstShowing(date * DAY_MS + minute * MINUTE_MS, timeZone);
    if (at > now) return at;
  }
};

/** How far the clocks are ahead of UTC, in minutes. */
export const utcOffsetAt = (moment: Date, timeZone: string): number =>
  Math.round((wallClock(moment, timeZone) - moment.getTime()) / MINUTE_MS);

/** The zone as the runtime spells it (`europe/berlin` → `Europe/Berlin`); undefined for none, and for offsets such as `+02:00`. */
export const canonicalTimeZone = (name: string): string | undefined => {
  if (!/^[a-z]/i.test(name)) return;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const made = new Intl.DateTimeFormat('en', {
    ...options,
    timeZone,
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
};

/** Of `+05:30` and the like, which Node 20 does not know as time zones. */
const offsetMs = (timeZone: string): number | undefined => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timeZone) ?? [];
  return sign === undefined
    ? undefined
    : Number(`${sign}1`) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
};

/** What a clock on the wall shows at `moment`, as if it were UTC, in milliseconds. */
const wallClock = (moment: Date, timeZone: string): number => {
  const offset = offsetMs(timeZone);
  if (offset !== undefined) return Math.floor(moment.getTime() / 1000) * 1000 + offset;
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** The moment at which the wall shows `wall`; the second guess is right on both sides of a clock change. */
const instantOf = (wall: number, timeZone: string): Date => {
  const offsetAt = (at: number) => wallClock(new Date(at), timeZone) - Math.floor(at / 1000) * 1000;
  const guess = wall - offsetAt(wall);
  return new Date(wall - offsetAt(guess));
};

/** The first moment at which the wall shows `wall`, or, where it never does, is past it. */
const firstShowing = (wall: number, timeZone: string): Date => {
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => utcOffsetAt(new Date(at), timeZone));
  let at = new Date(wall - Math.max(...offsets) * MINUTE_MS);
  while (wallClock(at, timeZone) < wall) at = new Date(at.getTime() + MINUTE_MS);
  return at;
};
