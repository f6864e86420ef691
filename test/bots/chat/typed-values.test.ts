import { describe, expect, it } from 'vitest';
import { command } from '../../../src/bots/chat/command.js';
import { readTypedOptions } from '../../../src/bots/chat/typed-options.js';
import { readRequest } from '../../../src/bots/features/pdf/caption.js';

const text = { kind: 'text', description: 'text' } as const;
const pdf = command({
  path: ['pdf'],
  description: 'PDF',
  readWords: readRequest,
  options: { cards: { kind: 'integer', description: 'n', min: 1, max: 100 }, deck: text, focus: text },
  run: async () => ({ kind: 'notice', text: '' }),
});
const settings = command({
  path: ['settings'],
  description: 'Settings',
  options: { new: { kind: 'integer', description: 'n', min: 0, max: 100 }, timezone: text },
  run: async () => ({ kind: 'notice', text: '' }),
});

describe('options of a command without a text of its own', () => {
  it.each([
    'deck: Plant biology cards: 3',
    'deck: Plant biology, cards: 3',
    'deck: Plant biology, 3 cards',
    'deck: Plant biology 3 cards',
    'cards: 3 deck: Plant biology',
    '3 cards, deck: Plant biology',
    'deck: „Plant biology“ cards: 3',
    'deck: «Plant biology», cards: 3',
    '3 cards in the deck 「Plant biology」',
    'Karten: 3; Stapel: ‘Plant biology’',
  ])('have values of several words: %s', (typed) => {
    expect(readTypedOptions(pdf, typed)).toEqual({
      options: { deck: 'Plant biology', cards: '3' },
      unread: [],
    });
    expect(readTypedOptions(settings, 'timezone: New York new: 5').options).toEqual({
      timezone: 'New York',
      new: '5',
    });
  });

  it.each([
    ['cards: 3 colour: red', { cards: '3' }, ['colour: red']],
    ['cards: 3 cards: 4', { cards: '3' }, ['cards: 4']],
    ['here is lecture 3 of Professor Miller, 5 cards', { cards: '5' }, ['is lecture 3 of Professor Miller']],
  ])('give back what they are not: %s', (typed, options, unread) => {
    expect(readTypedOptions(pdf, typed)).toEqual({ options, unread });
  });

  it('give back everything where there are no free words', () => {
    expect(readTypedOptions(settings, 'New York')).toEqual({ options: {}, unread: ['New York'] });
  });
});
