import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { blocksOf, seen } from '../../../support/reading.js';

interface Grid {
  /** Where the columns begin. */
  readonly columns: readonly number[];
  readonly y?: number;
  readonly size?: number;
  readonly leading?: number;
  readonly headFont?: string;
}

/** A table whose cells may have several lines, apart by line feeds. */
const putTable = (doc: PDFKit.PDFDocument, rows: readonly (readonly string[])[], grid: Grid): number => {
  const { columns, y = 100, size = 10, leading = size * 1.2, headFont = 'Times-Bold' } = grid;
  return rows.reduce((top, cells, row) => {
    const font = row === 0 ? headFont : 'Times-Roman';
    const heights = cells.map((cell, i) =>
      cell === ''
        ? 0
        : putLines(doc, cell.split('\n'), { x: columns[i] ?? 72, y: top, size, font, leading }) - top,
    );
    return top + Math.max(...heights) + 5;
  }, y);
};

const table = (rows: readonly (readonly string[])[], grid: Grid): Promise<Uint8Array> =>
  drawPdf((doc) => {
    putTable(doc, rows, grid);
  });

/** The table in short, its cells of one line each. */
const whole = (rows: readonly (readonly string[])[]): string =>
  `table: ${rows.map((row) => row.join(' | ').replaceAll('\n', ' ')).join(' / ')}`;
const headsOf = async (bytes: Uint8Array): Promise<readonly number[]> =>
  (await blocksOf(bytes)).flatMap((block) => (block.kind === 'table' ? [block.heads] : []));

const MINERALS = [
  ['Mineral', 'Hardness', 'Found in'],
  ['Korvanite', '3', 'salt lakes'],
  ['Veltrilite', '6', 'river deltas'],
  ['Tamnorine', '7', 'deep faults'],
];

