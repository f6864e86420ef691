import { FILES_MAX, TEXT_MAX } from './limits.js';
import type { Part, TextPart, UploadPart } from './parts.js';

/** A piece of a page: finished Markdown or an upload. */
export type Piece = { readonly kind: 'text'; readonly markdown: string } | UploadPart;

/** A piece may have to be joined to the one before with a line feed. */
const JOINT = 1;
/** Below this, what is left of a page is not worth beginning a long text in. */
const WORTH_FILLING = 400;

/** Pages as they fill, from top to bottom, and how much stands on the last; each holds what one message can. */
type Filling = { readonly pages: Piece[][]; text: number; files: number };

const roomIn = ({ text }: Filling): number => TEXT_MAX - text - JOINT;

const turnPage = (filling: Filling): void => {
  filling.pages.push([]);
  filling.text = 0;
  filling.files = 0;
};

const addText = (filling: Filling, markdown: string): void => {
  if (markdown.length > roomIn(filling)) turnPage(filling);
  filling.pages.at(-1)?.push({ kind: 'text', markdown });
  filling.text += markdown.length + JOINT;
};

const addUpload = (filling: Filling, part: UploadPart): void => {
  if (filling.files === FILES_MAX) turnPage(filling);
  filling.pages.at(-1)?.push(part);
  filling.files += 1;
};

const addLong = (filling: Filling, part: TextPart): void => {
  const whole = TEXT_MAX - JOINT;
  const first = roomIn(filling) < WORTH_FILLING ? whole : roomIn(filling);
  for (const piece of part.cut(first, whole)) addText(filling, piece);
};

/**
 * The parts in as many pages as it takes, broken between parts; only a text that is too long for a page of its
 * own is broken inside.
 */
export const toPages = (parts: readonly Part[]): Piece[][] => {
  const filling: Filling = { pages: [[]], text: 0, files: 0 };
  for (const part of parts) {
    if (part.kind !== 'text') addUpload(filling, part);
    else if (part.markdown.length + JOINT > TEXT_MAX) addLong(filling, part);
    else addText(filling, part.markdown);
  }
  return filling.pages.filter((page) => page.length > 0);
};
