import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOf, judge, type Verdict } from '../../../src/core/answers/typed.js';

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

it('the parts of a difference make what was typed, and the answer', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'abcÄäé '), maxLength: 20 });
  fc.assert(
    fc.property(texts, texts, (typed, right) => {
      const parts = differenceOf(typed, right);
      const of = (...kinds: readonly string[]) =>
        parts
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ text }) => text)
          .join('');
      expect(of('same', 'extra').length).toBe(typed.length);
      expect(of('same', 'missing')).toBe(right);
    }),
  );
});

it('shows a difference letter by letter, whatever the case', () => {
  expect(differenceOf('mitocondria', 'Mitochondria')).toEqual([
    { kind: 'same', text: 'Mitoc' },
    { kind: 'missing', text: 'h' },
    { kind: 'same', text: 'ondria' },
  ]);
});
