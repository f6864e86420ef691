import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFParse } from 'pdf-parse';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { z } from 'zod';
import { cleanCharacters } from '../characters.js';
import { createDocumentLayout, type DocumentLayout, type DrawnPage } from '../layout/document.js';
import type { Page } from '../page.js';
import { isEnglish } from './english.js';
import type { ReaderFailure } from './messages.js';
import { assets, openDocument, readDrawn } from './pdf-document.js';
import type { answers, PictureFormat } from './protocol.js';

/** A page of dense print holds about 6,000 signs; a page beyond this is made to hurt. */
const MAX_PAGE_SIGNS = 100_000;
/** An A4 page at 300 dots an inch: more make a picture that costs memory and shows nothing more. */
const MAX_PICTURE_PIXELS = 8_700_000;
/** Print stays sharp, and a page takes about 60 kB (WebP, 0 to 100). */
const PICTURE_QUALITY = 60;

class TooHeavy extends Error {}

/** Reads one PDF at a time, in this process's own thread. */
export interface PdfReader {
  /** Opens the file and counts its pages; reads nothing of a file with more than `maxPages`. */
  readonly open: (bytes: Uint8Array, maxPages: number) => Promise<z.infer<typeof answers.open>>;
  /** The pages `from` to `to`, both counted from 1 and included. Heads and feet are known by the pages so far. */
  readonly read: (from: number, to: number) => Promise<readonly Page[]>;
  /** The page, drawn. */
  readonly picture: (page: number, format: PictureFormat) => Promise<Uint8Array>;
  readonly close: () => Promise<null>;
}

/** A document that is open. */
type Opened = {
  readonly bytes: Uint8Array;
  readonly document: PDFDocumentProxy;
  readonly layout: DocumentLayout;
  readonly labels: readonly string[];
  /** Opened again, with its pictures, when the first page is drawn. */
  drawing?: PDFParse;
};

export const createPdfReader = (): PdfReader => {
  let opened: Opened | undefined;
  const current = (): Opened => {
    if (!opened) throw new Error('no document is open');
    return opened;
  };
  const close = async (): Promise<null> => {
    const old = opened;
    opened = undefined;
    await old?.drawing?.destroy();
    await old?.document.destroy();
    return null;
  };
  return {
    open: async (bytes, maxPages) => {
      await close();
      // pdf.js keeps what it is given, and refuses a Buffer.
      const document = await openDocument(new Uint8Array(bytes));
      opened = { bytes, document, layout: createDocumentLayout(isEnglish), labels: await labelsOf(document) };
      return overview(document, maxPages);
    },
    read: (from, to) => readPages(current(), from, to),
    picture: (page, format) => drawPage(current(), page, format),
    close,
  };
};

const overview = async (
  document: PDFDocumentProxy,
  maxPages: number,
): Promise<z.infer<typeof answers.open>> => {
  const pages = document.numPages;
  if (pages > maxPages) return { pages };
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const { Title: title, IsXFAPresent, IsAcroFormPresent } = info as Readonly<Record<string, unknown>>;
  return {
    pages,
    ...(typeof title === 'string' && title ? { title } : {}),
    ...(IsXFAPresent === true && IsAcroFormPresent !== true ? { isPlaceholder: true } : {}),
  };
};

/** The numbers printed on the pages: a nicety, and none where the file's list of them is broken. */
const labelsOf = async (document: PDFDocumentProxy): Promise<readonly string[]> =>
  ((await document.getPageLabels().catch(() => null)) ?? []).map(cleanCharacters);

const readPages = async (
  { document, layout, labels }: Opened,
  from: number,
  to: number,
): Promise<readonly Page[]> => {
  const drawn: DrawnPage[] = [];
  const damaged = new Set<number>();
  for (let page = from; page <= to; page++) {
    const read = await readDrawn(document, page).catch((): undefined => void damaged.add(page));
    if (read && read.glyphs.length > MAX_PAGE_SIGNS)
      throw new TooHeavy(`page ${page}: ${read.glyphs.length} signs`);
    const label = labels[page - 1];
    const named = label === undefined || label === `${page}` ? {} : { label };
    drawn.push({ ...(read ?? { page, size: { width: 0, height: 0 }, glyphs: [] }), ...named });
  }
  return layout.pages(drawn).map((page) => (damaged.has(page.page) ? { ...page, damaged: true } : page));
};

const drawPage = async (
  opened: Opened,
  page: number,
  { width, type }: PictureFormat,
): Promise<Uint8Array> => {
  opened.drawing ??= new PDFParse({ data: new Uint8Array(opened.bytes), ...assets, isEvalSupported: false });
  const { pages } = await opened.drawing.getScreenshot({
    partial: [page],
    desiredWidth: Math.min(width, await widestOf(opened.document, page)),
    imageDataUrl: false,
  });
  const png = pages[0]?.data;
  if (!png) throw new Error(`page ${page} has no picture`);
  return type === 'png' ? png : asWebp(png);
};

/** The width in pixels at which the page's picture has as many as there may be. */
const widestOf = async (document: PDFDocumentProxy, page: number): Promise<number> => {
  const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
  return Math.floor(Math.sqrt((MAX_PICTURE_PIXELS * width) / height));
};

const asWebp = async (png: Uint8Array): Promise<Uint8Array> => {
  const picture = await loadImage(png);
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.encode('webp', PICTURE_QUALITY);
};

/**
 * What a thrown error means to the person who sent the file. Damage surfaces as InvalidPDFException,
 * FormatError, UnknownErrorException or as any accident inside pdfjs; only the rest can be told apart.
 */
export const readerFailure = (error: unknown): ReaderFailure => {
  if (error instanceof Error && error.name === 'PasswordException') return 'password';
  // V8 throws RangeError for buffers and strings that it cannot hold.
  if (error instanceof TooHeavy || error instanceof RangeError) return 'too_heavy';
  return 'corrupt';
};
