import { describe, expect, it } from 'vitest';
import { LEFT_OUT_MAX, listIn } from '../../../../src/bots/features/cards/card-lists.js';
import { cardsOfMessage } from '../../../../src/bots/features/cards/from-message.js';
import { readCards } from '../../../../src/bots/features/cards/typed-cards.js';

const cards = [
  { front: 'cat', back: 'Katze' },
  { front: 'dog', back: 'Hund' },
];

describe('a list', () => {
  it.each([
    'cat :: Katze\ndog :: Hund',
    'cat ::\nKatze\ndog ::\nHund',
    '- cat :: Katze\n- dog :: Hund',
    'cat\tKatze\n\ndog\tHund',
    '1. cat - Katze\n2. dog – Hund',
    '| cat | Katze |\n|---|---|\n| dog | Hund |',
    'cat | Katze\r\ndog | Hund',
    'cat;Katze\ndog; Hund',
    'cat = Katze\ndog = Hund\nbird = Vogel',
    '- cat → Katze\n- dog → Hund\n- bird → Vogel',
    'cat -> Katze\ndog -> Hund\nbird -> Vogel',
    'cat: Katze\ndog: Hund\nbird : Vogel',
  ])('has a card on every line: %j', (front) => {
    const [first, second] = cards;
    const back = front.includes('::\n')
      ? { kind: 'list' }
      : { kind: 'list', cards: expect.arrayContaining([first, second]) };
    expect(readCards({ front })).toMatchObject(back);
  });

  it.each([
    ['cat - Katze', { front: 'cat - Katze' }],
    ['cat; Katze | x', { front: 'cat; Katze | x' }],
    ['int a;\nint b;', { front: 'int a;\nint b;' }],
    ['A thought - and more\nwithout a dash', { front: 'A thought - and more\nwithout a dash' }],
    ['cat = Katze\ndog = Hund', { front: 'cat = Katze\ndog = Hund' }],
    ['a = 1\nb = 2\na + b = c = 3', { front: 'a = 1\nb = 2\na + b = c = 3' }],
    ['at: 10:30\nto: 11:00\nno more', { front: 'at: 10:30\nto: 11:00\nno more' }],
    ['cat - Katze\ndog - Hund\nbird\nfish', { front: 'cat - Katze\ndog - Hund\nbird\nfish' }],
  ])('is not made of %j', (front, sides) => {
    expect(readCards({ front })).toEqual({ kind: 'part', sides });
  });

  it('goes on with the card before on lines between', () => {
    expect(readCards({ front: 'cat :: Katze\n(a pet)\ndog :: Hund' })).toMatchObject({
      cards: [{ front: 'cat', back: 'Katze\n(a pet)' }, cards[1]],
    });
  });
});

describe('a list of which some lines are written like no card', () => {
  it.each([
    ['Animals\ncat - Katze\ndog - Hund', ['Animals']],
    ['1. cat\tKatze\nand a bird\n2. dog\tHund', ['and a bird']],
    ['Animals\n  (two of them)\ncat :: Katze\ndog :: Hund\n', undefined],
    ['Animals\ncat :: Katze\ndog :: Hund', ['Animals']],
  ])('%j', (front, leftOut) => {
    expect(listIn(front)).toEqual(leftOut && { cards, leftOut });
    expect(readCards({ front }).kind).toBe(leftOut ? 'list' : 'cards');
  });

  it('is not made of one question with a list for its answer', () => {
    const front = 'Which phases are there? ::\npro - first\nmeta - second\nana - third';
    expect(readCards({ front })).toMatchObject({
      kind: 'cards',
      cards: [{ front: 'Which phases are there?' }],
    });
  });

  it('has all else in one card where too much would be left out', () => {
    const front = `${'x'.repeat(LEFT_OUT_MAX + 1)}\ncat - Katze\ndog - Hund`;
    expect(readCards({ front })).toEqual({ kind: 'part', sides: { front } });
  });
});

