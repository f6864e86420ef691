import type { CardId } from '../ids.js';
import type { Outlook } from './next-card.js';
import type { Session, Sql } from './session-row.js';
import { stands } from './session-row.js';

/** Longer pauses are not study. */
const PAUSE_MAX_MS = 2 * 60_000;

export interface Summary {
  readonly reviews: number;
  readonly cards: number;
  /** Share of the cards that were known the first time they were shown, 0–1; null without a review. */
  readonly firstTry: number | null;
  /** Time spent, pauses over two minutes cut. */
  readonly spentMs: number;
  /** See {@link Outlook}. */
  readonly nextDue: Outlook['nextDue'];
  readonly newLeft: Outlook['newLeft'];
}

interface Reviewed {
  readonly cardId: CardId;
  readonly rating: number;
  readonly at: Date;
}

/** What a session amounted to, by the reviews that stand. */
export const summarize = async (db: Sql, session: Session): Promise<Omit<Summary, 'nextDue' | 'newLeft'>> => {
  const log = await db.$queryRaw<Reviewed[]>`
    SELECT r."cardId"::text, r.rating, r.at FROM "ReviewLog" r
    WHERE r."sessionId" = ${session.id}::uuid AND ${stands} ORDER BY r.at, r.id`;
  const first = new Map<CardId, number>();
  for (const { cardId, rating } of log) if (!first.has(cardId)) first.set(cardId, rating);
  const known = [...first.values()].filter((rating) => rating > 1).length;
  return {
    reviews: log.length,
    cards: first.size,
    firstTry: first.size === 0 ? null : known / first.size,
    spentMs: spent([session.startedAt, ...log.map(({ at }) => at)]),
  };
};

const spent = (moments: readonly Date[]): number =>
  moments.reduce((sum, at, i) => {
    const gap = at.getTime() - (moments[i - 1] ?? at).getTime();
    return sum + Math.min(Math.max(gap, 0), PAUSE_MAX_MS);
  }, 0);
