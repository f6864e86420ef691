import { describe, expect, it } from 'vitest';
import { createExtractiveGenerator } from '../../../src/core/generation/extractive/extractive.js';
import { GeneratorFailed } from '../../../src/core/generation/generator.js';
import { studyTips, tipsFrom } from '../../../src/core/generation/make/tips.js';
import { pageRanges } from '../../../src/core/generation/text/ranges.js';
import type { GeneratedCard, GenerationReport } from '../../../src/core/generation/types.js';

const card = (page: number, kind: GeneratedCard['kind'] = 'basic'): GeneratedCard => ({
  kind,
  front: `What is ${page}?`,
  back: 'A number',
  distractors: [],
  page,
  quote: 'a number',
});
const report = (part: Partial<GenerationReport> = {}): GenerationReport => ({
  pages: 12,
  covered: [1, 2, 3, 4, 5, 6, 7, 8],
  skipped: [],
  dropped: {},
  ...part,
});
const cards = [1, 2, 3, 4, 4, 4, 5, 5, 5, 6, 7, 8, 8].map((page) => card(page));

describe('tips from the cards themselves', () => {
  it('are three, and name pages and numbers', () => {
    const tips = tipsFrom(cards, report());
    expect(tips).toHaveLength(3);
    expect(tips[0]).toContain('6 of the 13 cards come from pages 4–5');
    for (const tip of tips) expect(tip).toMatch(/\d/);
  });

  it('begin with what is missing', () => {
    const skipped = [
      { page: 9, reason: 'model_failed' as const },
      { page: 10, reason: 'model_failed' as const },
    ];
    expect(tipsFrom(cards, report({ skipped }))[0]).toContain('pages 9–10');
  });

  it('are none where there is nothing to study', () => {
    expect(tipsFrom([], report({ covered: [] }))).toEqual([]);
  });
});

describe('tips from a model', () => {
  const signal = new AbortController().signal;
  const generator = (tips: () => Promise<string[]>) => ({ ...createExtractiveGenerator(), tips });

  it('come first', async () => {
    const given = await studyTips(
      { generator: generator(async () => ['Learn 1 before 2.']), cards, report: report() },
      signal,
    );
    expect(given).toHaveLength(3);
    expect(given[0]).toBe('Learn 1 before 2.');
  });

  it('are not missed when it is down', async () => {
    const down = generator(() => Promise.reject(new GeneratorFailed('down')));
    expect(await studyTips({ generator: down, cards, report: report() }, signal)).toEqual(
      tipsFrom(cards, report()),
    );
  });
});

it('writes pages as people do', () => {
  expect(pageRanges([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(pageRanges([])).toBe('');
});
