import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/bots/messages/messages.js';
import { ModelFailed } from '../../../src/core/generation/errors.js';
import { studyTips, tipsFrom } from '../../../src/core/generation/make/tips.js';
import { pageRanges } from '../../../src/core/generation/text/ranges.js';
import type { GeneratedCard, GenerationReport } from '../../../src/core/generation/types.js';
import { englishText } from '../../support/words.js';

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
  pictured: [],
  dropped: {},
  builtIn: [],
  unserved: [],
  ...part,
});
const cards = [1, 2, 3, 4, 4, 4, 5, 5, 5, 6, 7, 8, 8].map((page) => card(page));

describe('tips from the cards themselves', () => {
  it('are three, and name pages and numbers', () => {
    const tips = tipsFrom(cards, report()).map((tip) => englishText(messages.pdf.tip({ tip: tip })));
    expect(tips).toHaveLength(3);
    expect(tips[0]).toContain('6 of the 13 cards come from pages 4–5');
    for (const tip of tips) expect(tip).toMatch(/\d/);
  });

  it('begin with what is missing', () => {
    const skipped = [
      { page: 9, reason: 'model_failed' as const },
      { page: 10, reason: 'model_failed' as const },
    ];
    const [first] = tipsFrom(cards, report({ skipped })).map((tip) =>
      englishText(messages.pdf.tip({ tip: tip })),
    );
    expect(first).toContain('pages 9–10');
  });

  it('are none where there is nothing to study', () => {
    expect(tipsFrom([], report({ covered: [] }))).toEqual([]);
  });
});

describe('tips from a model', () => {
  const signal = new AbortController().signal;

  it('come first', async () => {
    const writer = { write: async () => ['Learn 1 before 2.'] };
    const given = await studyTips(writer, { cards, report: report() }, signal);
    expect(given).toHaveLength(3);
    expect(given[0]).toEqual({ kind: 'model', text: 'Learn 1 before 2.' });
  });

  it('are not missed when it is down', async () => {
    const down = { write: () => Promise.reject(new ModelFailed('down')) };
    expect(await studyTips(down, { cards, report: report() }, signal)).toEqual(tipsFrom(cards, report()));
  });
});

it('writes pages as people do', () => {
  expect(pageRanges([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(pageRanges([])).toBe('');
});
