import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { FONTS } from '../../../support/pdfs/fonts.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { linesOfRuns, putRuns, wordByWord } from '../../../support/pdfs/runs.js';
import { blocksOf, inShort, pagesOf, seen } from '../../../support/reading.js';

const [TEXT = '', OTHER = ''] = mineralSection(2).paragraphs;
const kinds = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await blocksOf(bytes)).map(({ kind }) => kind);

describe('a table of contents', () => {
  it('with dot leaders has its entries, and none of them to learn', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['Contents'], { x: 72, y: 70, size: 18, font: 'Times-Bold' });
      putLines(
        doc,
        ['1 Salt lakes', '1.1 Evaporation', '2 Deep faults'].map(
          (text, i) => `${text} ${'. '.repeat(40 - text.length)}${i * 7 + 3}`,
        ),
        { x: 72, y: 110 },
      );
    });
    expect(await kinds(pdf)).toEqual(['heading', 'contents', 'contents', 'contents']);
  });

  it('with leaders of dots that stand apart has words that stand apart, no space printed', async () => {
    const entry = 'List of notable tools for network packages';
    const dots = Array.from({ length: 40 }, () => ({ text: '.', gap: 2.5 }));
    const pdf = await linesOfRuns([[...wordByWord(entry), ...dots, { text: '103', gap: 2.5 }]]);
    expect((await seen(pdf)).join()).toContain(entry);
  });

  it('with page numbers at the right edge and no dots has its entries', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['Contents'], { x: 72, y: 70, size: 18, font: 'Times-Bold' });
      ['Salt lakes', 'Evaporation', 'Deep faults', 'River deltas', 'Caves'].forEach((text, i) => {
        putLines(doc, [text], { x: 72, y: 110 + i * 15 });
        putLines(doc, [`${i * 9 + 3}`], { x: 480, y: 110 + i * 15 });
      });
    });
    expect([...new Set(await kinds(pdf))]).toEqual(['heading', 'contents']);
  });
});

describe('code', () => {
  it('in a monospaced font keeps its lines and their indents', async () => {
    const lines = ['def area(r):', '    if r < 0:', '        return 0', '    return 3.14 * r ** 2'];
    const pdf = await drawPdf((doc) => {
      putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 80 });
      putLines(doc, lines, { x: 90, y: 170, size: 9, font: 'Courier' });
      putLines(doc, hyphenated(OTHER, 80), { x: 72, y: 230 });
    });
    expect(await seen(pdf)).toEqual([
      `paragraph: ${TEXT}`,
      `code: ${lines.join('\n')}`,
      `paragraph: ${OTHER}`,
    ]);
  });

  it('with an empty line between two functions is not torn into a table', async () => {
    const lines = [
      'int one(void)   { return 1; }',
      'int two(void)   { return 2; }',
      '',
      'int three(void) { return 3; }',
    ];
    const pdf = await drawPdf((doc) => {
      putLines(doc, lines, { x: 72, y: 100, size: 9, font: 'Courier' });
    });
    expect([...new Set(await kinds(pdf))]).toEqual(['code']);
  });

  it('within a sentence stays in the sentence', async () => {
    const pdf = await linesOfRuns([
      ['Call ', { text: 'area(r)', font: 'Courier', size: 10 }, ' with the radius in metres.'],
    ]);
    expect(await seen(pdf)).toEqual(['paragraph: Call area(r) with the radius in metres.']);
  });
});

