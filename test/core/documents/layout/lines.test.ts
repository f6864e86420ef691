import { describe, expect, it } from 'vitest';
import { inputPage } from '../../../../src/core/generation/text/input.js';
import { drawnLines, laidOut, seen } from '../../../support/drawn.js';

const pagesOf = (...texts: string[]) => laidOut(texts.map((text, i) => drawnLines(i + 1, text.split('\n'))));
const blocksOf = (text: string) => pagesOf(text).flatMap(seen);
const textsOf = (...texts: string[]) =>
  pagesOf(...texts).map((page) =>
    seen(page)
      .map(([, text]) => text)
      .join(' '),
  );

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
  it('joins lines, and words that were divided between them', () => {
    expect(
      blocksOf(
        'A synapse is the junc-\ntion at which one neuron passes a well-\nknown signal to an\u00ad\nother neuron.',
      ),
    ).toEqual([
      [
        'paragraph',
        'A synapse is the junction at which one neuron passes a well-known signal to another neuron.',
      ],
    ]);
  });

  it('spells a divided word as the document does elsewhere', () => {
    const [text] = textsOf(
      'Every work-in-progress and every co-operative society is listed in the register of co-\noperative societies.',
    );
    expect(text).toContain('of co-operative societies.');
  });

  it('keeps headings, items, captions, formulas and table rows apart', () => {
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
    expect(blocksOf(text).map(([kind]) => kind)).toEqual([
      'heading',
      'paragraph',
      'item',
      'item',
      'caption',
      'formula',
      'formula',
      'formula',
    ]);
  });

  it('joins Japanese without spaces', () => {
    expect(blocksOf('細胞の活動に必要なエネルギーを作り出す細\n胞小器官である。')).toEqual([
      ['paragraph', '細胞の活動に必要なエネルギーを作り出す細胞小器官である。'],
    ]);
  });

  it('marks references until the next heading, also on the next page', () => {
    const pages = pagesOf(
      'References\n[1] A. Writer. On salt. 2001.',
      '[2] B. Author. On sand. 2002.\nAppendix A Samples\nThe samples were dry.',
    );
    expect(pages.flatMap(seen).map(([kind]) => kind)).toEqual([
      'heading',
      'reference',
      'reference',
      'heading',
      'paragraph',
    ]);
  });
});

describe('what is printed around the text', () => {
  it('removes running heads and feet, page numbers and navigation, and nothing else', () => {
    const drawn = Array.from({ length: 25 }, (_, n) => {
      const head = drawnLines(n + 1, ['Intro', 'Methods', `Rocks of the North, part ${1 + (n % 2)}`], 40);
      const body = drawnLines(n + 1, prose(n).split('\n'), 120);
      const foot = drawnLines(n + 1, ['A. Lecturer', `${n + 1} / 25`], 790);
      return { ...body, glyphs: [head, body, foot].flatMap(({ glyphs }) => glyphs) };
    });
    const texts = laidOut(drawn).map((page) =>
      seen(page)
        .map(([, text]) => text)
        .join(' '),
    );
    for (const [n, text] of texts.entries()) {
      expect(text).toBe(prose(n).replaceAll('\n', ' '));
    }
  });

  it('knows a head that stands on one page alone by its page number', () => {
    const texts = Array.from({ length: 6 }, (_, n) => `Chapter ${n}: ${'ABCDEF'[n]} ${n + 12}\n${prose(n)}`);
    for (const text of textsOf(...texts)) expect(text).not.toContain('Chapter');
  });

  it('keeps numbered chapters that happen to begin on the page of the same number', () => {
    const titles = ['Origins', 'Pressure', 'Heat', 'Water', 'Decay', 'Summary'];
    const drawn = titles.map((title, n) => {
      const body = drawnLines(n + 1, [`${n + 1} ${title}`, ...prose(n).split('\n')]);
      const foot = drawnLines(n + 1, [`Page ${n + 1} of 6`], 800);
      return { ...body, glyphs: [...body.glyphs, ...foot.glyphs] };
    });
    for (const [n, page] of laidOut(drawn).entries()) {
      expect(page.blocks[0]).toMatchObject({ kind: 'heading', text: `${n + 1} ${titles[n]}` });
    }
  });
});

describe('characters', () => {
  it('removes what databases and people cannot use, and nothing that has meaning', () => {
    const [text] = textsOf(
      'The e\ufb03cient \u0000\u0007cell\ud800 uses x² of ℝ\u200b, \uf0b7 na\u0131ve caf\u0065\u0301.',
    );
    expect(text).toBe('The efficient cell uses x² of ℝ, • naıve café.');
  });
});

describe('kinds of pages', () => {
  it('tells text from tables and from nothing', () => {
    const rows = Array.from({ length: 12 }, (_, n) => `Sample ${n} 1.${n} 20${n} 3`).join('\n');
    const pages = pagesOf(`${prose(1)}\nStone is hard.`, rows, '', '\n \n');
    const kinds = pages.map((page) => inputPage({ ...page, above: [] }).kind);
    expect(kinds).toEqual(['text', 'tables', 'empty', 'empty']);
  });
});

describe('odd signs', () => {
  it('that are named like parts of a program are text', () => {
    const drawn = drawnLines(1, ['The cell divides.']);
    const [first, ...others] = drawn.glyphs;
    const glyphs = first ? [{ ...first, text: 'constructor' }, ...others] : [];
    expect(laidOut([{ ...drawn, glyphs }]).flatMap(seen)).toEqual([
      ['paragraph', 'constructorhe cell divides.'],
    ]);
  });

  it('without a meaning do not hide that a head repeats', () => {
    const drawn = Array.from({ length: 8 }, (_, n) => {
      const head = drawnLines(n + 1, ['Of\ufffdce report on rocks'], 30);
      const body = drawnLines(n + 1, prose(n).split('\n'), 120);
      return { ...body, glyphs: [...head.glyphs, ...body.glyphs] };
    });
    for (const page of laidOut(drawn))
      expect(
        seen(page)
          .map(([, text]) => text)
          .join(' '),
      ).not.toContain('report');
  });
});

it('bold type ends with its line where the hyphen at its end is gone', () => {
  const drawn = drawnLines(1, ['This is all about the spac-', 'ing of what is learned.']);
  const glyphs = drawn.glyphs.map((glyph) =>
    glyph.y === 80 ? { ...glyph, face: { ...glyph.face, bold: true } } : glyph,
  );
  const [block] = laidOut([{ ...drawn, glyphs }])[0]?.blocks ?? [];
  const [bold] = block?.marks ?? [];
  expect(block?.text.slice(bold?.start, bold?.end)).toBe('This is all about the spac');
});
