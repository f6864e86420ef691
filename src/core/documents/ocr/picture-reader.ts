import { createDocumentLayout, type DocumentLayout } from '../layout/document.js';
import type { Page } from '../page.js';
import { pictureHeader } from '../picture-header.js';
import { isEnglish } from '../reader/english.js';
import type { ReaderFailure } from '../reader/messages.js';
import { withBullets } from './bullets.js';
import { NoPicture, startEngine } from './engine.js';
import { drawnPage, turnedBack } from './placing.js';
import type { PicturedPage, RecognisedPage } from './protocol.js';
import { recognisedPage } from './words.js';

/** Reads pictures of pages, in this process's own thread. */
export interface PictureReader {
  readonly recognise: (picture: Uint8Array, page: PicturedPage) => Promise<RecognisedPage>;
  /** The document's next pages, as blocks. Heads and feet are known by the pages so far. */
  readonly layOut: (document: number, pages: readonly RecognisedPage[]) => readonly Page[];
  readonly forget: (document: number) => null;
}

/** A4 at 600 dots an inch; the engine takes some six bytes for a pixel. */
const MOST_PIXELS = 35_000_000;

/** @param languages Tesseract's codes */
export const createPictureReader = async (languages: readonly string[]): Promise<PictureReader> => {
  const engine = await startEngine(languages);
  const layouts = new Map<number, DocumentLayout>();
  const layoutOf = (document: number): DocumentLayout => {
    const layout = layouts.get(document) ?? createDocumentLayout(isEnglish);
    layouts.set(document, layout);
    return layout;
  };
  return {
    recognise: async (picture, page) => {
      const pixels = pictureHeader(picture);
      if (!pixels || pixels.width * pixels.height > MOST_PIXELS) throw new NoPicture();
      const found = await withBullets(picture, engine.read(picture));
      return recognisedPage(found, { ...page, pixels });
    },
    layOut: (document, pages) =>
      layoutOf(document)
        .pages(pages.map(drawnPage))
        .map((page, i) => turnedBack(page, pages[i]?.angle ?? 0)),
    forget: (document) => {
      layouts.delete(document);
      return null;
    },
  };
};

/** What a thrown error means for the page. Of memory, the engine complains before the process runs out. */
export const pictureFailure = (error: unknown): ReaderFailure =>
  error instanceof RangeError || /\bOOM\b|memory/i.test(String(error)) ? 'too_heavy' : 'corrupt';
