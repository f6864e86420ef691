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

/** One PDF at a time, in this process's own thread. */
export class PdfReader {
  #parser: PDFParse | undefined;

  /** Opens the file and counts its pages; reads nothing of a file with more than `maxPages`. */
  async open(bytes: Uint8Array, maxPages: number): Promise<z.infer<typeof answers.open>> {
    await this.close();
    this.#parser = new PDFParse({ data: bytes, ...assets, isEvalSupported: false, stopAtErrors: false });
    const { total } = await this.#parser.getText({ partial: [0] });
    if (total > maxPages) return { pages: total };
    const title = await this.#title();
    return title ? { pages: total, title } : { pages: total };
  }

  /** The pages `from` to `to`, both counted from 1 and included. */
  async read(from: number, to: number): Promise<RawPage[]> {
    const pages: RawPage[] = [];
    for (let page = from; page <= to; page++) pages.push(await this.#page(page));
    return pages;
  }

  /** The page as a PNG. */
  async picture(page: number): Promise<Uint8Array> {
    const { pages } = await this.#opened().getScreenshot({
      partial: [page],
      desiredWidth: PICTURE_WIDTH_PIXELS,
      imageDataUrl: false,
    });
    const png = pages[0]?.data;
    if (!png) throw new Error(`page ${page} has no picture`);
    return png;
  }

  async close(): Promise<null> {
    const parser = this.#parser;
    this.#parser = undefined;
    await parser?.destroy();
    return null;
  }

  async #page(page: number): Promise<RawPage> {
    const text = await this.#text(page);
    if (text === undefined) return { page, text: '', damaged: true };
    if (text.length > MAX_PAGE_CHARACTERS) throw new TooHeavy(`page ${page}: ${text.length} characters`);
    return { page, text };
  }

  /** One broken page must not cost the others. */
  async #text(page: number): Promise<string | undefined> {
    try {
      return (await this.#opened().getText({ first: page, last: page })).pages[0]?.text;
    } catch {
      return undefined;
    }
  }

  /** A title is a nicety: broken metadata does not make a document unreadable. */
  async #title(): Promise<string | undefined> {
    try {
      const { info } = await this.#opened().getInfo();
      return typeof info?.Title === 'string' ? info.Title : undefined;
    } catch {
      return undefined;
    }
  }

  #opened(): PDFParse {
    if (!this.#parser) throw new Error('no document is open');
    return this.#parser;
  }
}

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