describe('tables', () => {
  it('have their cells, and the bold row as the heads', async () => {
    const pdf = await table(MINERALS, { columns: [72, 200, 300] });
    expect(await seen(pdf)).toEqual([whole(MINERALS)]);
    expect(await headsOf(pdf)).toEqual([1]);
  });

  it('are whole however many rows they have', async () => {
    const numbers = Array.from({ length: 150 }, (_, i) => [`${i + 1}`, `${(i * 37) % 100}`, 'measured']);
    const rows = [['Sample', 'Weight', 'How'], ...numbers];
    const pdf = await table(rows, { columns: [72, 120, 180], y: 20, size: 4, leading: 0.3 });
    expect(await seen(pdf)).toEqual([whole(rows)]);
  });

  it('of two columns have their cells', async () => {
    const rows = MINERALS.map((row) => row.slice(0, 2));
    expect(await seen(await table(rows, { columns: [72, 220] }))).toEqual([whole(rows)]);
  });

  it('have cells over several lines, each whole', async () => {
    const rows = [
      ['Process', 'What happens', 'Example'],
      ['Weathering', 'Rock is broken up by frost,\nheat and roots', 'Scree below\na cliff'],
      ['Erosion', 'Water, ice or wind carries\nthe pieces away', 'A muddy river'],
      ['Deposition', 'The pieces come to rest\nwhere the water is slow', 'A delta'],
    ];
    expect(await seen(await table(rows, { columns: [72, 160, 330] }))).toEqual([whole(rows)]);
  });

  it('have first cells over several lines', async () => {
    const rows = [
      ['Process', 'What happens'],
      ['Weathering\nby frost', 'Water freezes in the cracks\nand bursts the rock'],
      ['Weathering\nby roots', 'Roots grow into the cracks\nand widen them'],
      ['Erosion\nby rivers', 'Water carries sand and\nrubs the bed away'],
    ];
    expect(await seen(await table(rows, { columns: [72, 180] }))).toEqual([whole(rows)]);
  });

  it('have empty cells where nothing is printed', async () => {
    const rows = [
      ['Mineral', 'Hardness', 'Colour'],
      ['Korvanite', '3', ''],
      ['Veltrilite', '', 'grey'],
      ['Tamnorine', '7', 'amber'],
    ];
    expect(await seen(await table(rows, { columns: [72, 180, 260] }))).toEqual([whole(rows)]);
  });

  it('have numbers that are set flush right', async () => {
    const rows = [
      ['Year', 'Tonnes', 'Mines'],
      ['1950', '9', '4'],
      ['1960', '120', '12'],
      ['1970', '13 400', '105'],
    ];
    const pdf = await drawPdf((doc) => {
      rows.forEach((cells, row) => {
        doc.font(row === 0 ? 'Times-Bold' : 'Times-Roman').fontSize(10);
        cells.forEach((cell, i) => {
          doc.text(cell, 72 + i * 80, 100 + row * 15, { width: 70, align: 'right', lineBreak: false });
        });
      });
    });
    expect(await seen(pdf)).toEqual([whole(rows)]);
  });

  it('stand between their caption and the text', async () => {
    const text = mineralSection(0).paragraphs[0] ?? '';
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['Table 2: Minerals of the basin and where they are found.'], { x: 72, y: 70, size: 9 });
      const below = putTable(doc, MINERALS, { columns: [72, 200, 300], y: 90 });
      putLines(doc, hyphenated(text, 80), { x: 72, y: below + 16 });
    });
    expect(await seen(pdf)).toEqual([
      'caption: Table 2: Minerals of the basin and where they are found.',
      whole(MINERALS),
      `paragraph: ${text}`,
    ]);
  });

  it('without a head of their own, of words alone, have none', async () => {
    const rows = MINERALS.slice(1).map(([name = '', , place = '']) => [name, place]);
    const pdf = await table(rows, { columns: [72, 200], headFont: 'Times-Roman' });
    expect(await seen(pdf)).toEqual([whole(rows)]);
    expect(await headsOf(pdf)).toEqual([0]);
  });

  it('narrow in their columns keep the cells apart', async () => {
    const rows = [
      ['A', 'B', 'A and B'],
      ['0', '0', '0'],
      ['0', '1', '0'],
      ['1', '1', '1'],
    ];
    expect(await seen(await table(rows, { columns: [72, 92, 112] }))).toEqual([whole(rows)]);
  });

  it('under heads of two lines, the first level with their middle, have whole heads', async () => {
    const rows = [
      ['primary', 'SN2', 'E2'],
      ['secondary', 'E2', 'E1'],
      ['tertiary', 'SN1', 'E1'],
    ];
    const pdf = await drawPdf((doc) => {
      const put = (text: string, x: number, y: number, font: string) =>
        putLines(doc, [text], { x, y, size: 10, leading: 12, font });
      put('weak base,', 150, 100, 'Times-Bold');
      put('strong base,', 240, 100, 'Times-Bold');
      put('Substrate', 72, 106, 'Times-Bold');
      put('good nucleophile', 150, 112, 'Times-Bold');
      put('bulky', 240, 112, 'Times-Bold');
      rows.forEach((cells, row) => {
        cells.forEach((cell, column) => {
          put(cell, [72, 150, 240][column] ?? 72, 130 + row * 16, 'Times-Roman');
        });
      });
    });
    expect(await seen(pdf)).toEqual([
      whole([['Substrate', 'weak base, good nucleophile', 'strong base, bulky'], ...rows]),
    ]);
  });

  it('whose cells are short words stand apart all the same', async () => {
    const rows = [
      ['Property', 'TCP', 'UDP'],
      ['Connection', 'handshake first', 'none'],
      ['Order', 'guaranteed', 'not guaranteed'],
      ['Typical use', 'web, mail', 'streaming'],
    ];
    expect(await seen(await table(rows, { columns: [72, 150, 240] }))).toEqual([whole(rows)]);
  });

  it('are none where the lines of a justified paragraph have wide spaces above each other', async () => {
    const lines = mineralSection(1).paragraphs[0] ?? '';
    const pdf = await drawPdf((doc) => {
      doc.font('Times-Roman').fontSize(11).text(lines, 72, 80, { width: 150, align: 'justify' });
    });
    expect(await seen(pdf)).toEqual([`paragraph: ${lines}`]);
  });
});

describe('a glossary in two columns', () => {
  const TERMS = [
    ['Evaporite', 'A rock that is left behind\nwhen a salt lake dries up.'],
    ['Fault', 'A crack along which rock\nhas moved.'],
    ['Delta', 'Land that a river builds\nwhere it meets the sea.'],
    ['Scree', 'Loose stones at the foot\nof a cliff.'],
  ];

  it('is a table of terms and explanations', async () => {
    expect(await seen(await table(TERMS, { columns: [72, 180], headFont: 'Times-Roman' }))).toEqual([
      whole(TERMS),
    ]);
  });
});