it('wrong answers of a field go with one card, also one with a gap, and with none of several', () => {
  const distractors = ['vena cava'];
  const gap = { front: 'The ____ leaves the heart', back: 'aorta', distractors };
  expect(readCards({ front: 'The {{c1::aorta}} leaves the heart', distractors })).toEqual({
    ...{ kind: 'cards', cards: [gap] },
  });
  for (const front of ['The {{c1::aorta}} leaves the {{c2::heart}}', 'cat :: Katze\ndog :: Hund'])
    expect(() => readCards({ front, distractors })).toThrow(
      expect.objectContaining({ code: 'wrong.for_one' }),
    );
});

it('three colons are for both ways, in one card and in a list', () => {
  const cat = { front: 'cat', back: 'Katze', isBothWays: true };
  expect(readCards({ front: 'cat ::: Katze' })).toEqual({ kind: 'cards', cards: [cat] });
  const list = readCards({ front: 'cat ::: Katze\ndog :: Hund' });
  expect(list).toMatchObject({ kind: 'list', cards: [cat, { front: 'dog', back: 'Hund' }] });
  expect(readCards({ front: 'What is a:::b?' })).toEqual({
    kind: 'part',
    sides: { front: 'What is a:::b?' },
  });
});

describe('gaps as Anki writes them', () => {
  it.each([
    ['{{c1::Paris}} is in {{c1::France}}', [{ front: '____ is in ____', back: 'Paris … France' }]],
    ['Use {{c1::a::b::c}}', [{ front: 'Use ____ (b::c)', back: 'a' }]],
    ['{{c1::\\frac{a}{b}}}', [{ front: '____', back: '\\frac{a}{b}' }]],
    [
      '{{c1::the {{c2::inner}} one}}',
      [
        { front: '____', back: 'the inner one', sentence: 1 },
        { front: 'the ____ one', back: 'inner', sentence: 1 },
      ],
    ],
    ['A {{c1::gap}} :: and more', [{ front: 'A ____', back: 'gap\nand more' }]],
    [
      'First {{c1::a}},\nthen {{c2::b}}',
      [
        { front: 'First ____,\nthen b', back: 'a', sentence: 1 },
        { front: 'First a,\nthen ____', back: 'b', sentence: 1 },
      ],
    ],
  ])('%s', (front, made) => {
    expect(readCards({ front })).toEqual({ kind: 'cards', cards: made });
    expect(cardsOfMessage(front)).toEqual({ kind: 'cards', cards: made });
  });
});

describe('wrong answers', () => {
  it.each([
    ['Capital? :: Paris\nx Lyon\nx Nice', 'Paris', ['Lyon', 'Nice']],
    ['Capital? ::\nParis\n\nX  Lyon', 'Paris', ['Lyon']],
    ['Sum? :: 4\n× 5\n❌ -3', '4', ['5', '-3']],
    ['Steps? :: one\ntwo\n✗ three', 'one\ntwo', ['three']],
  ])('stand below the right one: %j', (front, back, distractors) => {
    expect(readCards({ front })).toMatchObject({ kind: 'cards', cards: [{ back, distractors }] });
  });

  it.each([
    'Solve :: so\nx = 3',
    'Letters? :: a\nx Lyon\nand more',
    'Causes? :: three\n- salt\n- heat',
    'xylem :: wood',
    'x :: y',
    'Capital? :: Paris | Lyon',
  ])('are not made of %j', (front) => {
    const read = readCards({ front });
    expect(read).toMatchObject({ kind: 'cards' });
    expect(JSON.stringify(read)).not.toContain('distractors');
  });

  it('of a field for them alone come behind those below the back, each once', () => {
    const sides = { front: 'Capital?', back: 'Paris\nx Lyon', distractors: ['Nice', 'Lyon'] };
    const card = { front: 'Capital?', back: 'Paris', distractors: ['Lyon', 'Nice'] };
    expect(readCards(sides)).toEqual({ kind: 'cards', cards: [card] });
  });
});
