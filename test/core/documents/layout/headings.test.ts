import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { linesOfRuns, putRuns } from '../../../support/pdfs/runs.js';
import { blocksOf, pagesOf, seen } from '../../../support/reading.js';

const { paragraphs: TEXTS } = mineralSection(0);

/** Headings with a paragraph after each. */
const sections = (
  headings: readonly { text: string; size: number; font?: string }[],
  { width = 80 } = {},
): Promise<Uint8Array> =>
  drawPdf((doc) => {
    headings.reduce((y, { text, size, font = 'Times-Bold' }, i) => {
      const below = putLines(doc, [text], { x: 72, y: y + size, size, font });
      return putLines(doc, hyphenated(TEXTS[i % 3] ?? '', width), { x: 72, y: below + 4 }) + 6;
    }, 60);
  });

const outline = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await blocksOf(bytes)).flatMap((block) =>
    block.kind === 'heading' ? [`${block.level} ${block.text}`] : [],
  );
/** The levels as ranks: what matters is which is above which. */
const ranks = async (bytes: Uint8Array): Promise<readonly number[]> => {
  const levels = (await blocksOf(bytes)).flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const sorted = [...new Set(levels)].sort((a, b) => a - b);
  return levels.map((level) => sorted.indexOf(level) + 1);
};

