import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { Owed } from '../../events/owed.js';
import { placeRef } from '../../events/refs.js';
import type { Subject } from '../../events/subjects.js';
import type { BlobId, DocumentId, GenerationId, UserId } from '../../ids.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { Clock } from '../../ports.js';
import type { CardGenerator } from '../generator.js';
import { generateCards } from '../make/generate.js';
import { pagesUpTo, reportOf, skippedFor, type Told } from '../make/report.js';
import { studyTips } from '../make/tips.js';
import { countWords } from '../text/words.js';
import type { InputPage } from '../types.js';
import { openPages, type PageParts, type Pages } from './pages.js';
import { knownCards, Superseded, saveChunk, savedChunk } from './saved.js';
import { reportJson } from './stored.js';

/** How often the work says that it is alive, and finds out whether it was cancelled. */
const BEAT_MS = 2_000;
/** Fewer words than this in a whole document make no card. */
const WORDS_MIN = 20;
/** A document that ended so many runs without a result will end the next one too. */
const RUNS_MAX = 8;

export interface RunParts extends PageParts {
  readonly clock: Clock;
  readonly generator: CardGenerator;
  readonly owed: Owed;
  /** Called when there is something new to show. */
  readonly onProgress: (id: GenerationId, platform: string) => void;
}

type Row = Prisma.GenerationGetPayload<{ include: { document: true } }>;

/**
 * Makes the cards of one generation, or goes on where an earlier run was cut off. Ends without a trace when it
 * was cancelled or another run took over. What the person can mend ends in the generation's `error`.
 * @throws whatever else goes wrong, for the job to be tried again
 */
export const runGeneration = async (
  parts: RunParts,
  id: GenerationId,
  attempt: number,
  signal: AbortSignal,
): Promise<void> => {
  const row = await claim(parts, id, attempt);
  if (!row) return settle(parts, id);
  if (row.runs > RUNS_MAX) return finish(parts, row, { error: new UserError('pdf.gave_up', {}) });
  const alive = keepAlive(parts, row, signal);
  try {
    await work(parts, row, alive.signal);
  } catch (error) {
    if (error instanceof UserError) return await finish(parts, row, { error });
    if (!(error instanceof Superseded) && !alive.superseded()) throw error;
    await settle(parts, id);
  } finally {
    alive.stop();
  }
};

/**
 * Does what is left to do for a generation that this run may not work on: an earlier one was cut off between the
 * end and the telling of it, or the person cancelled.
 */
const settle = async (parts: RunParts, id: GenerationId): Promise<void> => {
  const row = await parts.database.prisma.generation.findUnique({
    where: { id },
    include: { document: true },
  });
  if (row?.status === 'cancelled') await dropBytes(parts, row);
  else if (row?.finishedAt) await parts.owed.dispatch(endOf(id));
};

const endOf = (id: GenerationId): Subject => ({ kind: 'generation.end', id });

const claim = async (
  { database: { prisma }, clock }: RunParts,
  id: GenerationId,
  attempt: number,
): Promise<Row | undefined> => {
  const claimed = await prisma.generation.updateMany({
    where: { id, attempt, status: { in: ['queued', 'running'] } },
    data: { status: 'running', beatAt: clock.now(), runs: { increment: 1 } },
  });
  if (claimed.count === 0) return;
  return prisma.generation.findUniqueOrThrow({ where: { id }, include: { document: true } });
};

const keepAlive = (parts: RunParts, { id, attempt }: Row, outer: AbortSignal) => {
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    const alive = await parts.database.prisma.generation.updateMany({
      where: { id, attempt, status: 'running' },
      data: { beatAt: parts.clock.now() },
    });
    if (alive.count === 0) lost.abort(new Superseded());
  };
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  return {
    signal: AbortSignal.any([outer, lost.signal]),
    superseded: () => lost.signal.aborted,
    stop: () => clearInterval(timer),
  };
};

const work = async (parts: RunParts, row: Row, signal: AbortSignal): Promise<void> => {
  const pages = await openPages(parts, row.documentId as DocumentId, signal);
  parts.onProgress(row.id as GenerationId, platformOf(row));
  try {
    const seen = { words: 0, texts: 0 };
    const outcomes = await makeCards(parts, row, pages, seen, signal);
    if (!outcomes.some(({ cards }) => cards.length > 0)) refuseBarren(parts.generator, seen);
    const report = reportOf(pages.total, outcomes);
    const cards = outcomes.flatMap((outcome) => outcome.cards);
    const tips = await studyTips({ generator: parts.generator, cards, report, ...language(row) }, signal);
    await finish(parts, row, { report, tips });
  } finally {
    await pages.close();
  }
};

