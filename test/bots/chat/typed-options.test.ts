import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyCommand, command } from '../../../src/bots/chat/command.js';
import { readTypedOptions } from '../../../src/bots/chat/typed-options.js';
import { splitDay } from '../../../src/core/language/typed-day.js';

const text = { kind: 'text', description: 'text' } as const;
const add = command({
  path: ['flashcard', 'add'],
  description: 'Add',
  where: ['botDm'],
  audience: 'actor',
  opens: 'answer',
  positional: ['front', 'back'],
  options: {
    front: { ...text, verbatim: true },
    back: { ...text, verbatim: true },
    deck: text,
    enhance: { kind: 'flag', description: 'flag' },
  },
  run: async () => ({ kind: 'notice', text: '' }),
});
const optionsOf = (command: AnyCommand, typed: string) => readTypedOptions(command, typed).options;
const read = (typed: string) => optionsOf(add, typed);

describe('options typed as words', () => {
  it('are read in order, apart by ::', () => {
    expect(read('')).toEqual({});
    expect(read('What is osmosis?')).toEqual({ front: 'What is osmosis?' });
    expect(read('What is osmosis? :: Water :: moving')).toEqual({
      front: 'What is osmosis?',
      back: 'Water :: moving',
    });
  });

  it.each([
    ['What does std::move do? :: It casts to an rvalue', 'What does std::move do?', 'It casts to an rvalue'],
    ['What is ::1? :: the IPv6 loopback', 'What is ::1?', 'the IPv6 loopback'],
    ['C++::x', 'C++::x', undefined],
    ['What is osmosis? ::', 'What is osmosis?', undefined],
    ['“To be” :: “or not to be”', '“To be”', '“or not to be”'],
    [
      'Haskell: what does f :: Int -> Int say? :: f maps Int to Int',
      'Haskell: what does f :: Int -> Int say?',
      'f maps Int to Int',
    ],
  ])('are two only where :: has blanks around it: %s', (typed, front, back) => {
    expect(read(typed)).toEqual({ front, ...(back !== undefined && { back }) });
  });

  it.each([
    'Which games need a deck: poker or chess? :: poker',
    'Which games need a deck: poker?',
    'Name what is in a deck: poker or chess cards',
  ])('keep a name inside the text: %s', (typed) => {
    const { front = '', back } = read(typed);
    expect([front, back].filter(Boolean).join(' :: ')).toBe(typed);
  });

  it.each([
    'a :: b deck: Plant biology',
    'a :: b, deck: Plant biology',
    'deck: Plant biology\na :: b',
    'a :: b\ndeck: Plant biology',
    'deck: Plant biology enhance: yes a :: b',
    'a :: b deck: Plant biology enhance: yes',
    'a :: b\n\ndeck: Plant biology\nenhance: yes',
  ])('have values of several words: %s', (typed) => {
    expect(read(typed)).toMatchObject({ front: 'a', back: 'b', deck: 'Plant biology' });
  });

  it.each(['cat - Katze\ndog - Hund deck: Plant biology', 'cat - Katze\ndog - Hund\ndeck: Plant biology'])(
    'have values of several words behind what is taken whole: %j',
    (typed) => {
      const whole = { ...add, takesWhole: (before: string) => before.trim().endsWith('Hund') };
      expect(readTypedOptions(whole, typed)).toEqual({
        options: { deck: 'Plant biology' },
        unread: [],
        text: 'cat - Katze\ndog - Hund',
      });
    },
  );

  it('have values of several words on a line of their own', () => {
    expect(read('What is a cell\ndeck: Plant biology')).toEqual({
      front: 'What is a cell',
      deck: 'Plant biology',
    });
  });

  it.each([
    '„Plant biology“',
    '„Plant biology”',
    '“Plant biology”',
    '”Plant biology”',
    '"Plant biology"',
    '«Plant biology»',
    '« Plant biology »',
    '»Plant biology«',
    '‹Plant biology›',
    '「Plant biology」',
    '『Plant biology』',
    '‘Plant biology’',
    '‚Plant biology‘',
    "'Plant biology'",
  ])('know the quotation marks of every language: %s', (quoted) => {
    const list = { ...add, positional: ['deck'] };
    expect(optionsOf(list, quoted)).toEqual({ deck: 'Plant biology' });
    expect(optionsOf(list, `deck: ${quoted}`)).toEqual({ deck: 'Plant biology' });
    expect(read(`deck: ${quoted} a :: b`)).toEqual({ front: 'a', back: 'b', deck: 'Plant biology' });
    expect(read(`a :: b deck=${quoted}`)).toEqual({ front: 'a', back: 'b', deck: 'Plant biology' });
  });

  it('count what a number says it counts', () => {
    const count = { kind: 'integer', description: 'text', min: 1, max: 100 } as const;
    const quiz = {
      ...add,
      positional: ['deck'],
      options: { deck: text, questions: { ...count, ofCards: true as const }, seconds: count },
    };
    expect(optionsOf(quiz, 'Capitals of Asia, 5 questions, 30 Sekunden')).toEqual({
      deck: 'Capitals of Asia',
      questions: '5',
      seconds: '30',
    });
    expect(optionsOf(quiz, '10 Karten')).toEqual({ questions: '10' });
    expect(optionsOf(quiz, 'Top 10 cards')).toEqual({ deck: 'Top 10 cards' });
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
      expect(optionsOf(study, typed)).toMatchObject({ deck: 'Cell biology' });
    expect(optionsOf(study, 'Decks: new')).toEqual({ deck: 'Decks: new' });
  });

  it('are known by their names in every language that the bot speaks', () => {
    expect(read('a :: b Stapel: „Zellbiologie der Pflanzen“ verbessern: ja')).toEqual({
      front: 'a',
      back: 'b',
      deck: 'Zellbiologie der Pflanzen',
      enhance: 'ja',
    });
    const study = { ...add, positional: ['deck'] };
    expect(optionsOf(study, 'Stapel: Zellbiologie')).toEqual({ deck: 'Zellbiologie' });
  });

  it.each([
    ['until: Friday Biology', 'Friday', 'Biology'],
    ['until Friday "Cell biology"', 'Friday', 'Cell biology'],
    ['until: Friday, 24.12. deck: Cell biology', 'Friday, 24.12.', 'Cell biology'],
    ['Cell biology until in 2 weeks', 'in 2 weeks', 'Cell biology'],
    ['Biologie bis: nächsten Freitag', 'nächsten Freitag', 'Biologie'],
    ['bis zum 24. Dezember Biologie 2', 'zum 24. Dezember', 'Biologie 2'],
    ['bis Freitag', 'Freitag', undefined],
    ['until: whenever you like', 'whenever you like', undefined],
    ['Notes until the Reformation', undefined, 'Notes until the Reformation'],
    ['"until Friday"', undefined, 'until Friday'],
  ])('tell a phrase from the words behind it: %s', (typed, until, deck) => {
    const phrase = { ...text, phrase: splitDay };
    const study = { ...add, positional: ['deck'], options: { deck: text, until: phrase } };
    expect(optionsOf(study, typed)).toEqual({
      ...(deck !== undefined && { deck }),
      ...(until !== undefined && { until }),
    });
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
