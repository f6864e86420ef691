import { describe, expect, it } from 'vitest';
import { A4, drawPdf, putLines } from '../../../support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { seen } from '../../../support/reading.js';

const [FIRST = '', SECOND = '', THIRD = ''] = mineralSection(0).paragraphs;
const FOURTH = mineralSection(3).paragraphs[0] ?? '';

/** Paragraphs in a column of its own, a line of room between them. */
const putColumn = (
  doc: PDFKit.PDFDocument,
  paragraphs: readonly string[],
  { x, y = 120, width = 44, size = 10 }: { x: number; y?: number; width?: number; size?: number },
): number =>
  paragraphs.reduce((top, text) => putLines(doc, hyphenated(text, width), { x, y: top, size }) + size, y);

const paragraphs = (...texts: readonly string[]): readonly string[] =>
  texts.map((text) => `paragraph: ${text}`);

describe('columns', () => {
  it('are read one after the other, with a narrow gutter of one em', async () => {
    const pdf = await drawPdf((doc) => {
      for (const [column, text] of [FIRST, SECOND].entries()) {
        doc.font('Times-Roman').fontSize(10);
        doc.text(text, 60 + column * 240, 100, { width: 230, align: 'justify' });
      }
    });
    expect(await seen(pdf)).toEqual(paragraphs(FIRST, SECOND));
  });

  it('are read one after the other where there are three', async () => {
    const pdf = await drawPdf((doc) => {
      for (const [column, text] of [FIRST, SECOND, FOURTH].entries())
        putColumn(doc, [text], { x: 40 + column * 180, width: 34, size: 9 });
    });
    expect(await seen(pdf)).toEqual(paragraphs(FIRST, SECOND, FOURTH));
  });

  it('are read one after the other though their lines are drawn row by row', async () => {
    const [left, middle, right] = [FIRST, SECOND, FOURTH].map((text) => hyphenated(text, 34));
    const pdf = await drawPdf((doc) => {
      for (let row = 0; row < 14; row++)
        [left, middle, right].forEach((column, i) => {
          putLines(doc, column?.slice(row, row + 1) ?? [], { x: 40 + i * 180, y: 100 + row * 12, size: 9 });
        });
    });
    expect(await seen(pdf)).toEqual(paragraphs(FIRST, SECOND, FOURTH));
  });

  it('fill a page of three, justified, a heading over each', async () => {
    const pdf = await drawPdf((doc) => {
      for (const n of [0, 1, 2]) {
        putLines(doc, [`Find ${'ABC'[n]}`], { x: 50 + n * 170, y: 70, size: 9, font: 'Times-Bold' });
        doc.font('Times-Roman').fontSize(9);
        doc.text(mineralSection(n).paragraphs.join('\n'), 50 + n * 170, 90, {
          ...{ width: 155, align: 'justify', paragraphGap: 6 },
        });
      }
    });
    expect(await seen(pdf)).toEqual(
      [0, 1, 2].flatMap((n) => [
        `heading: Find ${'ABC'[n]}`,
        ...mineralSection(n).paragraphs.map((text) => `paragraph: ${text}`),
      ]),
    );
  });

  it('follow the title and the abstract that stand over both', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['On the Order in Which Basin Minerals Crystallise'], {
        ...{ x: 90, y: 60, size: 18, font: 'Times-Bold' },
      });
      putLines(doc, hyphenated(THIRD, 90), { x: 90, y: 100 });
      putColumn(doc, [FIRST], { x: 60, y: 240 });
      putColumn(doc, [SECOND], { x: 310, y: 240 });
    });
    expect(await seen(pdf)).toEqual([
      'heading: On the Order in Which Basin Minerals Crystallise',
      ...paragraphs(THIRD, FIRST, SECOND),
    ]);
  });

  it('are cut by a table across both: above it left and right, then the table, then below it', async () => {
    const pdf = await drawPdf((doc) => {
      putColumn(doc, [FIRST], { x: 60, y: 60 });
      putColumn(doc, [SECOND], { x: 310, y: 60 });
      const rows = [
        ['Mineral', 'Hardness', 'Density in grams', 'Colour'],
        ['Korvanite', '3', '2.71', 'blue'],
        ['Veltrilite', '6', '3.02', 'grey'],
        ['Tamnorine', '7', '2.65', 'amber'],
      ];
      rows.forEach((cells, row) => {
        cells.forEach((cell, i) => {
          putLines(doc, [cell], { x: 80 + i * 115, y: 250 + row * 16, size: 10 });
        });
      });
      putColumn(doc, [THIRD], { x: 60, y: 350 });
      putColumn(doc, [FOURTH], { x: 310, y: 350 });
    });
    expect(await seen(pdf)).toEqual([
      ...paragraphs(FIRST, SECOND),
      'table: Mineral | Hardness | Density in grams | Colour / Korvanite | 3 | 2.71 | blue / Veltrilite | 6 | 3.02 | grey / Tamnorine | 7 | 2.65 | amber',
      ...paragraphs(THIRD, FOURTH),
    ]);
  });

  it('go on with the sentence that the foot of the column before breaks off', async () => {
    const lines = hyphenated(`${FIRST} ${SECOND}`, 44);
    const half = Math.floor(lines.length / 2);
    const pdf = await drawPdf((doc) => {
      putLines(doc, lines.slice(0, half), { x: 60, y: 100, size: 10 });
      putLines(doc, lines.slice(half), { x: 310, y: 100, size: 10 });
    });
    const read = (await seen(pdf)).map((block) => block.replace('paragraph: ', '')).join(' ');
    expect(read).toBe(`${FIRST} ${SECOND}`);
  });

  it('may be unequally wide: a text and a narrow note in its margin', async () => {
    const note =
      'Korvanite was named after the lake at whose shore it was found by two students of chemistry.';
    const pdf = await drawPdf((doc) => {
      putColumn(doc, [FIRST, SECOND, THIRD], { x: 60, width: 66 });
      putLines(doc, hyphenated(note, 20), { x: 420, y: 150, size: 8 });
    });
    expect(await seen(pdf)).toEqual(paragraphs(FIRST, SECOND, THIRD, note));
  });

  it('begin with headings of their own, which stay over their own text', async () => {
    const pdf = await drawPdf((doc) => {
      for (const [column, text] of [FIRST, SECOND].entries()) {
        putLines(doc, [column === 0 ? 'First find' : 'Second find'], {
          ...{ x: 60 + column * 250, y: 100, size: 12, font: 'Times-Bold' },
        });
        putColumn(doc, [text], { x: 60 + column * 250, y: 124 });
      }
    });
    expect(await seen(pdf)).toEqual([
      'heading: First find',
      `paragraph: ${FIRST}`,
      'heading: Second find',
      `paragraph: ${SECOND}`,
    ]);
  });

  it('stay apart where the left one is half empty', async () => {
    const pdf = await drawPdf((doc) => {
      putColumn(doc, [FIRST], { x: 60 });
      putColumn(doc, [SECOND, THIRD, FOURTH], { x: 310 });
    });
    expect(await seen(pdf)).toEqual(paragraphs(FIRST, SECOND, THIRD, FOURTH));
  });

  it('may consist of small tables, as on a reference card', async () => {
    const card = (n: number): readonly (readonly string[])[] => [
      [`Commands of group ${n}`],
      ...['open', 'close', 'sort', 'print'].map((word) => [`${word} the ${n}th file`, `${word}${n}()`]),
      [`A note on group ${n}, which runs over all of it.`],
      ...['read', 'write', 'copy', 'move'].map((word) => [`${word} the ${n}th page`, `${word}${n}()`]),
      [`Another note on group ${n}, as long as the first.`],
      ['And a last line under both of these small tables.'],
    ];
    const pdf = await drawPdf((doc) => {
      for (const n of [4, 5, 6])
        card(n).forEach((cells, row) => {
          cells.forEach((cell, i) => {
            putLines(doc, [cell], { x: 30 + (n - 4) * 190 + i * 110, y: 100 + row * 11, size: 7 });
          });
        });
    });
    const read = (await seen(pdf)).join('\n');
    for (const n of [4, 5, 6]) {
      const tables = ['open', 'read'].map((word) => read.indexOf(`${word} the ${n}th`));
      const [note, next] = [read.indexOf(`A note on group ${n}`), read.indexOf(`group ${n + 1}`)];
      expect([...tables, note, next].toSorted((a, b) => a - b)).toEqual(
        n === 6 ? [next, tables[0], note, tables[1]] : [tables[0], note, tables[1], next],
      );
    }
  });

  it('of lists are read item by item', async () => {
    const items = (of: string): readonly string[] => [1, 2, 3, 4].map((n) => `• The ${of} fact, number ${n}`);
    const pdf = await drawPdf((doc) => {
      putLines(doc, items('left'), { x: 60, y: 100 });
      putLines(doc, items('right'), { x: A4.width / 2 + 20, y: 100 });
    });
    expect(await seen(pdf)).toEqual(
      [...items('left'), ...items('right')].map((text) => text.replace('• ', 'item: ')),
    );
  });
});
