import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, UserId } from '../ids.js';
import { liveCards } from './card.js';

/** The passage that a card was made from. It shows the origin, not that the card is right. */
export interface Source {
  /** Null once the document was deleted. */
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
  /** The document's own words, found there when the card was made. */
  readonly quote: string;
  /** What stands before and after the quote on its page, where it is still known. */
  readonly before: string;
  readonly after: string;
}

/** Characters shown on either side of a quote. */
const AROUND = 200;

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
  const text =
    documentId && page !== null
      ? await db.documentPage.findUnique({ where: { documentId_page: { documentId, page } } })
      : null;
  return {
    document: document?.name ?? null,
    page,
    ...around(text?.text ?? '', quote.replace(/\s+/g, ' ').trim()),
  };
};

/** Line breaks of the page count as blanks, as they do in quotes. */
const around = (text: string, quote: string): Pick<Source, 'quote' | 'before' | 'after'> => {
  const line = text.replace(/\s+/g, ' ');
  const at = line.indexOf(quote);
  if (at < 0) return { quote, before: '', after: '' };
  const from = line.lastIndexOf(' ', Math.max(0, at - AROUND)) + 1;
  const end = at + quote.length;
  const to = line.length - end <= AROUND ? line.length : line.lastIndexOf(' ', end + AROUND);
  return {
    quote,
    before: (from > 0 ? '… ' : '') + line.slice(from, at),
    after: line.slice(end, Math.max(end, to)) + (to < line.length ? ' …' : ''),
  };
};
