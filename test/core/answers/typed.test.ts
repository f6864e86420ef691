import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, partsOf, type Verdict } from '../../../src/core/answers/typed.js';

const judged: readonly (readonly [typed: string, right: string, verdict: Verdict])[] = [
  // Case, accents, punctuation, articles, brackets, numbers and forms.
  ['the mitochondrion.', 'Mitochondrion', 'right'],
  ['orleans', 'Orléans', 'right'],
  ['Muller', 'Müller', 'right'],
  ['Mueller', 'Müller', 'right'],
  ['strasse', 'Straße', 'right'],
  ['der hund', 'Hund', 'right'],
  ['mitochondrion', 'mitochondrion (the powerhouse)', 'right'],
  ['he', 'he / she', 'right'],
  ['1000', '1,000', 'right'],
  ['three', '3', 'right'],
  ['cell', 'cells', 'right'],
  ['colour', 'color', 'almost'],
  ['haemoglobin', 'hemoglobin', 'almost'],
  ['oxygen, hydrogen', 'oxygen … hydrogen', 'right'],
  ['光合成', '光合成', 'right'],
  ['Москва', 'москва', 'right'],
  // Slips.
  ['mitocondrion', 'mitochondrion', 'almost'],
  ['photosynthseis', 'photosynthesis', 'almost'],
  ['photo synthesis', 'photosynthesis', 'almost'],
  ['Lodnon', 'London', 'almost'],
  ['Kopenhage', 'Kopenhagen', 'almost'],
  // What is another thing.
  ['', 'London', 'wrong'],
  ['Paris', 'London', 'wrong'],
  ['hyperthermia', 'hypothermia', 'wrong'],
  ['adduction', 'abduction', 'wrong'],
  ['efferent', 'afferent', 'wrong'],
  ['decrease', 'increase', 'wrong'],
  ['p or q', 'p and q', 'wrong'],
  ['1944', '1945', 'wrong'],
  ['100 m', '100 km', 'wrong'],
  ['CO', 'Co', 'wrong'],
  ['C++', 'C#', 'wrong'],
  ['oxygen', 'oxygen … hydrogen', 'wrong'],
  ['not toxic', 'toxic', 'wrong'],
];
it.each(judged)('“%s” for “%s” is %s', (typed, right, verdict) => {
  expect(judge(typed, right)).toBe(verdict);
});

it('the answer itself is right', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
      fc.pre(text.trim() !== '');
      expect(judge(text, text)).toBe('right');
    }),
  );
});

it('the parts of an answer make the answer, and all of one that was typed well is known', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'abcÄäé '), maxLength: 20 });
  fc.assert(
    fc.property(texts, texts, (typed, right) => {
      const parts = partsOf(right, typed);
      expect(parts.map(({ text }) => text).join('')).toBe(right);
      expect(partsOf(right, right.toLowerCase()).some(({ isMissed }) => isMissed)).toBe(false);
    }),
  );
});

it('does not call missed what need not be typed', () => {
  expect(partsOf('mitochondrion (organelle)', 'mitocondrion')).toEqual([
    { text: 'mitoc', isMissed: false },
    { text: 'h', isMissed: true },
    { text: 'ondrion', isMissed: false },
    { text: ' (organelle)', isMissed: false },
  ]);
});

it('shows letter by letter what was missed, whatever the case', () => {
  expect(partsOf('Mitochondria', 'mitocondria')).toEqual([
    { text: 'Mitoc', isMissed: false },
    { text: 'h', isMissed: true },
    { text: 'ondria', isMissed: false },
  ]);
});
