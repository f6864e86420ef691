import { describe, expect, it } from 'vitest';
import { BACK_MAX, FRONT_MAX } from '../../../src/core/generation/limits.js';
import { flaw } from '../../../src/core/generation/make/validate.js';
import { frontsOf } from '../../../src/core/generation/text/dedupe.js';
import type { DraftCard } from '../../../src/core/generation/types.js';

const basic: DraftCard = {
  kind: 'basic',
  front: 'What do ribosomes build?',
  back: 'Proteins',
  distractors: [],
  quote: 'Ribosomes build proteins',
  importance: 0.5,
};
const cloze: DraftCard = { ...basic, kind: 'cloze', front: 'Ribosomes build ____ from amino acids.' };
const choice: DraftCard = { ...basic, kind: 'choice', distractors: ['Lipids', 'Sugars', 'Nucleic acids'] };

describe('a sound card', () => {
  it.each([basic, cloze, choice, { ...choice, front: cloze.front }])('of kind $kind', (card) => {
    expect(flaw(card)).toBeUndefined();
  });
});

describe('a card with a flaw', () => {
  it.each<[string, DraftCard, string]>([
    ['without a front', { ...basic, front: ' ' }, 'malformed'],
    ['without an answer', { ...basic, back: '' }, 'malformed'],
    ['a question with a gap', { ...basic, front: 'What do ____ build?' }, 'malformed'],
    ['a cloze without a gap', { ...cloze, front: basic.front }, 'malformed'],
    ['a cloze with two gaps', { ...cloze, front: '____ build ____ from acids.' }, 'malformed'],
    ['a choice of three', { ...choice, distractors: ['Lipids', 'Sugars'] }, 'malformed'],
    [
      'a choice with the answer twice',
      { ...choice, distractors: ['proteins!', 'Sugars', 'Lipids'] },
      'malformed',
    ],
    ['an endless front', { ...basic, front: 'x'.repeat(FRONT_MAX + 1) }, 'too_long'],
    ['an endless answer', { ...basic, back: 'x'.repeat(BACK_MAX + 1) }, 'too_long'],
    [
      'an answer in its front',
      { ...basic, front: 'Which proteins do ribosomes build?' },
      'not_self_contained',
    ],
    [
      'an answer beside its gap',
      { ...cloze, front: '____, that is proteins, are built.' },
      'not_self_contained',
    ],
    [
      'a look at the page',
      { ...basic, front: 'What does figure 3 show of ribosomes?' },
      'not_self_contained',
    ],
    ['a look at the text', { ...basic, front: 'What does the text say of ribosomes?' }, 'not_self_contained'],
  ])('%s', (_, card, expected) => {
    expect(flaw(card)).toBe(expected);
  });
});

describe('duplicates', () => {
  const fronts = frontsOf([
    { front: 'Which organelle produces most of the energy of a cell?', back: 'Mitochondrion' },
  ]);
  it.each([
    ['the same in other spelling', 'which organelle produces MOST of the energy of a cell', 'x', true],
    [
      'nearly the same with the same answer',
      'Which organelle produces most of the energy of the cell?',
      'mitochondrion',
      true,
    ],
    [
      'nearly the same with another answer',
      'Which organelle produces most of the lipids of a cell?',
      'The ER',
      false,
    ],
    ['another question', 'What do ribosomes build?', 'Mitochondrion', false],
  ])('%s', (_, front, back, expected) => {
    expect(fronts.has({ front, back })).toBe(expected);
  });

  it('are known in scripts without spaces', () => {
    const japanese = frontsOf([{ front: '光合成とは何ですか？', back: '過程' }]);
    expect(japanese.has({ front: '光合成とは何ですか', back: '過程' })).toBe(true);
    expect(japanese.has({ front: '浸透とは何ですか？', back: '過程' })).toBe(false);
  });
});
