import { Prisma } from '../database/generated/client.js';
import type { CardId } from '../ids.js';
import { isTrusted } from '../library/reports.js';
import { isDue } from '../schedule/due.js';
import { REVIEW } from '../schedule/schedule.js';
import { type Session, type Sql, stands } from './session-row.js';

/** A learning step that comes due this soon is shown now when nothing else is left (as Anki does). */
export const LEARN_AHEAD_MS = 20 * 60_000;

/**
 * The card to show next: due learning steps, then due reviews in the order in which they fell due, then new cards
 * within the day's number, then learning steps that are due soon. At the session's limit of cards, only the learning
 * steps of cards that were seen in it.
 */
export const chooseNext = async (db: Sql, session: Session, now: Date): Promise<CardId | undefined> => {
  const full = session.cardLimit !== null && session.cards >= session.cardLimit;
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const learning = Prisma.sql`s.state <> ${REVIEW} AND s.due <= ${soon}`;
  if (full) return seenCard(db, session, Prisma.sql`${learning} AND ${seenIn(session)}`);
  return (
    (await seenCard(db, session, isDue({ now, day: session.day }))) ??
    (await freshCard(db, session)) ??
    (await seenCard(db, session, learning))
  );
};

const seenCard = async (db: Sql, session: Session, which: Prisma.Sql): Promise<CardId | undefined> => {
  const [row] = await db.$queryRaw<{ id: CardId }[]>`
    SELECT c.id::text FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId" JOIN "Deck" d ON d.id = c."deckId"
    WHERE s."userId" = ${session.user}::uuid AND ${inScope(session)} AND ${which}
    ORDER BY s.state = ${REVIEW}, s.due, c.id LIMIT 1`;
  return row?.id;
};

/** The oldest card without a schedule, unless the day's number of new cards is used up. */
const freshCard = async (db: Sql, session: Session): Promise<CardId | undefined> => {
  const [row] = await db.$queryRaw<{ id: CardId }[]>`
    SELECT c.id::text FROM "Card" c JOIN "Deck" d ON d.id = c."deckId"
    WHERE c."ownerId" = ${session.user}::uuid AND ${inScope(session)} AND ${isFresh(session)}
      AND ${introducedToday(session)} < ${session.newPerDay}
    ORDER BY c."createdAt", c.id LIMIT 1`;
  return row?.id;
};

/** SQL over "Card" c and its "Deck" d: what the session may show. */
export const inScope = ({ user, deck }: Pick<Session, 'user' | 'deck'>): Prisma.Sql => Prisma.sql`
  c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL AND ${isTrusted}
  ${deck ? Prisma.sql`AND c."deckId" = ${deck.id}::uuid` : Prisma.empty}`;

const isFresh = ({ user }: Pick<Session, 'user'>): Prisma.Sql => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "Schedule" s WHERE s."userId" = ${user}::uuid AND s."cardId" = c.id)`;

const introducedToday = ({ user, day }: Session): Prisma.Sql => Prisma.sql`(
  SELECT count(*) FROM "ReviewLog" r
  WHERE r."userId" = ${user}::uuid AND r.at >= ${day.start} AND r.before IS NULL AND ${stands}
)`;

const seenIn = ({ id }: Session): Prisma.Sql => Prisma.sql`
  c.id IN (SELECT r."cardId" FROM "ReviewLog" r WHERE r."sessionId" = ${id}::uuid AND ${stands})`;

/** What is left in the session's scope. */
export interface Outlook {
  readonly cards: number;
  /** Cards seen before that are due now. */
  readonly due: number;
  /** When the next card is due that is not due yet. */
  readonly nextDue: Date | null;
  /** Whether cards are left that were never seen: for another session of today, or, the day's number used up, later. */
  readonly newLeft: 'today' | 'later' | null;
  readonly progress: Progress;
}

/** How far a session is. */
export interface Progress {
  /** Which card this is, counted from 1; one that is repeated counts as it did. */
  readonly card: number;
  /** How many cards the session comes to, as far as is known now. */
  readonly of: number;
}

interface Counts extends Pick<Outlook, 'cards' | 'due' | 'nextDue'> {
  /** Due, and not seen in this session. */
  readonly ahead: number;
  readonly fresh: number;
  /** New cards of today so far. */
  readonly introduced: number;
  /** The current card was seen in this session. */
  readonly isRepeated: boolean;
}

export const outlook = async (db: Sql, session: Session, now: Date): Promise<Outlook> => {
  const due = isDue({ now, day: session.day });
  const [row] = await db.$queryRaw<Counts[]>`
    SELECT count(*)::int AS cards,
      count(*) FILTER (WHERE ${due})::int AS due,
      count(*) FILTER (WHERE ${due} AND NOT ${seenIn(session)})::int AS ahead,
      count(*) FILTER (WHERE s."cardId" IS NULL)::int AS fresh,
      ${introducedToday(session)}::int AS introduced,
      coalesce(bool_or(c.id = ${session.card?.id ?? null}::uuid AND ${seenIn(session)}), false) AS "isRepeated",
      min(s.due) FILTER (WHERE NOT ${due}) AS "nextDue"
    FROM "Card" c JOIN "Deck" d ON d.id = c."deckId"
    LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${session.user}::uuid
    WHERE ${inScope(session)}`;
  if (!row) throw new Error('an aggregate returned no row');
  const { cards, due: dueNow, nextDue, fresh } = row;
  const allowed = Math.min(fresh, Math.max(0, session.newPerDay - row.introduced));
  return {
    ...{ cards, due: dueNow, nextDue },
    newLeft: fresh > 0 && session.newPerDay > 0 ? (allowed > 0 ? 'today' : 'later') : null,
    progress: progressOf(session, row.ahead + allowed, row.isRepeated),
  };
};

const progressOf = ({ cards, cardLimit }: Session, ahead: number, isRepeated: boolean): Progress => {
  const card = Math.max(1, isRepeated ? cards : cards + 1);
  return { card, of: Math.max(card, Math.min(cards + ahead, cardLimit ?? Number.POSITIVE_INFINITY)) };
};
