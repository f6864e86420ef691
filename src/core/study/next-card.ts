import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { dayAround } from '../day.js';
import { isStudied } from '../library/studied.js';
import { REVIEW } from '../schedule/schedule.js';
import type { Schedule } from './schedule-row.js';
import { type Candidate, type Round, type Session, type StudyCard, soonAfter } from './session-row.js';
import { areSiblings } from './siblings.js';

/** The card just graded, and its schedule since. */
export interface Graded {
  readonly card: StudyCard;
  readonly after: Schedule;
}

/**
 * The card to show next: a learning step that is due, then the queue, then a step that is due soon, which the card just
 * graded leaves to another one; none of its siblings. At the session's limit of cards, only the steps of cards that were seen in it.
 */
export const nextCard = (session: Session, now: Date, graded?: Graded): Candidate | undefined => {
  const { mode, cardLimit, cards } = session;
  const isFull = mode !== 'practise' && cardLimit !== null && cards >= cardLimit;
  const beside = (next: Candidate | null) => (next && areSiblings(next, graded?.card) ? null : next);
  const step = earliest([beside(session.step), graded ? stepOf(graded, now) : null]);
  if (step?.due && step.due <= now) return step;
  return (isFull ? null : beside(session.queued)) ?? beside(session.step) ?? step;
};

/** Whether the card was reviewed since the session began. */
export const isSeen = (
  { startedAt }: Pick<Session, 'startedAt'>,
  reviewed: { readonly lastReview: Date | null } | null,
): boolean => reviewed?.lastReview != null && reviewed.lastReview >= startedAt;

/** The graded card, where it is a step that is due soon. */
const stepOf = ({ card, after }: Graded, now: Date): Candidate | null => {
  const { due, lastReview, stability } = after;
  return isStepSoon(after, now) ? { ...card, position: null, lastReview, due, stability } : null;
};

/** Whether a learning step comes again in the session. */
export const isStepSoon = ({ state, due }: Schedule, now: Date): boolean =>
  state !== REVIEW && due <= soonAfter(now);

const earliest = (steps: readonly (Candidate | null)[]): Candidate | undefined =>
  steps
    .filter((step) => step !== null)
    .toSorted((a, b) => (a.due?.getTime() ?? 0) - (b.due?.getTime() ?? 0))[0];

/** How far a session is. */
export interface Progress {
  /** Which card this is, counted from 1; one that is repeated counts as it did. */
  readonly card: number;
  /** How many cards the session comes to, as far as is known now. */
  readonly of: number;
  /** How many cards seen in it come again, the current one aside. */
  readonly repeats: number;
}

/** @param current the current card's last review */
export const progressOf = (
  session: Session,
  current: { readonly lastReview: Date | null } | null,
): Progress => {
  const { round, cards, cardLimit, dueAhead, newAhead, repeats } = session;
  if (round) return progressOfRound(round);
  const card = Math.max(1, isSeen(session, current) ? cards : cards + 1);
  return {
    card,
    of: Math.max(card, Math.min(cards + dueAhead + newAhead, cardLimit ?? Number.POSITIVE_INFINITY)),
    repeats,
  };
};

/** In practice, a card is over once it was right. */
const progressOfRound = ({ right, left }: Round): Progress => {
  const of = right + left;
  return { card: Math.min(of, right + 1), of, repeats: 0 };
};

/** When the next card is due that is not due yet: a step to the minute, a review from its day's beginning. */
export const nextDue = async (query: Query, session: Session, now: Date): Promise<Date | null> => {
  const { user, deck } = session;
  const first = (which: Prisma.Sql) => Prisma.sql`(
    SELECT s.due FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId" JOIN "Deck" d ON d.id = c."deckId"
    WHERE s."userId" = ${user}::uuid AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL AND ${isStudied(now)} AND ${which}
      ${deck ? Prisma.sql`AND c."deckId" = ${deck.id}::uuid` : Prisma.empty}
    ORDER BY s.due LIMIT 1)`;
  const { end } = dayAround(now, session);
  const [row] = await query<{ step: Date | null; review: Date | null; rested: Date | null }>(Prisma.sql`
    SELECT ${first(Prisma.sql`s.state <> 2 AND s.due > ${now}::timestamptz`)} AS step,
      ${first(Prisma.sql`s.state = 2 AND s.due >= ${end}::timestamptz`)} AS review,
      (SELECT min(c."restsUntil") FROM "Card" c JOIN "Schedule" s ON s."userId" = c."ownerId" AND s."cardId" = c.id
        WHERE c."ownerId" = ${user}::uuid AND c."restsUntil" > ${now}::timestamptz AND s.due < ${end}::timestamptz
          AND ${isStudied(end)} AND ${deck ? Prisma.sql`c."deckId" = ${deck.id}::uuid` : Prisma.sql`true`}) AS rested`);
  const review = row?.review && dayAround(row.review, session).start;
  const moments = [row?.step, review, row?.rested].flatMap((moment) => (moment ? [moment.getTime()] : []));
  return moments.length === 0 ? null : new Date(Math.min(...moments));
};
