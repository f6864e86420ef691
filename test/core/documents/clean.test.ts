import { describe, expect, it } from 'vitest';
import { type CleanPage, cleanPages } from '../../../src/core/documents/clean/pages.js';
import { countWords } from '../../../src/core/documents/clean/words.js';

const clean = async (...texts: string[]): Promise<CleanPage[]> => {
  const pages: CleanPage[] = [];
  for await (const page of cleanPages(texts.map((text, index) => ({ page: index + 1, text }))))
    pages.push(page);
  return pages;
};
const blocksOf = async (text: string) => (await clean(text))[0]?.blocks.map(({ kind, text }) => [kind, text]);

/** Distinct prose, so that nothing but what a test repeats is repeated. */
const prose = (n: number) =>
  [
    'Granite',
    'Basalt',
    'Marble',
    'Slate',
    'Chalk',
    'Flint',
    'Gneiss',
    'Shale',
    'Chert',
    'Tuff',
    'Jasper',
    'Opal',
  ]
    .slice(n % 6, (n % 6) + 5)
    .map(
      (rock, line) =>
        `${rock} is sample ${n}-${line}, found on ${'shore cliff dune moor ridge'.split(' ')[line]} ${n}.`,
    )
    .join('\n');

describe('paragraphs', () => {
  it('joins lines, and words that were divided between them', async () => {
    expect(
      await blocksOf(
        'A synapse is the junc-\ntion at which one neuron passes a well-\nknown signal to an\u00ad\nother neuron.',
      ),
    ).toEqual([
      [
        'prose',
        'A synapse is the junction at which one neuron passes a well-known signal to another neuron.',
      ],
    ]);
  });

  it('spells a divided word as the document does elsewhere', async () => {
    const [page] = await clean(
      'Every work-in-progress and every co-operative society is listed in the register of co-\noperative societies.',
    );
    expect(page?.text).toContain('of co-operative societies.');
  });

  it('keeps headings, items, captions, formulas and table rows apart', async () => {
    const text = [
      '2.1 Spacing',
      'Spacing is the distribution of repetitions over time, and it helps everybody who has',
      'to keep something for long.',
      '• Review early, before the',
      'memory has faded.',
      '• Review often.',
      'Table 2: Intervals',
      'First 1 2 3.5',
      'Second 4 8 16.0',
      'R(t) = exp(-t / S)',
    ].join('\n');
    expect((await blocksOf(text))?.map(([kind]) => kind)).toEqual([
      'heading',
      'prose',
      'item',
      'item',
      'caption',
      'data',
      'data',
      'data',
    ]);
  });

  it('joins Japanese without spaces', async () => {
    expect(await blocksOf('細胞の活動に必要なエネルギーを作り出す細\n胞小器官である。')).toEqual([
      ['prose', '細胞の活動に必要なエネルギーを作り出す細胞小器官である。'],
    ]);
  });

  it('marks references until the next heading, also on the next page', async () => {
    const pages = await clean(
      'References\n[1] A. Writer. On salt. 2001.',
      '[2] B. Author. On sand. 2002.\nAppendix A Samples\nThe samples were dry.',
    );
    expect(pages.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      'heading',
      'reference',
      'reference',
      'heading',
      'prose',
    ]);
  });
});

describe('what is printed around the text', () => {
  it('removes running heads and feet, page numbers and navigation, and nothing else', async () => {
    const texts = Array.from({ length: 25 }, (_, n) =>
      [
        'Intro',
        'Methods',
        `Rocks of the North, part ${1 + (n % 2)}`,
        prose(n),
        'A. Lecturer',
        `${n + 1} / 25`,
      ].join('\n'),
    );
    for (const [n, page] of (await clean(...texts)).entries()) {
      expect(page.text.replaceAll('\n', ' ')).toBe(prose(n).replaceAll('\n', ' '));
    }
  });

  it('knows a head that stands on one page alone by its page number', async () => {
    const texts = Array.from({ length: 6 }, (_, n) => `Chapter ${n}: ${'ABCDEF'[n]} ${n + 12}\n${prose(n)}`);
    for (const page of await clean(...texts)) expect(page.text).not.toContain('Chapter');
  });

  it('keeps numbered chapters that happen to begin on the page of the same number', async () => {
    const titles = ['Origins', 'Pressure', 'Heat', 'Water', 'Decay', 'Summary'];
    const texts = Array.from(
      { length: 6 },
      (_, n) => `${n + 1} ${titles[n]}\n${prose(n)}\nPage ${n + 1} of 6`,
    );
    for (const [n, page] of (await clean(...texts)).entries()) {
      expect(page.blocks[0]).toEqual({ kind: 'heading', text: `${n + 1} ${titles[n]}` });
    }
  });

  it('gives the first pages before the last have arrived', async () => {
    let given = 0;
    function* raw() {
      for (let page = 1; page <= 100; page++) yield { page, text: prose(given++) };
    }
    const first = await cleanPages(raw()).next();
    expect(first.value).toMatchObject({ page: 1 });
    expect(given).toBeLessThanOrEqual(20);
  });
});

describe('characters', () => {
  it('removes what databases and people cannot use, and nothing that has meaning', async () => {
    const [page] = await clean(
      'The e\ufb03cient \u0000\u0007cell\ud800 uses x² of ℝ\u200b, \uf0b7 na\u0131ve caf\u0065\u0301.',
    );
    expect(page?.text).toBe('The efficient cell uses x² of ℝ, • naıve café.');
  });
});

describe('kinds of pages', () => {
  it('tells text from tables and from nothing', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => `Sample ${n} 1.${n} 20${n} 3`).join('\n');
    const kinds = (await clean(`${prose(1)}\nStone is hard.`, rows, '', '\n \n')).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'tables', 'empty', 'empty']);
  });
});

describe('countWords', () => {
  it.each([
    ['The cell divides.', 3],
    ['Клетка делится надвое.', 3],
    ['الخلية تنقسم إلى اثنتين', 4],
    ['細胞は分裂する。', 4],
    ['', 0],
  ])('counts %s', (text, words) => {
    expect(Math.abs(countWords(text) - words)).toBeLessThanOrEqual(text.startsWith('細') ? 1 : 0);
  });
});
