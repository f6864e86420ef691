import { awakeFrom } from '../accounts/holidays.js';
import { UNANSWERED_MAX } from '../accounts/reminder-setting.js';
import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { transaction } from '../database/transaction.js';
import { type Calendar, dayAround, nextTimeOfDay } from '../day.js';
import { eachAlone } from '../each-alone.js';
import type { Owed } from '../events/owed.js';
import { placeRef } from '../events/refs.js';
import { newId, type ReminderId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { outlookOf } from './outlook.js';

export interface RemindersDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly owed: Owed;
}

/** People that one sweep looks at; the others come with the next. */
const SWEPT_AT_ONCE = 500;
/** Who is studying is looked at again after so long. */
const AGAIN_AFTER_MS = 30 * 60_000;

/** Reminds everybody whose time has come. Any number of processes may do it at once. @throws AggregateError */
export const sweepReminders = async (dependencies: RemindersDependencies): Promise<void> => {
  const { database, clock } = dependencies;
  const now = clock.now();
  const people = await database.prisma.user.findMany({
    where: { remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    take: SWEPT_AT_ONCE,
    select: SWEPT,
  });
  await eachAlone(people, (person) => remind(dependencies, person, now));
};

const SWEPT = {
  id: true,
  timeZone: true,
  dayStart: true,
  remindMinute: true,
  remindAt: true,
  remindPlace: true,
  remindedDay: true,
  remindedAt: true,
  remindersUnanswered: true,
} as const;

type Swept = Prisma.UserGetPayload<{ readonly select: typeof SWEPT }>;

/** Of several processes one finds the row as it was read, and so writes what comes of it. */
const remind = async (dependencies: RemindersDependencies, person: Swept, now: Date): Promise<void> => {
  const { database, owed } = dependencies;
  const data = await changesFor(dependencies, person, now);
  const { id, remindAt, remindedDay, remindedAt } = person;
  const subject = data.reminderId && ({ kind: 'reminder', id: data.reminderId } as const);
  const isSent = await transaction(database, async (tx) => {
    const claimed = await tx.user.updateMany({ where: { id, remindAt, remindedDay, remindedAt }, data });
    if (claimed.count === 0 || !subject) return false;
    const place = placeRef.parse(person.remindPlace);
    await owed.add(tx, { user: id as UserId, subject, place, fallback: place });
    return true;
  });
  if (subject && isSent) await owed.dispatch(subject);
};

interface Changes {
  readonly remindAt: Date | null;
  readonly reminderId?: ReminderId;
  readonly remindedDay?: number;
  readonly remindedAt?: Date;
  readonly remindersUnanswered?: number;
}

const changesFor = async (
  { database }: RemindersDependencies,
  person: Swept,
  now: Date,
): Promise<Changes> => {
  const { id, remindMinute, timeZone, remindedDay, remindedAt, remindersUnanswered } = person;
  if (remindMinute === null) return { remindAt: null };
  const from = await awakeFrom(database.prisma, id as UserId, { now, calendar: person });
  const remindAt = nextTimeOfDay(remindMinute, timeZone, from);
  const day = dayAround(now, person);
  if (from > now) return { remindAt };
  if (isTooLate(person, now) || (remindedDay !== null && remindedDay >= day.number)) return { remindAt };
  const outlook = await outlookOf(database.query, id as UserId, { now, day }, remindedAt);
  const unanswered = remindedAt && !outlook.hasStudied ? remindersUnanswered : 0;
  if (unanswered >= UNANSWERED_MAX) return { remindAt: null };
  if (outlook.due === 0) return { remindAt };
  if (outlook.isStudying) return { remindAt: soonAgain(person, now) ?? remindAt };
  return {
    remindAt,
    reminderId: newId<ReminderId>(),
    remindedDay: day.number,
    remindedAt: now,
    remindersUnanswered: unanswered + 1,
  };
};

/** A reminder that was held up comes late, but not on another date, nor after the day of study. */
const isTooLate = ({ remindAt, ...calendar }: Swept, now: Date): boolean =>
  remindAt === null ||
  !isSameDate(remindAt, now, calendar) ||
  dayOf(remindAt, calendar) !== dayOf(now, calendar);

const soonAgain = (calendar: Calendar, now: Date): Date | undefined => {
  const again = new Date(now.getTime() + AGAIN_AFTER_MS);
  return isSameDate(again, now, calendar) ? again : undefined;
};

const dayOf = (at: Date, calendar: Calendar): number => dayAround(at, calendar).number;
const isSameDate = (one: Date, other: Date, { timeZone }: Calendar): boolean =>
  dayOf(one, { timeZone, dayStart: 0 }) === dayOf(other, { timeZone, dayStart: 0 });
