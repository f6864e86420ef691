import { describe, expect, it } from 'vitest';
import { BACK_MAX, FRONT_MAX } from '../../../src/core/generation/limits.js';
import { flaw, flawOfModel } from '../../../src/core/generation/make/validate.js';
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
    ['an answer in its front', { ...basic, front: 'Which proteins do ribosomes build?' }, 'guessable'],
    ['an answer beside its gap', { ...cloze, front: '____, that is proteins, are built.' }, 'guessable'],
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

describe('a front that leans on its page', () => {
  it.each([
    'What happens to the resulting gap?',
    'Was zeigt Abbildung 3?',
    'Was passiert in diesem Fall mit dem Enzym?',
    'Selon le texte, que font les ribosomes ?',
    '¿Qué hacen los ribosomas según el texto?',
    'Che cosa fanno i ribosomi nel testo?',
    'Segundo o autor, o que fazem os ribossomos?',
    'Что показано на этом рисунке?',
    'ما الذي يصنعه الريبوسوم في هذا النص؟',
    '本文中核糖体的作用是什么？',
    '上記のリボソームは何を作るか。',
    '본문에서 리보솜은 무엇을 만드는가?',
  ])('%s', (front) => {
    expect(flaw({ ...basic, front })).toBe('not_self_contained');
  });

  it.each([
    'Who is the author of Faust?',
    '¿Dónde está el sodio en la tabla periódica?',
    'Wie lang ist die Seite a des Dreiecks?',
    'What are the elements of the periodic table?',
    '核糖体的作用是什么？',
  ])('but not %s', (front) => {
    expect(flaw({ ...basic, front, back: 'x' })).toBeUndefined();
  });
});

describe('a card as models write them by mistake', () => {
  it.each<[string, string, string, string]>([
    ['a yes', 'Is osmosis passive?', 'Yes', 'guessable'],
    ['a no with a reason', 'Is osmosis active?', 'No, it needs no energy', 'guessable'],
    ['a German yes', 'Ist die Osmose ein passiver Vorgang?', 'Ja', 'guessable'],
    ['a Russian no', 'Является ли осмос активным процессом?', 'Нет, он пассивен', 'guessable'],
    ['a Japanese yes', '浸透は受動的ですか？', 'はい', 'guessable'],
    ['a list', 'What are the bases of DNA?', 'Adenine, cytosine, guanine, thymine', 'too_long'],
    ['a Chinese list', 'DNA有哪些碱基？', '腺嘌呤、胞嘧啶、鸟嘌呤、胸腺嘧啶', 'too_long'],
    ['LaTeX', 'What is the matrix?', '\\begin{matrix}1\\end{matrix}', 'malformed'],
  ])('%s', (_, front, back, expected) => {
    expect(flawOfModel({ ...basic, front, back })).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['a formula', 'What gas is formed from N and O?', 'NO'],
    ['a number with commas', 'How many are there?', '1,234,567,890'],
    ['a symbol', 'What is the symbol of silicon?', 'Si'],
    [
      'a clause with commas',
      'Why?',
      'Because warm air, which is light, rises, and cold air, which is heavy, sinks',
    ],
  ])('but not %s', (_, front, back) => {
    expect(flawOfModel({ ...basic, front, back })).toBeUndefined();
  });
});
