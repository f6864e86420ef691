import type { GeminiStandIn } from '../../playground/gemini.js';
import { createSkills } from '../../src/app/models.js';
import { readConfig } from '../../src/config.js';
import { createExtractor, type OpenPdf } from '../../src/core/documents/extractor.js';
import { type DocumentStore, makeDocument } from '../../src/core/generation/make/pipeline.js';
import { inputPages } from '../../src/core/generation/text/input.js';
import { countWords } from '../../src/core/generation/text/words.js';

export interface Timing {
  /** Until the first pages are read, or the first card is there. */
  readonly firstMs: number;
  readonly allMs: number;
  readonly cards: number;
}

/** Words after which the first chunk may be cut. */
const FIRST_WORDS = 800;

/** Reads documents, and makes cards of them as the bot does, without a database. */
export const createMaker = ({ url, calls }: GeminiStandIn) => {
  const config = readConfig({ GOOGLE_API_KEY: 'bench', GEMINI_API_URL: url });
  const skills = createSkills(config);
  const extractor = createExtractor({ maxSeconds: 120, maxMegabytes: 700, maxPages: 2_000 });
  const { signal } = new AbortController();

  const read = async (bytes: Uint8Array): Promise<Timing> => {
    const started = performance.now();
    const pdf = await extractor.open(bytes, signal);
    let words = 0;
    let firstMs = 0;
    for await (const page of inputPages(pdf.read())) {
      words += page.blocks.reduce((sum, { text }) => sum + countWords(text), 0);
      if (firstMs === 0 && words >= FIRST_WORDS) firstMs = performance.now() - started;
    }
    await pdf.close();
    const allMs = performance.now() - started;
    return { firstMs: firstMs || allMs, allMs, cards: 0 };
  };

  const make = async (bytes: Uint8Array, requested: number): Promise<Timing> => {
    const started = performance.now();
    let firstMs = 0;
    const seen = (): void => {
      if (firstMs === 0) firstMs = performance.now() - started;
    };
    const store: DocumentStore = {
      early: {
        find: async () => [],
        keep: async () => {
          seen();
          return true;
        },
      },
      keep: async (chunk) => {
        if (chunk.cards.length > 0) seen();
        return chunk;
      },
    };
    const pdf = await extractor.open(bytes, signal);
    const { cards } = await makeDocument(skills, documentOf(pdf), { requested, avoid: [] }, store, signal);
    await pdf.close();
    return { firstMs, allMs: performance.now() - started, cards: cards.length };
  };

  return {
    read,
    make,
    /** How long the model takes to its first card: what comes of a stream grows evenly after the first word. */
    firstCardMs: (firstWordMs: number, answerMs: number): number =>
      firstWordMs + (answerMs - firstWordMs) / Math.max(1, firstCallCards(calls)),
    close: () => extractor.close(),
  };
};

/** How many cards the first call asked for. */
const firstCallCards = (calls: GeminiStandIn['calls']): number => {
  const text = JSON.stringify(calls[0]?.body ?? '');
  return Number(/Write up to (\d+) cards/.exec(text)?.[1] ?? 1);
};

const documentOf = (pdf: OpenPdf) => ({ total: pdf.pages, read: () => inputPages(pdf.read()) });
