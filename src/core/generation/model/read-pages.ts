import { ModelDeclined } from '../errors.js';
import type { PagePicture, PageReader, PageToRead, ReadPage } from '../skills.js';
import { blocksOfMarkdown } from '../text/from-markdown.js';
import { parsePages } from './answers.js';
import type { Model } from './model.js';
import { readPrompt } from './prompts.js';
import { PAGES } from './schemas.js';

/** Print of ordinary size is read off an A4 page of this width. */
const WIDTH_PIXELS = 1_200;
/** Pages of a request: their pictures stay far below 20 MB, their text below what an answer may hold. */
const PAGES_PER_REQUEST = 8;

/** Has the model read pages from their pictures, several in a request. */
export const pageReaderOf = (model: Model): PageReader => ({
  name: 'model',
  width: WIDTH_PIXELS,
  open: () => ({
    read: async (pages, signal, onPage) => {
      const read: ReadPage[] = [];
      for (let from = 0; from < pages.length; from += PAGES_PER_REQUEST) {
        const some = await draw(pages.slice(from, from + PAGES_PER_REQUEST));
        const answers = await readPages(model, some, signal);
        read.push(...answers);
        for (const { page } of answers) await onPage(page);
      }
      return read;
    },
  }),
});

/** Without pages that cannot be drawn. */
const draw = async (pages: readonly PageToRead[]): Promise<readonly PagePicture[]> => {
  const drawn: PagePicture[] = [];
  for (const { page, draw } of pages) {
    const png = await draw();
    if (png) drawn.push({ page, png });
  }
  return drawn;
};

/** Pages that are refused, left out or too much for one answer are asked for one by one. */
const readPages = async (
  model: Model,
  pages: readonly PagePicture[],
  signal: AbortSignal,
): Promise<readonly ReadPage[]> => {
  if (pages.length === 0) return [];
  const numbers = pages.map(({ page }) => page);
  const parse = (json: string) => parsePages(json, numbers);
  const reply = await model.ask(readPrompt(pages), { schema: PAGES, parse }, signal).catch(declined);
  const read = reply.outcome === 'answer' ? reply.value : new Map<number, string>();
  const answers: ReadPage[] = [];
  for (const picture of pages) {
    const { page } = picture;
    const text = read.get(page);
    if (text !== undefined) answers.push({ page, blocks: blocksOfMarkdown(text) });
    else if (pages.length > 1) answers.push(...(await readPages(model, [picture], signal)));
    else answers.push({ page, reason: reply.outcome === 'refused' ? 'refused' : 'model_failed' });
  }
  return answers;
};

/** An answer that is off the schema twice says nothing of single pages. */
const declined = (error: unknown): { readonly outcome: 'declined' } => {
  if (!(error instanceof ModelDeclined)) throw error;
  return { outcome: 'declined' };
};
