import type { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, NoteId, UserId } from '../ids.js';
import type { DeckName } from './find-deck.js';

export type CardKind = 'basic' | 'cloze' | 'choice';

/** A card with where it lies and where it came from. */
export interface Card {
  readonly id: CardId;
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  /** Wrong answers of a `choice` card. */
  readonly distractors: readonly string[];
  readonly deck: DeckName;
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
  readonly hasSource: boolean;
  /** Its person calls it wrong: it is neither studied nor played until that is settled. */
  readonly isWrong: boolean;
  /** Out of study at its person's wish, or as a leech. */
  readonly isSetAside: boolean;
  /** Set aside because it was forgotten again and again. */
  readonly isLeech: boolean;
  readonly isFlagged: boolean;
  /** Shared with its siblings: the other direction, or the other gaps of its sentence. */
  readonly note: NoteId | null;
  readonly isReverse: boolean;
  /** Its other direction is asked as well; in a list of cards false. */
  readonly isBothWays: boolean;
  /** Counts edits. */
  readonly revision: number;
}

const include = {
  ...{ deck: true, document: true, report: true },
  schedules: { select: { leechAt: true } },
} satisfies Prisma.CardInclude;
type Row = Prisma.CardGetPayload<{ readonly include: typeof include }>;
export const withDeckAndDocument = include;

/** What is there for its owner: neither the card nor its deck was deleted. */
export const liveCards = (user: UserId) => ({
  ownerId: user,
  deletedAt: null,
  deck: { deletedAt: null },
});

export const toCard = (row: Row): Card => ({
  id: row.id,
  kind: row.kind,
  front: row.front,
  back: row.back,
  distractors: row.distractors,
  deck: { id: row.deckId, name: row.deck.name },
  document: row.document?.name ?? null,
  page: row.page,
  hasSource: row.quote !== null,
  isWrong: row.report !== null && row.report.settledAt === null,
  isSetAside: row.setAsideAt !== null,
  isLeech: row.schedules.some(({ leechAt }) => leechAt && leechAt.getTime() === row.setAsideAt?.getTime()),
  isFlagged: row.flaggedAt !== null,
  note: row.note,
  isReverse: row.isReverse,
  isBothWays: false,
  revision: row.revision,
});

/** @throws UserError `card.not_found` also for someone else's */
export const ownCard = async (db: Pick<Tx, 'card'>, user: UserId, id: CardId): Promise<Card> => {
  const row = await db.card.findFirst({ where: { ...liveCards(user), id }, include });
  if (!row) throw new UserError('card.not_found', {});
  const { note, isReverse } = row;
  if (note === null) return toCard(row);
  const other = await db.card.count({ where: { ...liveCards(user), note, isReverse: !isReverse } });
  return { ...toCard(row), isBothWays: other > 0 };
};