const makeCards = async (
  parts: RunParts,
  row: Row,
  pages: Pages,
  seen: { words: number; texts: number },
  signal: AbortSignal,
): Promise<readonly Told[]> => {
  const { database, generator, onProgress } = parts;
  const id = row.id as GenerationId;
  const state = { pagesRead: 0 };
  const wanted = new Set(row.onlyPages);
  const counted = async function* (): AsyncGenerator<InputPage> {
    for await (const page of pages.read()) {
      state.pagesRead = page.page;
      seen.words += countWords(page.text);
      seen.texts += page.kind === 'empty' ? 0 : 1;
      if (wanted.size === 0 || wanted.has(page.page)) yield page;
    }
  };
  const { picture } = pages;
  const outcomes: Told[] = [];
  const making = generateCards(counted(), {
    wanted: row.requested,
    pages: wanted.size || pages.total,
    avoid: await knownCards(database, row.documentId, id),
    generator,
    ...(picture ? { pictureOf: picture } : {}),
    ...(row.focus === null ? {} : { focus: row.focus }),
    ...language(row),
    signal,
    saved: (index) => savedChunk(database, id, index),
  });
  for await (const outcome of making) {
    const kept = await saveChunk(database, row, outcome, state.pagesRead, parts.clock.now());
    outcomes.push(kept);
    onProgress(id, platformOf(row));
    // The model would only be asked for what nobody can keep.
    if (kept.dropped.no_room) return [...outcomes, unread(outcomes, row, pages.total)];
  }
  return outcomes;
};

/** The pages that no outcome tells of, for want of room. */
const unread = (outcomes: readonly Told[], { onlyPages }: Row, total: number) => {
  const told = new Set(
    outcomes.flatMap(({ cards, skipped }) => [...cards, ...skipped].map(({ page }) => page)),
  );
  const asked = onlyPages.length > 0 ? onlyPages : pagesUpTo(total);
  const skipped = skippedFor(
    'no_room',
    asked.filter((page) => !told.has(page)),
  );
  return { cards: [], skipped, dropped: {} };
};

const placesOf = (row: Row) => ({ place: placeRef.parse(row.place), fallback: placeRef.parse(row.fallback) });

const platformOf = (row: Row): string => placeRef.parse(row.place).platform;

const language = (row: Row): { language?: string } =>
  row.language === null ? {} : { language: row.language };

const refuseBarren = (generator: CardGenerator, seen: { words: number; texts: number }): void => {
  if (seen.texts === 0) throw new UserError('pdf.no_text', { modelKey: generator.readPage !== undefined });
  if (seen.words < WORDS_MIN) throw new UserError('pdf.too_few_words', { words: seen.words });
};

type Result = { error: UserError } | { report: ReturnType<typeof reportOf>; tips: readonly string[] };

/** Writes the end and, with it, that the person is owed to hear of it. */
const finish = async (parts: RunParts, row: Row, result: Result): Promise<void> => {
  const subject = endOf(row.id as GenerationId);
  const now = parts.clock.now();
  const ended = await transaction(parts.database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: row.id, attempt: row.attempt, status: 'running' },
      data: {
        finishedAt: now,
        generator: parts.generator.name,
        ...('error' in result
          ? { status: 'failed', error: { code: result.error.code, details: { ...result.error.details } } }
          : {
              status: 'done',
              report: reportJson(result.report),
              tips: [...result.tips],
            }),
      },
    });
    if (count === 0) return false;
    await parts.owed.add(tx, { user: row.ownerId as UserId, subject, ...placesOf(row) });
    await dropEmptyDeck(tx, { id: row.deckId, madeAt: row.createdAt, now });
    return true;
  });
  if (!ended) return;
  if (!canBeRetried(result)) await dropBytes(parts, row);
  await parts.owed.dispatch(subject);
};

const canBeRetried = (result: Result): boolean =>
  'report' in result && result.report.skipped.some(({ reason }) => reason === 'model_failed');

const dropBytes = async (
  { database: { prisma }, blobs }: RunParts,
  { documentId, document }: Row,
): Promise<void> => {
  if (document.blobId === null) return;
  await prisma.document.update({ where: { id: documentId }, data: { blobId: null } });
  await blobs.delete(document.blobId as BlobId);
};
