import { describe, expect, it } from 'vitest';
import { A4, drawPdf, putLines } from '../../../support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { rawLines, rawPage } from '../../../support/pdfs/raw-page.js';
import { inShort, learned, pagesOf, seen } from '../../../support/reading.js';

const LEADING = 18;
const TEXT = mineralSection(0).paragraphs.join(' ');
const TEXT_LINES = hyphenated(TEXT, 76);

/** Lines of text with numbers beside those that `step` divides. */
const numbered = (x: number, step: number): Promise<Uint8Array> =>
  drawPdf((doc) => {
    putLines(doc, TEXT_LINES, { x: 90, y: 80, leading: LEADING });
    TEXT_LINES.forEach((_, i) => {
      if ((i + 1) % step === 0) putLines(doc, [`${i + 1}`], { x, y: 82 + i * LEADING, size: 8 });
    });
  });

describe('line numbers in the margin', () => {
  it('beside every line are left out', async () => {
    expect(await learned(await numbered(60, 1))).toEqual([`paragraph: ${TEXT}`]);
  });

  it('beside every second line are left out', async () => {
    expect(await learned(await numbered(60, 2))).toEqual([`paragraph: ${TEXT}`]);
  });

  it('in the right margin are left out', async () => {
    expect(await learned(await numbered(500, 1))).toEqual([`paragraph: ${TEXT}`]);
  });

  it.each([60, 500])('beside every fifth line of a poem at %s points are left out', async (x) => {
    const lines = Array.from(
      { length: 20 },
      (_, i) => `And verse ${'abcdefghijklmnopqrst'[i]} of the poem sings of the sea`,
    );
    const pdf = await drawPdf((doc) => {
      putLines(doc, lines, { x: 90, y: 80 });
      for (const n of [5, 10, 15, 20]) putLines(doc, [`${n}`], { x, y: 80 + (n - 1) * 11 * 1.3, size: 11 });
    });
    const text = (await learned(pdf)).join('\n');
    expect(text).not.toMatch(/\d/);
    expect(text.match(/And verse/g)).toHaveLength(20);
  });

  it('are kept where they number the items of a list', async () => {
    const items = [
      'Collect the leaves',
      'Dry them in the sun',
      'Grind them to powder',
      'Boil them in water',
      'Filter the tea',
    ];
    const pdf = await drawPdf((doc) => {
      items.forEach((item, i) => {
        putLines(doc, [`${i + 1}.`], { x: 72, y: 100 + i * 16 });
        putLines(doc, [item], { x: 90, y: 100 + i * 16 });
      });
    });
    expect(await seen(pdf)).toEqual(items.map((item) => `item: ${item}`));
  });
});

/** A book of pages with the text of mineralSection and what `margins` prints around it. */
const book = (pages: number, margins: (doc: PDFKit.PDFDocument, page: number) => void): Promise<Uint8Array> =>
  drawPdf((doc) => {
    for (let page = 1; page <= pages; page++) {
      if (page > 1) doc.addPage();
      putLines(doc, hyphenated(sectionText(page), 80), { x: A4.margin, y: 110 });
      margins(doc, page);
    }
  });
const sectionText = (page: number): string => mineralSection(page).paragraphs.join(' ');

const shortPages = async (bytes: Uint8Array): Promise<(readonly string[])[]> =>
  (await pagesOf(bytes)).map(({ blocks }) => blocks.filter(({ kind }) => kind !== 'running').map(inShort));
const bookText = (pages: number): string[][] =>
  Array.from({ length: pages }, (_, i) => [`paragraph: ${sectionText(i + 1)}`]);

