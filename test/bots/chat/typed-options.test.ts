import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command } from '../../../src/bots/chat/command.js';
import { readTypedOptions } from '../../../src/bots/chat/typed-options.js';

const text = { kind: 'text', description: 'text' } as const;
const add = command({
  path: ['flashcard', 'add'],
  description: 'Add',
  where: ['botDm'],
  audience: 'actor',
  opens: 'answer',
  positional: ['front', 'back'],
  options: { front: text, back: text, deck: text, enhance: { kind: 'flag', description: 'flag' } },
  run: async () => ({ kind: 'notice', text: '' }),
});
const read = (typed: string) => readTypedOptions(add, typed);

describe('options typed as words', () => {
  it('are read in order, apart by ::', () => {
    expect(read('')).toEqual({});
    expect(read('What is osmosis?')).toEqual({ front: 'What is osmosis?' });
    expect(read('What is osmosis? :: Water :: moving')).toEqual({
      front: 'What is osmosis?',
      back: 'Water :: moving',
    });
    expect(read('C++::x')).toEqual({ front: 'C++', back: 'x' });
  });

  it('are read by name wherever they stand, in quotes when they have blanks', () => {
    expect(read('a :: b deck: Biology')).toEqual({ front: 'a', back: 'b', deck: 'Biology' });
    expect(read('deck="Cell biology" a :: b')).toEqual({ front: 'a', back: 'b', deck: 'Cell biology' });
    expect(read('Deck: “Cell biology” enhance: yes a')).toEqual({
      front: 'a',
      deck: 'Cell biology',
      enhance: 'yes',
    });
  });

  it('may name a single positional option, too', () => {
    const study = { ...add, positional: ['deck'] };
    for (const typed of ['deck: "Cell biology"', 'Deck=“Cell biology” enhance: yes', 'deck: Cell biology'])
      expect(readTypedOptions(study, typed)).toMatchObject({ deck: 'Cell biology' });
    expect(readTypedOptions(study, 'Decks: new')).toEqual({ deck: 'Decks: new' });
  });

  it('are known by their names in every language that the bot speaks', () => {
    expect(read('a :: b Stapel: „Zellbiologie der Pflanzen“ verbessern: ja')).toEqual({
      front: 'a',
      back: 'b',
      deck: 'Zellbiologie der Pflanzen',
      enhance: 'ja',
    });
    const study = { ...add, positional: ['deck'] };
    expect(readTypedOptions(study, 'Stapel: Zellbiologie')).toEqual({ deck: 'Zellbiologie' });
  });

  it('keep words of a text that are names of options in some language', () => {
    expect(read('Was ist ein Stapel: LIFO oder FIFO? :: LIFO')).toEqual({
      front: 'Was ist ein Stapel: LIFO oder FIFO?',
      back: 'LIFO',
    });
  });

  it('keep names that the command does not have', () => {
    expect(read('Ratio: 3:4 at https://example.org')).toEqual({ front: 'Ratio: 3:4 at https://example.org' });
    expect(read('front: x')).toEqual({ front: 'front: x' });
  });

  it('never fail, and never make up an option', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const name of Object.keys(read(typed))) expect(add.options).toHaveProperty(name);
      }),
    );
  });
});