describe('captions', () => {
  const captioned = (caption: string): Promise<Uint8Array> =>
    drawPdf((doc) => {
      putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 80 });
      doc.rect(150, 170, 250, 120).stroke();
      putLines(doc, [caption], { x: 150, y: 300, size: 9, font: FONTS.sans });
      putLines(doc, hyphenated(OTHER, 80), { x: 72, y: 340 });
    });

  it.each([
    ['English', 'Figure 3: The lake in the dry summer of 1984, from the north.'],
    ['German', 'Abbildung 3: Der See im trockenen Sommer 1984, von Norden.'],
    ['Russian', 'Рис. 3. Озеро засушливым летом 1984 года, вид с севера.'],
  ])('are told from the text: %s', async (_, caption) => {
    expect(await seen(await captioned(caption))).toContain(`caption: ${caption}`);
  });

  it.each([
    ['French', 'Tableau 3 – Les minéraux du bassin et leur dureté moyenne.'],
    ['Spanish', 'Figura 3. El lago en el verano seco de 1984, desde el norte.'],
  ])('are told from the text: %s', async (_, caption) => {
    expect(await seen(await captioned(caption))).toContain(`caption: ${caption}`);
  });

  it('over several lines are whole', async () => {
    const caption =
      'Fig. 12 The lake from the north. The white rim is salt, which the wind carries into the fields each summer.';
    const pdf = await drawPdf((doc) => {
      putLines(doc, hyphenated(caption, 50), { x: 150, y: 300, size: 9 });
      putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 360 });
    });
    expect(await seen(pdf)).toEqual([`caption: ${caption}`, `paragraph: ${TEXT}`]);
  });

  it('are no sentences about a figure', async () => {
    const text =
      'Figure 3 shows that the lake was dry in 1984, and Figure 4 that it was full again two years later, when it had rained.';
    const pdf = await drawPdf((doc) => putLines(doc, hyphenated(text, 70), { x: 72, y: 100 }));
    expect(await seen(pdf)).toEqual([`paragraph: ${text}`]);
  });
});

describe('references', () => {
  const ENTRIES = [
    [
      'Pell, A. and Roe, B. (1998). Methods of fitting curves to',
      'dominance data. Journal of Animal Studies, 74, 409–422.',
    ],
    [
      'Roe, B. (2003). The lognormal distribution is not a null',
      'hypothesis. Journal of Vegetable Studies, 2, 35–46.',
    ],
  ];

  it.each(['References', 'Bibliography', 'Literaturverzeichnis', 'Bibliografía', '7 References'])(
    'under "%s" are set apart, entry by entry',
    async (title) => {
      const pdf = await drawPdf((doc) => {
        putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 80 });
        putLines(doc, [title], { x: 72, y: 180, size: 14, font: 'Times-Bold' });
        ENTRIES.forEach(([first = '', second = ''], i) => {
          putLines(doc, [first], { x: 72, y: 210 + i * 30, size: 10 });
          putLines(doc, [second], { x: 90, y: 222 + i * 30, size: 10 });
        });
      });
      expect(await seen(pdf)).toEqual([
        `paragraph: ${TEXT}`,
        `heading: ${title}`,
        ...ENTRIES.map((lines) => `reference: ${lines.join(' ')}`),
      ]);
    },
  );

  it('with numbers in brackets are set apart without a title, on the next page too', async () => {
    const entries = ENTRIES.map((lines, i) => [`[${i + 1}] ${lines[0]}`, lines[1] ?? '']);
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['References'], { x: 72, y: 80, size: 14, font: 'Times-Bold' });
      putLines(doc, entries[0] ?? [], { x: 72, y: 110, size: 10 });
      doc.addPage();
      putLines(doc, entries[1] ?? [], { x: 72, y: 110, size: 10 });
    });
    const pages = await pagesOf(pdf);
    expect(pages.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ['heading', 'reference'],
      ['reference'],
    ]);
  });

  it('end where an appendix begins', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['References'], { x: 72, y: 80, size: 14, font: 'Times-Bold' });
      putLines(doc, ENTRIES[0] ?? [], { x: 72, y: 110, size: 10 });
      putLines(doc, ['Appendix A: Places'], { x: 72, y: 160, size: 14, font: 'Times-Bold' });
      putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 190 });
    });
    expect((await blocksOf(pdf)).slice(2).map(inShort)).toEqual([
      'heading: Appendix A: Places',
      `paragraph: ${TEXT}`,
    ]);
  });
});

describe('formulas', () => {
  it('are no dates and places with many numbers', async () => {
    const line = 'Issue 1. 20 November 2005.';
    expect(await seen(await linesOfRuns([[line]]))).toEqual([`paragraph: ${line}`]);
  });

  it('that stand by themselves are told from the text', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, hyphenated(TEXT, 80), { x: 72, y: 80 });
      putRuns(
        doc,
        [
          'F = G m',
          { text: '1', size: 7, rise: -2 },
          ' m',
          { text: '2', size: 7, rise: -2 },
          ' / r',
          { text: '2', size: 7, rise: 4 },
        ],
        { x: 240, y: 180 },
      );
      putLines(doc, hyphenated(OTHER, 80), { x: 72, y: 200 });
    });
    expect(await seen(pdf)).toEqual([
      `paragraph: ${TEXT}`,
      'formula: F = G m₁ m₂ / r²',
      `paragraph: ${OTHER}`,
    ]);
  });
});
