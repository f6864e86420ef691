import type { Extractor } from '../../src/core/documents/extractor.js';
import { makeDocument, type PipelineSkills } from '../../src/core/generation/make/pipeline.js';
import { inputPages } from '../../src/core/generation/text/input.js';
import type { GeneratedCard, InputPage } from '../../src/core/generation/types.js';

/** What was made of a document, and the pages that it was made from. */
export interface Deck {
  readonly cards: readonly GeneratedCard[];
  readonly pages: readonly InputPage[];
  readonly milliseconds: number;
}

/** Reads a PDF and makes cards of it, as the bot does. @throws UserError as reading and making do */
export const deckOf = async (
  extractor: Extractor,
  skills: PipelineSkills,
  bytes: Uint8Array,
  requested: number,
): Promise<Deck> => {
  const { signal } = new AbortController();
  const started = performance.now();
  const pdf = await extractor.open(bytes, signal);
  try {
    const pages: InputPage[] = [];
    const document = {
      total: pdf.pages,
      ...(pdf.title === undefined ? {} : { title: pdf.title }),
      read: async function* () {
        for await (const page of inputPages(pdf.read())) {
          pages.push(page);
          yield page;
        }
      },
    };
    const keepNothing = { keep: async <Chunk>(chunk: Chunk): Promise<Chunk> => chunk };
    const { cards } = await makeDocument(skills, document, { requested, avoid: [] }, keepNothing, signal);
    return { cards, pages, milliseconds: performance.now() - started };
  } finally {
    await pdf.close();
  }
};
