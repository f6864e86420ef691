import { describe, expect, it } from 'vitest';
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
  ])('has a card on every line: %j', (front) => {
    const [first, second] = cards;
    const back = front.includes('::\n') ? { kind: 'list' } : { kind: 'list', cards: [first, second] };
    expect(readCards({ front })).toMatchObject(back);
  });

  it.each([
    ['cat - Katze', { front: 'cat - Katze' }],
    ['cat; Katze | x', { front: 'cat; Katze | x' }],
    ['int a;\nint b;', { front: 'int a;\nint b;' }],
    ['A thought - and more\nwithout a dash', { front: 'A thought - and more\nwithout a dash' }],
  ])('is not made of %j', (front, sides) => {
    expect(readCards({ front })).toEqual({ kind: 'part', sides });
  });

  it('goes on with the card before on lines between', () => {
    expect(readCards({ front: 'cat :: Katze\n(a pet)\ndog :: Hund' })).toMatchObject({
      cards: [{ front: 'cat', back: 'Katze\n(a pet)' }, cards[1]],
    });
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
        { front: '____', back: 'the inner one' },
        { front: 'the ____ one', back: 'inner' },
      ],
    ],
    ['A {{c1::gap}} :: and more', [{ front: 'A ____', back: 'gap\nand more' }]],
    [
      'First {{c1::a}},\nthen {{c2::b}}',
      [
        { front: 'First ____,\nthen b', back: 'a' },
        { front: 'First a,\nthen ____', back: 'b' },
      ],
    ],
  ])('%s', (front, made) => {
    expect(readCards({ front })).toEqual({ kind: 'cards', cards: made });
    expect(cardsOfMessage(front)).toEqual({ kind: 'cards', cards: made });
  });
});