describe('what is printed around the text', () => {
  it('is a head with the title on left and the chapter on right pages, numbers outside', async () => {
    const pdf = await book(8, (doc, page) => {
      const isLeft = page % 2 === 0;
      putLines(doc, [isLeft ? 'Mineralogy of the Basin' : 'Salt and Its Neighbours'], {
        x: isLeft ? 72 : 380,
        y: 40,
        size: 9,
      });
      putLines(doc, [`${page + 40}`], { x: isLeft ? 72 : 510, y: 800, size: 9 });
    });
    expect(await shortPages(pdf)).toEqual(bookText(8));
  });

  it('is a head in which number and chapter share a line', async () => {
    const pdf = await book(6, (doc, page) =>
      putLines(
        doc,
        [page % 2 === 0 ? `${page + 100}   Chapter 4. Salts` : `4.2. Evaporites   ${page + 100}`],
        { x: 72, y: 40, size: 9 },
      ),
    );
    expect(await shortPages(pdf)).toEqual(bookText(6));
  });

  it('is a licence line and a download note at the foot', async () => {
    const pdf = await book(5, (doc) => {
      putLines(doc, ['This work is licensed under CC BY-SA 4.0.', 'Downloaded by guest on 3 March 2021'], {
        x: 72,
        y: 785,
        size: 7,
      });
    });
    expect(await shortPages(pdf)).toEqual(bookText(5));
  });

  it('is a page number between dashes, or with the count of pages', async () => {
    const dashes = await book(4, (doc, page) => putLines(doc, [`– ${page} –`], { x: 290, y: 800, size: 9 }));
    expect(await shortPages(dashes)).toEqual(bookText(4));
    const counted = await book(4, (doc, page) =>
      putLines(doc, [`Seite ${page} von 4`], { x: 290, y: 800, size: 9 }),
    );
    expect(await shortPages(counted)).toEqual(bookText(4));
  });

  it('is no number amid a line with wide spaces at the foot of the page', async () => {
    const words = [
      'The',
      'Sun',
      'has',
      'shone',
      'for',
      'about',
      '4600',
      'million',
      'years',
      'and',
      'goes',
      'on.',
    ];
    const pdf = await drawPdf((doc) => {
      putLines(doc, [`It is a star of middle age, ${'as '.repeat(3)}said before.`], { x: A4.margin, y: 772 });
      words.reduce((x, word) => {
        putLines(doc, [word], { x, y: 786 });
        return x + doc.widthOfString(word) + 9;
      }, A4.margin);
    });
    expect(String(await shortPages(pdf))).toContain('about 4600 million years');
  });

  it('is no line within a paragraph that other pages have at the same place', async () => {
    const same = 'The answer is to be given in whole sentences and without the help of others.';
    const pdf = await drawPdf((doc) => {
      for (const n of [0, 1, 2, 3]) {
        if (n > 0) doc.addPage();
        putLines(
          doc,
          [`Describe the mineral ${'ABCD'[n]} and say in which places it can be found today.`, same],
          {
            ...{ x: A4.margin, y: 300 },
          },
        );
      }
    });
    expect(await shortPages(pdf)).toEqual(
      [...'ABCD'].map((letter) => [
        `paragraph: Describe the mineral ${letter} and say in which places it can be found today. ${same}`,
      ]),
    );
  });

  it('is the navigation of slides at the top and their foot', async () => {
    const pdf = await drawPdf(
      (doc) => {
        for (let page = 0; page < 6; page++) {
          if (page > 0) doc.addPage();
          ['Introduction', 'Methods', 'Results', 'Outlook'].forEach((part, i) => {
            putLines(doc, [part], { x: 10 + i * 90, y: 5, size: 5, font: 'Helvetica' });
          });
          putLines(doc, [`Slide about ${'ABCDEF'[page]}`], {
            x: 20,
            y: 30,
            size: 14,
            font: 'Helvetica-Bold',
          });
          putLines(doc, [`• Point ${'abcdef'[page]} holds for all salts`], {
            x: 24,
            y: 80,
            size: 10,
            font: 'Helvetica',
          });
          putLines(doc, ['A. Lecturer (Basin University)'], { x: 10, y: 262, size: 5, font: 'Helvetica' });
          putLines(doc, [`${page + 1}/6`], { x: 340, y: 262, size: 5, font: 'Helvetica' });
        }
      },
      { size: [364, 273] },
    );
    expect(await shortPages(pdf)).toEqual(
      [...'ABCDEF'].map((letter) => [
        `heading: Slide about ${letter}`,
        `item: Point ${letter.toLowerCase()} holds for all salts`,
      ]),
    );
  });

  it('is no title that the slides of one topic share, nor the text of a page that begins high', async () => {
    const pdf = await book(3, (doc, page) =>
      putLines(
        doc,
        [`The ${['first', 'second', 'third'][page - 1]} page begins with a sentence of its own.`],
        { x: 72, y: 60 },
      ),
    );
    const pages = await shortPages(pdf);
    expect(pages.map(([first]) => first)).toEqual(
      ['first', 'second', 'third'].map(
        (which) => `paragraph: The ${which} page begins with a sentence of its own.`,
      ),
    );
  });

  it('is a stamp that is written upwards in the margin', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, TEXT_LINES, { x: 90, y: 100 });
      doc.rotate(-90, { origin: [40, 500] });
      putLines(doc, ['arXiv:2101.01234v2 [physics.geo-ph] 4 Jan 2021'], { x: 40, y: 490, size: 14 });
    });
    expect(await seen(pdf)).toEqual([
      `paragraph: ${TEXT}`,
      'running: arXiv:2101.01234v2 [physics.geo-ph] 4 Jan 2021',
    ]);
  });

  it('is a pale watermark across the page', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, TEXT_LINES, { x: 90, y: 100 });
      doc.rotate(-45, { origin: [300, 400] }).fillColor('#ddd');
      putLines(doc, ['DRAFT'], { x: 200, y: 380, size: 80 });
    });
    expect((await seen(pdf)).filter((block) => !block.startsWith('running'))).toEqual([`paragraph: ${TEXT}`]);
  });
});

describe('rotated pages', () => {
  const lines = ['A table that is too wide is often printed', 'on its side, and so is the text with it.'];
  const all = `paragraph: ${lines.join(' ')}`;

  it.each([90, 180, 270])('are read as they are shown, turned by %s degrees', async (turn) => {
    const matrix = { 90: '0 1 -1 0 500 100', 180: '-1 0 0 -1 500 700', 270: '0 -1 1 0 100 700' }[turn];
    const content = `q ${matrix} cm ${rawLines(lines, { y: 40 })} Q`;
    const [page] = await pagesOf(rawPage({ content, page: `/Rotate ${turn}` }));
    expect(page?.blocks.map(inShort)).toEqual([all]);
    expect(page?.size).toEqual(turn === 180 ? { width: 595, height: 842 } : { width: 842, height: 595 });
  });

  it('are read though the text lies on its side as they are shown', async () => {
    const content = `q 0 1 -1 0 500 100 cm ${rawLines(lines, { y: 40 })} Q`;
    expect(await seen(rawPage({ content }))).toEqual([all]);
  });

  it('have the boxes of their lines where they are shown', async () => {
    const content = `q 0 1 -1 0 500 100 cm ${rawLines(lines, { y: 40 })} Q`;
    const [page] = await pagesOf(rawPage({ content }));
    const box = page?.blocks[0]?.lines?.[0]?.box;
    expect(box?.height).toBeGreaterThan(150);
    expect(box?.width).toBeLessThan(15);
  });
});
