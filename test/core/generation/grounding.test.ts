import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageOf } from '../../../src/core/documents/quote/passage.js';
import { grounder } from '../../../src/core/generation/text/grounding.js';
import { oneLine } from '../../../src/core/generation/text/words.js';
import { textPage } from '../../support/text-pages.js';
import { BIOLOGY, COMPUTING, HISTORY, JAPANESE, RUSSIAN } from './passages.js';

const PASSAGES = [
  BIOLOGY,
  HISTORY,
  COMPUTING,
  RUSSIAN,
  JAPANESE,
  'About 6.022 × 10²³ particles are in a mole. Classes of C are abstract data types.',
];
const PAGES = PASSAGES.map((text, i) => textPage(i + 1, text));
const find = grounder(PAGES);
const on = (text: string, quote: string) =>
  grounder([{ page: 1, above: [], blocks: [{ kind: 'paragraph', text }] }])(quote)?.quote;

describe('a quote is found', () => {
  it.each([
    ['as it stands', 'the process by which green plants', 1, 'the process by which green plants'],
    [
      'in other case and spacing',
      'THE  PROCESS by\nwhich Green plants',
      1,
      'the process by which green plants',
    ],
    ['with other punctuation', '“On 14 July 1789 — a crowd stormed”', 2, 'On 14 July 1789, a crowd stormed'],
    [
      'with a letter wrong',
      'each process waits for a resourse that another',
      3,
      'each process waits for a resource that another',
    ],
    ['in Russian', 'осмос представляет собой движение воды', 4, 'Осмос представляет собой движение воды'],
    ['in Japanese', '水が半透膜を通って移動する現象', 5, '水が半透膜を通って移動する現象'],
  ])('%s', (_, quote, page, text) => {
    expect(find(quote)).toEqual({ page, quote: text });
  });

  it.each([
    [
      'ligatures',
      'an eﬃcient oﬀer of ﬁnite eﬀort',
      'efficient offer of finite effort',
      'eﬃcient oﬀer of ﬁnite eﬀort',
    ],
    [
      'a word broken at the line',
      'light drives photo-\nsynthesis in all leaves',
      'photosynthesis in all leaves',
      'photo- synthesis in all leaves',
    ],
    [
      'soft hyphens',
      'the electro\u00ADmagnetic spectrum of light',
      'electromagnetic spectrum of light',
      'electro\u00ADmagnetic spectrum of light',
    ],
    [
      'typographic quotes',
      'the cell’s “power house” of energy',
      "cell's power house of energy",
      'cell’s “power house” of energy',
    ],
    ['full-width letters', 'ＤＮＡ is a double helix', 'DNA is a double', 'ＤＮＡ is a double'],
  ])('through %s', (_, text, quote, found) => {
    expect(on(text, quote)).toBe(found);
  });

  it.each([
    [
      'raised digits',
      'is about 6.022 × 10²³ particles',
      'about 6.022 × 10^23 particles',
      'about 6.022 × 10²³ particles',
    ],
    [
      'LaTeX',
      'is about 6.022 × 10²³ particles',
      'about 6.022 × 10^{23} particles',
      'about 6.022 × 10²³ particles',
    ],
    [
      'lowered digits',
      'the formula of water is H₂O here',
      'formula of water is H_2O',
      'formula of water is H₂O',
    ],
    [
      'plain digits',
      'the formula of water is H₂O here',
      'formula of water is H2O',
      'formula of water is H₂O',
    ],
    ['a raised minus', 'has a mass of 10⁻²⁷ kg only', 'a mass of 10^-27 kg', 'a mass of 10⁻²⁷ kg'],
    [
      'bold marks',
      'the photosynthesis of all plants',
      '**photo**synthesis of all plants',
      'photosynthesis of all plants',
    ],
    ['an escape', 'the set [a] of all plants', 'set \\[a] of all', 'set [a] of all'],
    ['a row', 'Heart\tpumps blood', '| Heart | pumps blood |', 'Heart pumps blood'],
    ['an item mark', 'water enters the cell fast', '2. water enters the cell', 'water enters the cell'],
  ])('whatever became of %s', (_, text, quote, found) => {
    expect(on(text, quote)).toBe(found);
  });

  it.each([
    ['C++', 'classes of C++ are types', 'the classes of C++'],
    ['C#', 'classes of C# are types', 'the classes of C#'],
    ['a bracket', 'value of f(x) is zero', 'the value of f(x)'],
    ['per cent', 'a share of 50 % of it', 'a share of 50 %'],
    ['a degree', 'an angle of 90° to it', 'an angle of 90°'],
    ['an ion', 'one ion of Na+ in water', 'one ion of Na+'],
    ['a minus', 'at −5 degrees of frost', '−5 degrees of frost'],
    ['both brackets', 'is (x) the same point', '(x) the same point'],
    ['the full stop', 'a cell is “small.” It', 'a cell is “small.”'],
  ])('with all that belongs to it: %s', (_, text, found) => {
    const words = found.replace(/^the /, '').replace(/[^\p{L}\p{N}]+$/u, '');
    const signs = /\+\+|#/.exec(found)?.[0] ?? '';
    expect(on(text, words + signs)).toBe(found.replace(/^the /, ''));
  });

  it('across blocks, and over a caption between the halves of a sentence', () => {
    const blocks = [
      { kind: 'paragraph', text: 'Osmosis is the movement' },
      { kind: 'caption', text: 'Figure 1: A membrane' },
      { kind: 'paragraph', text: 'of water through it.' },
      { kind: 'item', depth: 0, marker: '•', text: 'No energy is needed' },
    ] as const;
    const search = grounder([{ page: 1, above: [], blocks }]);
    expect(search('the movement of water through')?.quote).toBe('the movement of water through');
    expect(search('through it. No energy')?.quote).toBe('through it. No energy');
    expect(search('Figure 1: A membrane')?.quote).toBe('Figure 1: A membrane');
  });

  it('over the end of a page, below which stands a footnote', () => {
    const above = { above: [] };
    const pages = [
      {
        ...above,
        page: 7,
        blocks: [
          { kind: 'paragraph', text: 'Osmosis is the movement of water' },
          { kind: 'footnote', text: '1 See Nollet.' },
          { kind: 'running', text: '7' },
        ],
      },
      {
        ...above,
        page: 8,
        blocks: [
          { kind: 'running', text: 'Cells' },
          { kind: 'paragraph', text: 'through a membrane.' },
        ],
      },
    ] as const;
    expect(grounder(pages)('the movement of water through a membrane')).toEqual({
      page: 7,
      quote: 'the movement of water through a membrane.',
    });
  });

  it('over the end of a page, on the page where it begins', () => {
    const pages = [
      textPage(7, 'Osmosis is the movement of water'),
      textPage(8, 'through a membrane. It needs no energy.'),
    ];
    expect(grounder(pages)('the movement of water through a membrane')?.page).toBe(7);
  });

  it('as any words of the text, however they are spaced', () => {
    const words = HISTORY.split(/\s+/);
    fc.assert(
      fc.property(
        fc.nat(words.length - 6),
        fc.integer({ min: 5, max: 12 }),
        fc.constantFrom(' ', '\n', '   '),
        (at, length, space) => {
          const found = find(words.slice(at, at + length).join(space));
          expect(found && oneLine(HISTORY)).toContain(found?.quote);
        },
      ),
    );
  });
});

