import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import type { Box } from '../documents/page.js';
import { type Passage, passageOf } from '../documents/quote/passage.js';
import { oneLine } from '../documents/quote/words.js';
import { unpackPage } from '../documents/stored-page.js';
import { UserError } from '../errors.js';
import type { CardId, DocumentId, UserId } from '../ids.js';
import type { BlobStore } from '../ports.js';
import { liveCards } from './card.js';

/** The passage that a card was made from. It shows the origin, not that the card is right. */
export interface Source extends Pick<Passage, 'before' | 'sentence' | 'after'> {
  /** Null once the document was deleted. */
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
  /** The headings above the passage, the highest first. */
  readonly path: readonly string[];
  /** The page's words were read from its picture. */
  readonly isPictured: boolean;
  readonly picture?: PagePicture;
}

/** A page as it is printed. */
export interface PagePicture {
  /** WebP. */
  readonly bytes: Uint8Array;
  /** The page's size, and on it the places of the sentence, as far as they are known. */
  readonly size: { readonly width: number; readonly height: number };
  readonly places: readonly Box[];
}

export interface SourceDependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
}

/**
 * Where a card was made from. The picture is for the document's owner, and for those who have a copy of a card whose
 * making everybody could watch.
 * @throws UserError `card.not_found`, `card.no_source`
 */
export const cardSource = async (
  { database: { prisma }, blobs }: SourceDependencies,
  user: UserId,
  id: CardId,
): Promise<Source> => {
  const { page, quote, document, found } = await findSource(prisma, user, id);
  const about = { document: document?.name ?? null, page };
  const isShown = document !== null && (document.ownerId === user || document.isPublic);
  const picture = isShown ? await pictureOf(blobs, found) : undefined;
  const isPictured = typeof found.row?.readBy === 'string';
  return { ...about, ...passageOrQuote(found, quote), isPictured, ...(picture ? { picture } : {}) };
};

/**
 * The passage in one line, under the headings above it.
 * @throws UserError `card.not_found`, `card.no_source`
 */
export const passageText = async (
  prisma: Pick<Database['prisma'], 'card' | 'documentPage'>,
  user: UserId,
  id: CardId,
): Promise<string> => {
  const { quote, found } = await findSource(prisma, user, id);
  const { path, before, sentence, after } = passageOrQuote(found, quote);
  return [path.join(' › '), `${before}${sentence}${after}`].filter((part) => part !== '').join('\n');
};

/** The card's own words on where it comes from, and what is still known of its page. */
const findSource = async (
  prisma: Pick<Database['prisma'], 'card' | 'documentPage'>,
  user: UserId,
  id: CardId,
) => {
  const card = await prisma.card.findFirst({
    where: { ...liveCards(user), id },
    include: { document: true },
  });
  if (!card) throw new UserError('card.not_found', {});
  const { page, quote, document } = card;
  if (quote === null) throw new UserError('card.no_source', {});
  const found = document && page !== null ? await findPage(prisma, document.id, page, quote) : {};
  return { page, quote, document, found };
};

/** What is no longer known, or was not found, is left out. */
const passageOrQuote = ({ passage }: Found, quote: string) => {
  if (!passage) return { before: '', sentence: oneLine(quote), after: '', path: [] };
  const { before, sentence, after, path } = passage;
  return { before, sentence, after, path: path.map(({ text }) => text) };
};

type Row = Prisma.DocumentPageGetPayload<Record<string, never>>;

/** What is known of the page on which a quote begins. */
interface Found {
  readonly passage?: Passage | undefined;
  readonly row?: Pick<Row, 'page' | 'pictureId' | 'readBy'> | undefined;
  readonly size?: PagePicture['size'] | undefined;
}

/** The quote begins on the page, and may run over to the next. */
const findPage = async (
  { documentPage }: Pick<Database['prisma'], 'documentPage'>,
  documentId: DocumentId,
  page: number,
  quote: string,
): Promise<Found> => {
  const rows = await documentPage.findMany({
    where: { documentId, page: { in: [page, page + 1] } },
    orderBy: { page: 'asc' },
  });
  const pages = rows.map(unpackPage);
  const own = pages.filter((read) => read.page === page);
  const passage = passageOf(own, quote) ?? passageOf(pages, quote);
  return { passage, row: rows.find((row) => row.page === page), size: own[0]?.size };
};

/** Undefined for a page without one, and where its file is lost, which costs no more than the picture. */
const pictureOf = async (
  blobs: BlobStore,
  { passage, row, size }: Found,
): Promise<PagePicture | undefined> => {
  if (!row || row.pictureId === null || !size) return undefined;
  const bytes = await blobs.get(row.pictureId).catch(() => undefined);
  return bytes && { bytes, size, places: passage?.page === row.page ? passage.places : [] };
};
