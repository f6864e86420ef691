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
  c.id IN (SELECT r."cardId" FROM "ReviewLog" r WHERE r."sessionId" = ${id}::uuid)`;

/** What is left in the session's scope after now. */
export interface Outlook {
  readonly cards: number;
  readonly nextDue: Date | null;
  /** New cards are left that the day's number did not allow. */
  readonly newLeft: boolean;
}

export const outlook = async (db: Sql, session: Session): Promise<Outlook> => {
  const [row] = await db.$queryRaw<Outlook[]>`
    SELECT count(*)::int AS cards, min(s.due) AS "nextDue", coalesce(bool_or(s."cardId" IS NULL), false) AS "newLeft"
    FROM "Card" c JOIN "Deck" d ON d.id = c."deckId"
    LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${session.user}::uuid
    WHERE ${inScope(session)}`;
  if (!row) throw new Error('an aggregate returned no row');
  return { ...row, newLeft: row.newLeft && session.newPerDay > 0 };
};