describe('a quote is not found', () => {
  it.each([
    ['that nobody wrote', 'plants convert chemical energy into gold and silver'],
    ['with another year', 'On 14 July 1798, a crowd stormed the Bastille'],
    ['put together from far words', 'Photosynthesis is the organelle that produces membranes'],
    ['of two words', 'light energy'],
    ['of nothing', ''],
    ['of punctuation', '... !!! ---'],
    ['that cuts its first word', 'nzymes lower the'],
    ['with another power', 'about 6.022 × 10^-23 particles are in a mole'],
    ['of another language', 'Classes of C++ are abstract data types'],
  ])('%s', (_, quote) => {
    expect(find(quote)).toBeUndefined();
  });

  it('in random letters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 200 }), (quote) => {
        const found = find(quote);
        if (found) expect(oneLine(PASSAGES.join(' '))).toContain(found.quote);
      }),
    );
  });

  it('in time linear in the text, however hostile', () => {
    const text = `${'a'.repeat(20_000)}${'ab '.repeat(5_000)}${'-\n'.repeat(5_000)}`;
    const began = performance.now();
    const search = grounder([{ page: 1, above: [], blocks: [{ kind: 'paragraph', text }] }]);
    for (let i = 0; i < 3; i += 1) search(`${'ab '.repeat(100)}${i}${'aab '.repeat(20)}`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the passage around a quote', () => {
  const passage = (text: string, quote: string) => passageOf([textPage(1, text)], quote);

  it('is its paragraph, with the sentence apart, under its headings', () => {
    const text =
      '## Cells\n\n### Membranes\n\nOne. A membrane is thin. It has two layers.\n\nAnother paragraph.';
    expect(passage(text, 'membrane is thin')).toEqual({
      path: [
        { level: 1, text: 'Cells' },
        { level: 2, text: 'Membranes' },
      ],
      before: 'One. ',
      sentence: 'A membrane is thin.',
      after: ' It has two layers.',
      page: 1,
      places: [],
    });
  });

  it('is the sentences next to it where the paragraph is long', () => {
    const shown = passage(BIOLOGY, 'a green pigment that absorbs red and blue light');
    expect(shown?.sentence).toBe('Chlorophyll is a green pigment that absorbs red and blue light.');
    expect(shown?.before).toContain('It takes place in the chloroplasts of leaf cells.');
    expect(shown?.after).toMatch(/^ As shown.* …$/);
  });

  it('is the row of a table, or the item', () => {
    const text =
      '| Organ | Task |\n| --- | --- |\n| Heart | pumps blood around |\n| Lung | takes in oxygen |';
    expect(passage(text, 'pumps blood around')).toMatchObject({
      ...{ before: '', sentence: 'Heart · pumps blood around', after: '' },
    });
    expect(passage('- first thing here\n- second thing there', 'second thing there')?.sentence).toBe(
      'second thing there',
    );
  });

  it('is none where the page has changed', () => {
    expect(passage('Something else.', 'words of  another time')).toBeUndefined();
  });

  it('always holds the quote', () => {
    const sentences = oneLine(COMPUTING)
      .split(/(?<=\.) /)
      .filter((text) => text.split(' ').length > 4);
    for (const sentence of sentences)
      expect(passage(COMPUTING, sentence)?.sentence).toContain(sentence.slice(0, 20));
  });
});
