import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRequest } from '../../../../src/bots/features/pdf/caption.js';
import { pagesTyped } from '../../../../src/bots/features/pdf/page-ranges.js';

const read = (typed: string) => readRequest(typed).options;

describe('a request in free words', () => {
  test.each<readonly [string, Record<string, string>]>([
    ['10 cards about enzymes, p. 3-8', { cards: '10', focus: 'enzymes', pages: '3-8' }],
    [
      '20 Karten über Enzyme, Seite 3 bis 8, nur Lückentext, auf Englisch',
      { cards: '20', focus: 'Enzyme', pages: '3-8', kind: 'cloze', language: 'en' },
    ],
    ['only multiple choice in the deck Biology', { kind: 'choice', deck: 'Biology' }],
    [
      'Please make me 15 multiple choice questions from pages 10–40.',
      { cards: '15', kind: 'choice', pages: '10-40' },
    ],
    ['10 cloze cards, pages 3, 7-9', { cards: '10', kind: 'cloze', pages: '3, 7-9' }],
    [
      'pages 3 and 7 to 9 about the cell cycle in French',
      { pages: '3, 7-9', focus: 'the cell cycle', language: 'fr' },
    ],
    ['about enzymes, membranes and cells, p. 2', { focus: 'enzymes, membranes and cells', pages: '2' }],
    [
      '20 Karten zu Enzymen auf Englisch Seite 3-8',
      { cards: '20', focus: 'Enzymen', language: 'en', pages: '3-8' },
    ],
    ['in the deck "Plant biology, 2" about roots', { deck: 'Plant biology, 2', focus: 'roots' }],
    ['bitte in den Stapel Zellbiologie, 12 Karten', { deck: 'Zellbiologie', cards: '12' }],
    ['the first 10 pages', { pages: '1-10' }],
    ['die ersten 5 Seiten, gemischte Karten', { pages: '1-5', kind: 'mixed' }],
    ['10', { cards: '10' }],
    ['3-8', { pages: '3-8' }],
    ['10 cards about p53', { cards: '10', focus: 'p53' }],
    ['cards about public choice theory', { focus: 'public choice theory' }],
    ['10 cards for me please', { cards: '10' }],
    ['I need to learn about enzymes in German', { focus: 'enzymes', language: 'de' }],
    ['enzymes', { focus: 'enzymes' }],
    ['structure of the cell, 10 cards', { focus: 'structure of the cell', cards: '10' }],
    ['auf Französisch', { language: 'fr' }],
    ['in Brazilian Portuguese', { language: 'pt-BR' }],
  ])('%s', (typed, options) => {
    expect(read(typed)).toEqual(options);
  });

  test.each([
    'Hi!',
    'Can you do this? It is the lecture of last week, I was ill and could not come',
    'lecture 3',
    'thanks',
    'Here is the script that Professor Miller gave us on Monday',
  ])('makes nothing of “%s”', (typed) => {
    expect(read(typed)).toEqual({});
  });

  test('is never more than what /pdf knows, and never fails', () => {
    const words = fc.array(
      fc.constantFrom(
        '10',
        'cards',
        'about',
        'p.',
        '3-8',
        'in',
        'English',
        ',',
        'nur',
        'Lückentext',
        '"',
        'deck',
        'x',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((each) => each.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (typed) => {
          const known = ['cards', 'pages', 'focus', 'language', 'kind', 'deck'];
          for (const [name, value] of Object.entries(read(typed))) {
            expect(known).toContain(name);
            expect(value).not.toBe('');
          }
        },
      ),
    );
  });
});

describe('pages', () => {
  test.each([
    ['10-12', [10, 11, 12]],
    ['3, 7-9', [3, 7, 8, 9]],
    ['p. 3–5', [3, 4, 5]],
    ['Seite 3 bis 5 und 8', [3, 4, 5, 8]],
    ['9-7; 8', [7, 8, 9]],
    ['4', [4]],
  ])('%s', (typed, pages) => {
    expect(pagesTyped(typed)).toEqual(pages);
  });

  test.each(['', 'all', '0', '3-', '1-99999', 'three'])('are not understood in “%s”', (typed) => {
    expect(() => pagesTyped(typed)).toThrow('pages.unreadable');
  });
});
