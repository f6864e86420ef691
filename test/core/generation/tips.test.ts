import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/bots/messages/messages.js';
import { tipsFrom } from '../../../src/core/generation/make/tips.js';
import { pageRanges } from '../../../src/core/generation/text/ranges.js';
import type { GeneratedCard, GenerationReport } from '../../../src/core/generation/types.js';
import { englishText } from '../../support/words.js';

const card = (page: number, front = `What is ${page}?`, back = 'A number'): GeneratedCard => ({
  ...{ kind: 'basic', front, back, distractors: [], page, quote: 'a number' },
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
const cards = [1, 2, 3, 4, 4, 4, 5, 5, 5, 6, 7, 8].map((page) => card(page));
const answers = (...backs: readonly string[]) =>
  backs.map((back, i) => card(i + 1, `Which one of them is number ${'abcdefgh'[i]}?`, back));
const told = (given: readonly GeneratedCard[]): string[] =>
  tipsFrom(given, report()).map((tip) => englishText(messages.pdf.tip({ tip })));

describe('tips', () => {
  it('name pages where most cards come from', () => {
    expect(told(cards)[0]).toContain('6 of the 12 cards come from pages 4–5');
  });

  it('begin with what is missing', () => {
    const skipped = [9, 10].map((page) => ({ page, reason: 'model_failed' as const }));
    const [first] = tipsFrom(cards, report({ skipped }));
    expect(first).toEqual({ kind: 'pages_failed', pages: [9, 10] });
  });

  it.each<[string, string, string[]]>([
    ['Mitosis', 'Meiosis', ['Osmosis', 'Enzyme', 'Ribosome']],
    ['Endothermic', 'Exothermic', ['Catalyst', 'Equilibrium']],
    ['Afferent', 'Efferent', ['Motor cortex', 'Spinal cord']],
    ['7.9 km/s', '11.2 km/s', ['Enzyme', '1789', '3 kg']],
    ['Induktion', 'Deduktion', ['Beweis', 'Axiom']],
    ['有糸分裂', '減数分裂', ['葉緑体', '細胞膜']],
  ])('tell that %s and %s are easily confused', (one, other, others) => {
    expect(tipsFrom(answers(one, ...others, other), report())).toContainEqual({
      kind: 'confusable',
      one,
      other,
    });
  });

  it('tell which term others need', () => {
    const fronts = ['What lowers an enzyme’s speed?', 'Where do enzymes work?', 'Which enzyme cuts starch?'];
    const given = [
      card(1, 'What do you call a protein that speeds up a reaction?', 'Enzyme'),
      ...fronts.map((front, i) => card(i + 2, front, ['Cold', 'In cells', 'Amylase'][i])),
    ];
    expect(told(given)).toContain('Learn “Enzyme” first: 3 other cards need it.');
  });

  it('are none where nothing stands out', () => {
    expect(tipsFrom([], report({ covered: [] }))).toEqual([]);
    expect(tipsFrom(answers('Enzyme', '1789', 'Catalyst', 'The spinal cord'), report())).toEqual([]);
    expect(tipsFrom(answers('Enzyme', 'Enzymes', '5 kg', '300 kg'), report())).toEqual([]);
  });
});

it('writes pages as people do', () => {
  expect(pageRanges([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(pageRanges([])).toBe('');
});
