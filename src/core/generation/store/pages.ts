import type { Database } from '../../database/client.js';
import type { Extractor, OpenPdf } from '../../documents/extractor.js';
import { type PageRow, packPage, unpackPage } from '../../documents/stored-page.js';
import { UserError } from '../../errors.js';
import type { BlobId, DocumentId } from '../../ids.js';
import type { BlobStore } from '../../ports.js';
import { inputPage, inputPages } from '../text/input.js';
import type { InputPage } from '../types.js';
import { pictureReadBy } from './stored.js';

/** Pages stored together: few enough that the first cards come early, enough that a document costs few statements. */
const PAGES_PER_WRITE = 5;

/** A document's pages, read once and kept. */
export interface Pages {
  readonly total: number;
  readonly title?: string;
  /** All pages in order, from what was kept or else from the file. */
  readonly read: () => AsyncIterable<InputPage>;
  /** The page as a PNG, so many pixels wide; absent when the file's bytes are gone. */
  readonly picture?: (page: number, width: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

export interface PageDependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly extractor: Extractor;
}

/**
 * Opens a stored document.
 * @throws UserError when the file cannot be used, `file.unavailable` when neither its pages nor its bytes are left
 */
export const openPages = async (
  dependencies: PageDependencies,
  documentId: DocumentId,
  signal: AbortSignal,
): Promise<Pages> => {
  const { prisma } = dependencies.database;
  const document = await prisma.document.findUniqueOrThrow({
    where: { id: documentId },
    include: { _count: { select: { texts: true } } },
  });
  const isComplete = document.pages !== null && document._count.texts >= document.pages;
  const { blobId } = document;
  const pdf = lazily(async () => {
    if (blobId === null) throw new UserError('file.unavailable', {});
    return openBlob(dependencies, blobId, signal);
  });
  const known =
    isComplete && document.pages !== null ? { pages: document.pages, title: document.title } : undefined;
  const { pages: total, title } = known ?? (await pdf.open());
  // The person may have been forgotten meanwhile.
  if (!known)
    await prisma.document.updateMany({
      where: { id: documentId },
      data: { pages: total, title: title ?? null },
    });
  return {
    total,
    ...(title ? { title } : {}),
    read: () =>
      isComplete
        ? readKept(dependencies.database, documentId)
        : readAndKeep(dependencies, documentId, pdf.open),
    ...(blobId === null
      ? {}
      : { picture: async (page, width) => (await pdf.open()).picture(page, { width, type: 'png' }) }),
    close: pdf.close,
  };
};

/** Those of the pages that a document of so many has. @throws UserError `pages.outside` where it has none of them */
export const pagesWithin = (asked: readonly number[], pages: number): readonly number[] => {
  const within = asked.filter((page) => page <= pages);
  if (asked.length > 0 && within.length === 0) throw new UserError('pages.outside', { pages });
  return within;
};

const openBlob = async ({ blobs, extractor }: PageDependencies, blobId: BlobId, signal: AbortSignal) =>
  extractor.open(await blobs.get(blobId), signal);

/** Print stays readable on a phone that is turned, and a page takes some 60 kB. */
const KEPT = { width: 1_000, type: 'webp' } as const;

/** Draws pages as WebP, for people to look at. The file is opened for the first of them. */
export const openDrawing = (dependencies: PageDependencies, blobId: BlobId, signal: AbortSignal) => {
  const { open, close } = lazily(() => openBlob(dependencies, blobId, signal));
  return { draw: async (page: number) => (await open()).picture(page, KEPT), close };
};

const lazily = (open: () => Promise<OpenPdf>) => {
  let opening: Promise<OpenPdf> | undefined;
  return {
    open: (): Promise<OpenPdf> => (opening ??= open()),
    close: async (): Promise<void> => {
      const pdf = await opening?.catch(() => undefined);
      await pdf?.close();
    },
  };
};

const readKept = async function* ({ prisma }: Database, documentId: DocumentId): AsyncGenerator<InputPage> {
  for (let after = 0; ; ) {
    const rows = await prisma.documentPage.findMany({
      where: { documentId, page: { gt: after } },
      orderBy: { page: 'asc' },
      take: 100,
    });
    for (const row of rows) yield keptPage(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.page;
  }
};

/** A page that was read from its picture keeps the kind that it has in the file, so that chunks stay the same. */
const keptPage = (row: PageRow & { readonly readBy: string | null }): InputPage => {
  const page = inputPage(unpackPage(row));
  const readBy = pictureReadBy.safeParse(row.readBy).data;
  return readBy ? { ...page, kind: row.kind === 'unreadable' ? 'unreadable' : 'empty', readBy } : page;
};

/** Keeps what was read from the pictures of pages. */
export const keepPictured = async (
  { prisma }: Database,
  documentId: DocumentId,
  pages: readonly InputPage[],
): Promise<void> => {
  for (const { kind: _, readBy, ...page } of pages)
    await prisma.documentPage.updateMany({
      where: { documentId, page: page.page },
      data: { blocks: packPage(page), readBy: readBy ?? null },
    });
};

/** Pages are rows before anybody works on them, so that what is read off their pictures finds its row. */
const readAndKeep = async function* (
  { database: { prisma } }: PageDependencies,
  documentId: DocumentId,
  open: () => Promise<OpenPdf>,
): AsyncGenerator<InputPage> {
  const pdf = await open();
  // What an earlier version kept of a document that it did not read to its end is read anew, with blocks.
  await prisma.documentPage.deleteMany({ where: { documentId, blocks: null } });
  const earlier = await prisma.documentPage.findMany({ where: { documentId, readBy: { not: null } } });
  const known = new Map(earlier.map((row) => [row.page, keptPage(row)]));
  for await (const pages of inLots(inputPages(pdf.read()), PAGES_PER_WRITE)) {
    const data = pages.map(({ kind, ...page }) => ({
      ...{ documentId, page: page.page, kind },
      blocks: packPage(page),
    }));
    await prisma.documentPage.createMany({ data, skipDuplicates: true });
    for (const page of pages) yield known.get(page.page) ?? page;
  }
};

const inLots = async function* <T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let lot: T[] = [];
  for await (const item of items) {
    lot.push(item);
    if (lot.length < size) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
};