describe('headings', () => {
  it('of three sizes have three levels', async () => {
    const pdf = await sections([
      { text: 'The Basin', size: 24 },
      { text: 'Salt lakes', size: 16 },
      { text: 'Evaporation', size: 13 },
      { text: 'Deep faults', size: 16 },
    ]);
    expect(await ranks(pdf)).toEqual([1, 2, 3, 2]);
  });

  it('with numbers have the level that their numbers say', async () => {
    const pdf = await sections([
      { text: '3 The Basin', size: 18 },
      { text: '3.1 Salt lakes', size: 14 },
      { text: '3.1.1 Evaporation', size: 11 },
      { text: '3.2 Deep faults', size: 14 },
    ]);
    expect((await outline(pdf)).map((line) => line.slice(2))).toEqual([
      '3 The Basin',
      '3.1 Salt lakes',
      '3.1.1 Evaporation',
      '3.2 Deep faults',
    ]);
    expect(await ranks(pdf)).toEqual([1, 2, 3, 2]);
  });

  it('in bold of the size of the text are headings', async () => {
    const pdf = await sections([
      { text: 'Salt lakes', size: 11 },
      { text: 'Deep faults', size: 11 },
    ]);
    expect((await seen(pdf)).map((block) => block.split(':')[0])).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('in capitals of the size of the text are headings', async () => {
    const pdf = await sections([
      { text: 'MATERIALS AND METHODS', size: 11, font: 'Times-Roman' },
      { text: 'RESULTS', size: 11, font: 'Times-Roman' },
    ]);
    expect((await seen(pdf)).map((block) => block.split(':')[0])).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('over two lines are one heading', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['How the Minerals of the Northern Basin', 'Came to Be and Where They Went'], {
        x: 72,
        y: 60,
        size: 18,
        font: 'Times-Bold',
      });
      putLines(doc, hyphenated(TEXTS[0] ?? '', 80), { x: 72, y: 120 });
    });
    expect(await seen(pdf)).toEqual([
      'heading: How the Minerals of the Northern Basin Came to Be and Where They Went',
      `paragraph: ${TEXTS[0]}`,
    ]);
  });

  it('that are questions or end in a mark of exclamation are headings', async () => {
    const pdf = await sections([
      { text: 'What is a mineral?', size: 15 },
      { text: 'Do not confuse them!', size: 15 },
    ]);
    expect(await outline(pdf)).toEqual([
      expect.stringContaining('What is a mineral?'),
      expect.stringContaining('Do not confuse them!'),
    ]);
  });

  it('that begin a paragraph in bold stay in it, as its marked beginning', async () => {
    const pdf = await drawPdf((doc) => {
      const [first = '', ...rest] = hyphenated(`Evaporites. ${TEXTS[0]}`, 80);
      putRuns(doc, [{ text: 'Evaporites.', font: 'Times-Bold' }, first.replace('Evaporites.', '')], {
        x: 72,
        y: 100,
      });
      putLines(doc, rest, { x: 72, y: 106 });
    });
    const [block] = await blocksOf(pdf);
    expect(block).toMatchObject({
      kind: 'paragraph',
      text: `Evaporites. ${TEXTS[0]}`,
      marks: [{ style: 'bold', start: 0, end: 11 }],
    });
  });

  it('are no sentences that are set in bold throughout', async () => {
    const pdf = await linesOfRuns([
      [{ text: 'Never look into the sun through a telescope.', font: 'Times-Bold' }],
    ]);
    expect(await seen(pdf)).toEqual(['paragraph: Never look into the sun through a telescope.']);
  });

  it('may be whole sentences in print that is much larger, as in newspapers', async () => {
    const pdf = await sections([{ text: 'Rare mineral was found below the lake.', size: 18 }]);
    expect(await outline(pdf)).toEqual(['2 Rare mineral was found below the lake.']);
  });

  it('set close leave the lines of the text below together, which have more room', async () => {
    const title = [
      'Large print is set close, and so it',
      'is in a title of four lines, while',
      'the small print below it has more',
      'room between one line and the next',
    ];
    const text = ['small print needs room between its lines so', 'that the eye finds the next one, and that'];
    const pdf = await drawPdf((doc) => {
      putLines(doc, title, { x: 72, y: 80, size: 20, leading: 20 });
      putLines(doc, [...text, ...text], { x: 72, y: 200, size: 10, leading: 15 });
    });
    expect((await seen(pdf)).filter((block) => block.includes('small print needs'))).toEqual([
      `paragraph: ${[...text, ...text].join(' ')}`,
    ]);
  });

  it('are no numbers that begin a line of a paragraph', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(
        doc,
        [
          'The Basin was surveyed for the second time in the dry summer of',
          '1984 Because of the drought, forty of its lakes could be walked across.',
        ],
        { x: 72, y: 100 },
      );
    });
    expect((await seen(pdf)).join()).not.toContain('heading');
  });

  it('leave the paragraph above them whole, be they the middle of the page', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, hyphenated(TEXTS[0] ?? '', 80), { x: 72, y: 80 });
      putLines(doc, ['Deep faults'], { x: 72, y: 180, size: 14, font: 'Times-Bold' });
      putLines(doc, hyphenated(TEXTS[1] ?? '', 90), { x: 72, y: 210, size: 10, leading: 12 });
    });
    expect(await seen(pdf)).toEqual([
      `paragraph: ${TEXTS[0]}`,
      'heading: Deep faults',
      `paragraph: ${TEXTS[1]}`,
    ]);
  });

  it('of running text in large print are none: a page of slides or a book for children', async () => {
    const pages = await pagesOf(
      await drawPdf((doc) => {
        putLines(doc, hyphenated(TEXTS[0] ?? '', 40), { x: 72, y: 80, size: 22 });
      }),
    );
    expect(pages[0]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
  });
});

describe('terms that are set off', () => {
  it('are marked, also across two lines', async () => {
    const pdf = await drawPdf((doc) => {
      putRuns(
        doc,
        ['The lake dries up. What is then left behind is called ', { text: 'evaporite', font: 'Times-Bold' }],
        { x: 72, y: 100 },
      );
      putRuns(
        doc,
        [
          { text: 'rock', font: 'Times-Bold' },
          ', of which ',
          { text: 'halite', font: 'Times-Italic' },
          ' is the commonest.',
        ],
        { x: 72, y: 114 },
      );
    });
    const [block] = await blocksOf(pdf);
    const marked = block?.marks?.map(({ style, start, end }) => `${style} ${block.text.slice(start, end)}`);
    expect(marked).toEqual(['bold evaporite rock', 'italic halite']);
  });
});
