import { FILES_MAX, TEXT_MAX } from './limits.js';
import type { Part, TextPart, UploadPart } from './parts.js';

/** A piece of a page: finished Markdown or an upload. */
export type Piece = { readonly kind: 'text'; readonly markdown: string } | UploadPart;

/** A piece may have to be joined to the one before with a line feed. */
const JOINT = 1;
/** Below this, what is left of a page is not worth beginning a long text in. */
const WORTH_FILLING = 400;

/** Fills pages from top to bottom; each holds what one message can. */
class Pages {
  readonly all: Piece[][] = [[]];
  #text = 0;
  #files = 0;

  get room(): number {
    return TEXT_MAX - this.#text - JOINT;
  }

  addText(markdown: string): void {
    if (markdown.length > this.room) this.#turn();
    this.all.at(-1)?.push({ kind: 'text', markdown });
    this.#text += markdown.length + JOINT;
  }

  addUpload(part: UploadPart): void {
    if (this.#files === FILES_MAX) this.#turn();
    this.all.at(-1)?.push(part);
    this.#files += 1;
  }

  #turn(): void {
    this.all.push([]);
    this.#text = 0;
    this.#files = 0;
  }
}

const addLong = (pages: Pages, part: TextPart): void => {
  const whole = TEXT_MAX - JOINT;
  const first = pages.room < WORTH_FILLING ? whole : pages.room;
  for (const piece of part.cut(first, whole)) pages.addText(piece);
};

/**
 * The parts in as many pages as it takes, broken between parts; only a text that is too long for a page of its
 * own is broken inside.
 */
export const toPages = (parts: readonly Part[]): Piece[][] => {
  const pages = new Pages();
  for (const part of parts) {
    if (part.kind !== 'text') pages.addUpload(part);
    else if (part.markdown.length + JOINT > TEXT_MAX) addLong(pages, part);
    else pages.addText(part.markdown);
  }
  return pages.all.filter((page) => page.length > 0);
};
