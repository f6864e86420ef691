import type { Tx } from '../database/transaction.js';
import { type Passage, passageOf } from '../documents/quote/passage.js';
import { oneLine } from '../documents/quote/words.js';
import { unpackPage } from '../documents/stored-page.js';
import { UserError } from '../errors.js';
import type { CardId, DocumentId, UserId } from '../ids.js';
import { liveCards } from './card.js';

/** The passage that a card was made from. It shows the origin, not that the card is right. */
export interface Source extends Omit<Passage, 'path'> {
  /** Null once the document was deleted. */
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
  /** The headings above the passage, the highest first. */
  readonly path: readonly string[];
}

/** @throws UserError `card.not_found`, `card.no_source` */
export const cardSource = async (
  db: Pick<Tx, 'card' | 'documentPage'>,
  user: UserId,
  id: CardId,
): Promise<Source> => {
  const card = await db.card.findFirst({ where: { ...liveCards(user), id }, include: { document: true } });
  if (!card) throw new UserError('card.not_found', {});
  const { documentId, page, quote, document } = card;
  if (quote === null) throw new UserError('card.no_source', {});
  const passage = documentId && page !== null ? await findPassage(db, documentId, page, quote) : undefined;
  return {
    document: document?.name ?? null,
    page,
    // What is no longer known, or was not found, is left out.
    ...(passage ?? { before: '', sentence: oneLine(quote), after: '' }),
    path: passage?.path.map(({ text }) => text) ?? [],
  };
};

/** The quote begins on the page, and may run over to the next. */
const findPassage = async (
  db: Pick<Tx, 'documentPage'>,
  documentId: DocumentId,
  page: number,
  quote: string,
): Promise<Passage | undefined> => {
  const rows = await db.documentPage.findMany({
    where: { documentId, page: { in: [page, page + 1] } },
    orderBy: { page: 'asc' },
  });
  const pages = rows.map(unpackPage);
  return passageOf(pages.slice(0, 1), quote) ?? passageOf(pages, quote);
};
