import { createDocumentLayout } from '../layout/document.js';
import type { Page } from '../page.js';
import { pictureHeader } from '../picture-header.js';
import { isEnglish } from '../reader/english.js';
import type { ReaderFailure } from '../reader/messages.js';
import { withBullets } from './bullets.js';
import { startEngine } from './engine.js';
import { drawnPage, turnedBack } from './placing.js';
import type { PicturedPage, RecognisedPage } from './protocol.js';
import { recognisedPage } from './words.js';

/** Reads pictures of pages, in this process's own thread. */
export interface Recogniser {
  /** @returns null for what cannot be decoded */
  readonly recognise: (picture: Uint8Array, page: PicturedPage) => Promise<RecognisedPage | null>;
  /** The last pages as blocks. Heads and feet are known by all of them. */
  readonly layOut: (pages: readonly RecognisedPage[], last: number) => readonly Page[];
}

/** A4 at 600 dots an inch; the engine takes some six bytes for a pixel. */
const MOST_PIXELS = 35_000_000;

/** @param languages Tesseract's codes */
export const createRecogniser = async (languages: readonly string[]): Promise<Recogniser> => {
  const engine = await startEngine(languages);
  return {
    recognise: async (picture, page) => {
      const pixels = pictureHeader(picture);
      if (!pixels || pixels.width * pixels.height > MOST_PIXELS) return null;
      const read = engine.read(picture);
      return read && recognisedPage(await withBullets(picture, read), { ...page, pixels });
    },
    layOut: (pages, last) => {
      const laidOut = createDocumentLayout(isEnglish).pages(pages.map(drawnPage));
      return laidOut.map((page, i) => turnedBack(page, pages[i]?.angle ?? 0)).slice(-last);
    },
  };
};

/** What a thrown error means for the page. Of memory, the engine complains before the process runs out. */
export const recogniserFailure = (error: unknown): ReaderFailure =>
  error instanceof RangeError || /\bOOM\b|memory/i.test(String(error)) ? 'too_heavy' : 'corrupt';
