import type { Database } from '../../database/client.js';
import type { Extractor, OpenPdf } from '../../documents/extractor.js';
import { type PageRow, packPage, unpackPage } from '../../documents/stored-page.js';
import { UserError } from '../../errors.js';
import type { DocumentId } from '../../ids.js';
import type { BlobStore } from '../../ports.js';
import { inputPage, inputPages } from '../text/input.js';
import type { InputPage } from '../types.js';
import { pictureReadBy } from './stored.js';

/** Pages stored together: few enough that a crash loses little, enough that a long document costs few statements. */
const PAGES_PER_WRITE = 10;

/** A document's pages, read once and kept. */
export interface Pages {
  readonly total: number;
  readonly title?: string;
  /** All pages in order, from what was kept or else from the file. */
  readonly read: () => AsyncIterable<InputPage>;
  /** The page as a PNG, so many pixels wide; absent when the file's bytes are gone. */
  readonly picture?: (page: number, width: number) => Promise<Uint8Array>;
  /** The page as a WebP, for people to look at; absent when the file's bytes are gone. */
  readonly draw?: (page: number) => Promise<Uint8Array>;
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
    return dependencies.extractor.open(await dependencies.blobs.get(blobId), signal);
  });
  const known =
    isComplete && document.pages !== null ? { pages: document.pages, title: document.title } : undefined;
  const { pages: total, title } = known ?? (await pdf.open());
  if (!known)
    await prisma.document.update({ where: { id: documentId }, data: { pages: total, title: title ?? null } });
  return {
    total,
    ...(title ? { title } : {}),
    read: () =>
      isComplete
        ? readKept(dependencies.database, documentId)
        : readAndKeep(dependencies, documentId, pdf.open),
    ...(blobId === null ? {} : drawing(pdf.open)),
    close: pdf.close,
  };
};

/** Print stays readable on a phone that is turned, and a page takes some 50 kB. */
const KEPT = { width: 1_000, type: 'webp' } as const;

const drawing = (open: () => Promise<OpenPdf>): Required<Pick<Pages, 'picture' | 'draw'>> => ({
  picture: async (page, width) => (await open()).picture(page, { width, type: 'png' }),
  draw: async (page) => (await open()).picture(page, KEPT),
});

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

const readAndKeep = async function* (
  { database }: PageDependencies,
  documentId: DocumentId,
  open: () => Promise<OpenPdf>,
): AsyncGenerator<InputPage> {
  let unwritten: InputPage[] = [];
  const write = async (): Promise<void> => {
    const data = unwritten.map(({ kind, ...page }) => ({
      ...{ documentId, page: page.page, kind },
      blocks: packPage(page),
    }));
    unwritten = [];
    await database.prisma.documentPage.createMany({ data, skipDuplicates: true });
  };
  const pdf = await open();
  // What an earlier version kept of a document that it did not read to its end is read anew, with blocks.
  await database.prisma.documentPage.deleteMany({ where: { documentId, blocks: null } });
  for await (const page of inputPages(pdf.read())) {
    unwritten.push(page);
    if (unwritten.length >= PAGES_PER_WRITE) await write();
    yield page;
  }
  await write();
};
