import { GeneratorFailed } from '../generator.js';
import { countWords } from '../text/words.js';
import type { Chunk, InputPage, SkippedPage, SkipReason } from '../types.js';
import type { GenerationTools } from './generate.js';

/** The chunk's pages that can be read, those without text from their picture where that is possible, and the others. */
export async function readable(
  chunk: Chunk,
  tools: GenerationTools,
  signal: AbortSignal,
): Promise<{ chunk: Chunk; skipped: SkippedPage[] }> {
  const pages: InputPage[] = [];
  const skipped: SkippedPage[] = [];
  for (const page of chunk.pages) {
    const read = await textOf(page, tools, signal);
    if ('reason' in read) skipped.push({ page: page.page, reason: read.reason });
    else pages.push({ ...page, text: read.text, kind: 'text' });
  }
  return { chunk: { ...chunk, pages }, skipped };
}

type Read = { text: string } | { reason: SkipReason };

async function textOf(
  { page, kind, text }: InputPage,
  tools: GenerationTools,
  signal: AbortSignal,
): Promise<Read> {
  switch (kind) {
    case 'text':
      return { text };
    case 'tables':
      return { reason: 'tables_only' };
    case 'empty':
      return textOfPicture(page, tools, signal);
    default:
      return kind satisfies never;
  }
}

async function textOfPicture(
  page: number,
  { generator, pictureOf }: GenerationTools,
  signal: AbortSignal,
): Promise<Read> {
  if (!generator.readPage || !pictureOf) return { reason: 'no_text' };
  try {
    const text = await generator.readPage(await pictureOf(page, signal), signal);
    return countWords(text) > 0 ? { text } : { reason: 'no_text' };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GeneratorFailed) return { reason: 'model_failed' };
    throw error;
  }
}
