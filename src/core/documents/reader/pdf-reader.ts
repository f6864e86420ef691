import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { PDFParse } from 'pdf-parse';
import type { z } from 'zod';
import type { answers, RawPage, ReaderFailure } from './protocol.js';

/** A page of dense print holds about 6,000 characters; a page beyond this is made to hurt. */
const MAX_PAGE_CHARACTERS = 1_000_000;
/** Wide enough for a model to read print of ordinary size off an A4 page. */
const PICTURE_WIDTH_PIXELS = 1_200;

class TooHeavy extends Error {}

/** pdfjs looks up predefined CJK character maps, fonts and image decoders by address; all lie in its package. */
const pdfjs = dirname(
  createRequire(createRequire(import.meta.url).resolve('pdf-parse')).resolve('pdfjs-dist/package.json'),
);
const assets = {
  cMapUrl: join(pdfjs, 'cmaps') + sep,
  standardFontDataUrl: join(pdfjs, 'standard_fonts') + sep,
  wasmUrl: join(pdfjs, 'wasm') + sep,
  iccUrl: join(pdfjs, 'iccs') + sep,
};

/** Reads one PDF at a time, in this process's own thread. */
export interface PdfReader {
  /** Opens the file and counts its pages; reads nothing of a file with more than `maxPages`. */
  readonly open: (bytes: Uint8Array, maxPages: number) => Promise<z.infer<typeof answers.open>>;
  /** The pages `from` to `to`, both counted from 1 and included. */
  readonly read: (from: number, to: number) => Promise<RawPage[]>;
  /** The page as a PNG. */
  readonly picture: (page: number) => Promise<Uint8Array>;
  readonly close: () => Promise<null>;
}

export const createPdfReader = (): PdfReader => {
  let parser: PDFParse | undefined;
  const opened = (): PDFParse => {
    if (!parser) throw new Error('no document is open');
    return parser;
  };
  const close = async (): Promise<null> => {
    const old = parser;
    parser = undefined;
    await old?.destroy();
    return null;
  };
  return {
    open: async (bytes, maxPages) => {
      await close();
      parser = new PDFParse({ data: bytes, ...assets, isEvalSupported: false, stopAtErrors: false });
      return overview(parser, maxPages);
    },
    read: (from, to) => readPages(opened(), from, to),
    picture: (page) => drawPage(opened(), page),
    close,
  };
};

const overview = async (parser: PDFParse, maxPages: number): Promise<z.infer<typeof answers.open>> => {
  const { total } = await parser.getText({ partial: [0] });
  if (total > maxPages) return { pages: total };
  const title = await titleOf(parser);
  return title ? { pages: total, title } : { pages: total };
};

const readPages = async (parser: PDFParse, from: number, to: number): Promise<RawPage[]> => {
  const pages: RawPage[] = [];
  for (let page = from; page <= to; page++) pages.push(await readPage(parser, page));
  return pages;
};

const readPage = async (parser: PDFParse, page: number): Promise<RawPage> => {
  const text = await textOf(parser, page);
  if (text === undefined) return { page, text: '', damaged: true };
  if (text.length > MAX_PAGE_CHARACTERS) throw new TooHeavy(`page ${page}: ${text.length} characters`);
  return { page, text };
};

/** One broken page must not cost the others. */
const textOf = async (parser: PDFParse, page: number): Promise<string | undefined> => {
  try {
    return (await parser.getText({ first: page, last: page })).pages[0]?.text;
  } catch {
    return undefined;
  }
};

/** A title is a nicety: broken metadata does not make a document unreadable. */
const titleOf = async (parser: PDFParse): Promise<string | undefined> => {
  try {
    const { info } = await parser.getInfo();
    return typeof info?.Title === 'string' ? info.Title : undefined;
  } catch {
    return undefined;
  }
};

const drawPage = async (parser: PDFParse, page: number): Promise<Uint8Array> => {
  const { pages } = await parser.getScreenshot({
    partial: [page],
    desiredWidth: PICTURE_WIDTH_PIXELS,
    imageDataUrl: false,
  });
  const png = pages[0]?.data;
  if (!png) throw new Error(`page ${page} has no picture`);
  return png;
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
