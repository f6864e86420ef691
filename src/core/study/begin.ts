import { breakHoliday, dayAhead, keptHolidayUntil } from '../accounts/holidays.js';
import { lockUser } from '../accounts/lock.js';
import type { StudyMode } from '../database/generated/enums.js';
import { isUniqueViolation, queryIn, type Tx, transaction } from '../database/transaction.js';
import { dayAround, dayNumbered } from '../day.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { noteStudied } from '../fit/look.js';
import { type DeckId, type EventId, newId, type SessionId, type UserId } from '../ids.js';
import { trustedCards } from '../library/reports.js';
import { REV_CYCLE } from './grade.js';
import { nextDue } from './next-card.js';
import { makeQueue } from './queue.js';
import { loadSession, type Session } from './session-row.js';
import { chooseCard, load, type StudyDependencies } from './sitting.js';
import { newLeft } from './summary.js';

export interface SessionRequest {
  /** Null for all decks. */
  readonly deck: DeckId | null;
  /** Cards at most; left out, all that are due, or of new ones as many as on any day. */
  readonly limit?: number;
  /** What is due, if left out. */
  readonly mode?: StudyMode;
  /** Of mode `ahead`: the number of the day (see `NumberedDay`); tomorrow if left out. */
  readonly until?: number;
  /** Also during a holiday of theirs, from now to the end of their day. */
  readonly anyway?: boolean;
}

/** A new message skips a revision, so that older messages' buttons differ from a second press of the last one. */
const NEW_MESSAGE = 2;

/**
 * Opens a session, or continues the open one of the same deck and mode. A replayed event gives the first session.
 * @throws UserError `study.holiday`, `study.no_cards`, `study.nothing_due`, `study.nothing_in_mode`
 */
export const beginSession = async (
  dependencies: StudyDependencies,
  user: UserId,
  request: SessionRequest,
  event: EventId,
): Promise<SessionId> => {
  if (request.anyway) await studyAnyway(dependencies, user);
  const begin = (): Promise<SessionId> =>
    transaction(dependencies.database, (tx) =>
      once(tx, event, user, async () => {
        const id = await open(dependencies, tx, user, request);
        await refuseEmpty(dependencies, tx, await load(dependencies, queryIn(tx), user, id));
        return id;
      }),
    );
  return begin().catch((error: unknown) => {
    if (isUniqueViolation(error)) return begin();
    throw error;
  });
};

/** On its own, so that it holds where nothing is due and the person goes on to study ahead. */
const studyAnyway = async ({ database: { prisma }, clock }: StudyDependencies, id: UserId): Promise<void> => {
  const calendar = await prisma.user.findUniqueOrThrow({ where: { id } });
  await breakHoliday(prisma, id, { now: clock.now(), calendar });
};

/** Moves an open session to a new message: the buttons of older ones are stale from then on. */
export const continueSession = async (
  dependencies: StudyDependencies,
  user: UserId,
  id: SessionId,
): Promise<void> =>
  transaction(dependencies.database, async (tx) => {
    await lockUser(tx, user);
    const session = await load(dependencies, queryIn(tx), user, id);
    if (!session.ended) await continueIn(tx, session, dependencies.clock.now());
  });

const open = async (
  { clock }: StudyDependencies,
  tx: Tx,
  user: UserId,
  { deck, limit, mode = 'due', until }: SessionRequest,
): Promise<SessionId> => {
  await lockUser(tx, user);
  const now = clock.now();
  await noteStudied(tx, user, now);
  const person = await tx.user.findUniqueOrThrow({ where: { id: user } });
  const holiday = await keptHolidayUntil(tx, user, { now, calendar: person });
  if (holiday !== null) throw new UserError('study.holiday', { until: holiday });
  const tomorrow = dayAround(now, person).number + 1;
  const aheadUntil = mode === 'ahead' ? dayNumbered(Math.max(until ?? 0, tomorrow), person).end : null;
  const existing = await loadSession(queryIn(tx), user, 'open', now);
  if (existing && isOf(existing, { deckId: deck, mode, aheadUntil })) {
    await continueIn(tx, existing, now, limit);
    return existing.id;
  }
  if (existing) await tx.studySession.update({ where: { id: existing.id }, data: { endedAt: now } });
  const id = newId<SessionId>();
  const cardLimit = limit ?? (mode === 'new' ? person.newPerDay || NEW_PORTION : null);
  const data = { id, userId: user, deckId: deck, mode, aheadUntil, cardLimit, startedAt: now, lastAt: now };
  await tx.studySession.create({ data });
  return id;
};

/** New cards that are studied at once where none are wanted on most days. */
const NEW_PORTION = 10;
/** An exam may be so many days away. */
const AHEAD_DAYS_MAX = 365;

/** The number of the day that somebody typed, to study ahead for. @throws UserError `day.unreadable`, `day.outside` */
export const aheadDay = async (
  { database, clock }: StudyDependencies,
  id: UserId,
  typed: string,
): Promise<number> => {
  const calendar = await database.prisma.user.findUniqueOrThrow({ where: { id } });
  return dayAhead(typed, dayAround(clock.now(), calendar).number, AHEAD_DAYS_MAX);
};

const isOf = (
  { deck, mode, aheadUntil }: Session,
  wanted: { readonly deckId: DeckId | null; readonly mode: StudyMode; readonly aheadUntil: Date | null },
): boolean =>
  (deck?.id ?? null) === wanted.deckId &&
  mode === wanted.mode &&
  aheadUntil?.getTime() === wanted.aheadUntil?.getTime();

/** Cards may have come or gone since the session was left, so its queue is made anew; a round of practice stays. */
const continueIn = async (tx: Tx, session: Session, now: Date, limit?: number): Promise<void> => {
  await makeQueue(queryIn(tx), session, now);
  await tx.studySession.update({
    where: { id: session.id },
    data: {
      lastAt: now,
      rev: (session.rev + NEW_MESSAGE) % REV_CYCLE,
      ...(limit === undefined || session.mode === 'practise' ? {} : { cardLimit: session.cards + limit }),
    },
  });
};

/** Does not begin a session in which nothing can be studied. */
const refuseEmpty = async (dependencies: StudyDependencies, tx: Tx, session: Session): Promise<void> => {
  const query = queryIn(tx);
  const chosen = await chooseCard(dependencies, query, session);
  if (!chosen.ended || chosen.reviews > 0) return;
  const { user, deck } = chosen;
  const studied = { ownerId: user, deletedAt: null, deck: { deletedAt: null }, ...trustedCards };
  if (!(await tx.card.findFirst({ where: deck ? { ...studied, deckId: deck.id } : studied })))
    throw new UserError('study.no_cards', deck ? { deck: deck.name } : {});
  const due = await nextDue(query, chosen, dependencies.clock.now());
  const next = due ? { nextDue: due } : {};
  if (chosen.mode !== 'due') throw new UserError('study.nothing_in_mode', { mode: chosen.mode, ...next });
  throw new UserError('study.nothing_due', { ...next, newLeftTomorrow: newLeft(chosen) !== null });
};
