import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOORS } from '../../bench/cards/floors.js';
import { scoreSet } from '../../bench/cards/scored.js';
import { type Figures, figuresOf, tableOf } from '../../bench/cards/table.js';
import { createExtractor } from '../../src/core/documents/extractor.js';
import { createExtractiveWriter } from '../../src/core/generation/extractive/extractive.js';

// Real PDFs through the real reader and the built-in writer. `npm run bench:cards -- --flaws` tells which cards are bad.

const extractor = createExtractor({ maxSeconds: 120, maxMegabytes: 700, maxPages: 100 });
let figures: Figures;
let table: string;

beforeAll(async () => {
  const scored = await scoreSet(extractor, { cardWriter: createExtractiveWriter() });
  figures = figuresOf(scored.map(({ score }) => score));
  table = tableOf(scored);
});
afterAll(() => extractor.close());

describe('the cards of the scored set', () => {
  it.each(['recall', 'delivered', 'clean'] as const)('reach the floor of what is %s', (what) => {
    expect(figures[what], table).toBeGreaterThanOrEqual(FLOORS[what]);
  });

  it.each(['notCards', 'duplicates', 'ungrounded'] as const)('have no more %s than allowed', (what) => {
    expect(figures[what], table).toBeLessThanOrEqual(FLOORS[what]);
  });
});
