import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import type { UserError } from '../../errors.js';
import type { PlaceRef } from '../../events/refs.js';
import type { DeckId, GenerationId, UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import type { StudyTip } from '../tip.js';
import type { CardKind, GenerationReport } from '../types.js';
import type { KnownDocument } from './known.js';
import { exampleCards, type MadeCard, newestCards } from './made-cards.js';
import { type GenerationRow, placesOf } from './row.js';
import { storedReport, storedTip } from './stored.js';
import { storedError } from './stored-error.js';
import { type Before, pendingOf } from './waiting.js';

/** What people are shown of a generation. */
export interface GenerationState {
  readonly id: GenerationId;
  readonly owner: UserId;
  /** Where it is shown. */
  readonly place: PlaceRef;
  readonly fallback: PlaceRef;
  readonly file: string;
  readonly deck: { readonly id: DeckId; readonly name: string };
  readonly status: 'offered' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Of one that waits: what is read before it, unless it is its turn. */
  readonly after?: Before;
  /** Of an offer: what its person has of the same document. Undefined once that is gone. */
  readonly known?: KnownDocument;
  readonly requested: number;
  /** The only kind of cards that is wanted. */
  readonly kind?: CardKind;
  readonly focus?: string;
  readonly language?: string;
  /** Unknown until the document was opened. */
  readonly pages?: number;
  /** The pages that were asked for, where that is not the whole document. */
  readonly onlyPages?: readonly number[];
  /** Whether its person has cards from the document that another request gave. */
  readonly isMore: boolean;
  readonly pagesRead: number;
  /** Pages are read from their pictures; how long the rest will take, once that can be told. */
  readonly pictures?: { readonly secondsLeft?: number };
  /** Cards made and not deleted since. */
  readonly cards: number;
  /** The newest two while it goes on, then three examples, at most. */
  readonly shown: readonly MadeCard[];
  /** Cards that were made and left over: they can be had at once. */
  readonly left: number;
  readonly generator?: string;
  /** Pages that gave cards since, or for another request, do not count as pages without. */
  readonly report?: GenerationReport;
  readonly tips: readonly StudyTip[];
  /** Why it failed, where the person can mend it. */
  readonly error?: UserError;
  readonly discarded: boolean;
  /** Whether everybody could watch it where it is shown. */
  readonly isPublic: boolean;
  /** Whether everybody there may take its cards and play them. */
  readonly isShared: boolean;
  /** Whether this is the report that tells its owner so. */
  readonly tellsSharing: boolean;
}

const include = {
  document: true,
  deck: true,
  owner: { select: { sharingToldIn: true } },
  _count: { select: { cards: { where: { deletedAt: null } }, candidates: true } },
} satisfies Prisma.GenerationInclude;

/** Undefined for one that is gone. */
export const findState = async (
  database: Database,
  id: GenerationId,
): Promise<GenerationState | undefined> => {
  const row = await database.prisma.generation.findUnique({ where: { id }, include });
  if (!row) return;
  const { cards, candidates } = row._count;
  const isOver = row.finishedAt !== null;
  const error = storedError.safeParse(row.error).data;
  return {
    ...{ id, owner: row.ownerId, ...placesOf(row), file: row.document.name },
    ...{ deck: { id: row.deckId, name: row.deck.name }, status: row.status, requested: row.requested },
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.focus === null ? {} : { focus: row.focus }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(await pendingOf(database.prisma, row)),
    ...(row.document.pages === null ? {} : { pages: row.document.pages }),
    ...(row.onlyPages.length === 0 ? {} : { onlyPages: row.onlyPages }),
    ...{ pagesRead: row.pagesRead, ...picturesOf(row), cards, left: isOver ? candidates : 0 },
    shown: await (isOver ? exampleCards(database, id, cards) : newestCards(database, id)),
    ...(row.generator === null ? {} : { generator: row.generator }),
    ...(row.report === null ? {} : { report: await reportNow(database, row) }),
    isMore: row.onlyPages.length > 0 && (await hasOthers(database, row)),
    tips: row.tips.map(storedTip),
    ...(error ? { error } : {}),
    discarded: row.discardedAt !== null,
    isPublic: row.document.isPublic,
    isShared: row.isShared,
    tellsSharing: row.isShared && row.owner.sharingToldIn === row.id,
  };
};

const hasOthers = async (
  { prisma }: Database,
  { id, ownerId, documentId }: GenerationRow,
): Promise<boolean> =>
  (await prisma.card.count({ where: { ...liveCards(ownerId), documentId, generationId: { not: id } } })) > 0;

/** So many pages tell how long one takes. */
const TELLING_PAGES = 3;

/** Reckons that as many of the other pages are pictures as of those so far. */
const picturesOf = ({
  pagesRead,
  picturesRead,
  pictureMs,
  document: { pages },
}: GenerationRow): Pick<GenerationState, 'pictures'> => {
  if (picturesRead === null) return {};
  if (pages === null || picturesRead < TELLING_PAGES) return { pictures: {} };
  const secondsLeft = Math.ceil(((pictureMs / pagesRead) * (pages - pagesRead)) / 1_000);
  return { pictures: { secondsLeft } };
};

/** The report, with the pages that gave cards since it was written. */
const reportNow = async (
  { prisma }: Database,
  { id, documentId, ownerId, report }: GenerationRow,
): Promise<GenerationReport> => {
  const stored = storedReport.parse(report);
  const rows = await prisma.card.findMany({
    where: { documentId, ownerId, page: { not: null } },
    distinct: ['generationId', 'page'],
    select: { generationId: true, page: true },
  });
  const pagesOf = (some: typeof rows) => some.flatMap(({ page }) => page ?? []);
  const mine = pagesOf(rows.filter(({ generationId }) => generationId === id));
  const covered = new Set([...stored.covered, ...mine]);
  const all = new Set(pagesOf(rows));
  return {
    ...stored,
    covered: [...covered].sort((a, b) => a - b),
    skipped: stored.skipped.filter(
      ({ page, reason }) => !covered.has(page) && !(reason === 'no_facts' && all.has(page)),
    ),
  };
};
