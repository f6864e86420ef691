import { describe, expect, it } from 'vitest';
import type { Box, Page } from '../../../src/core/documents/page.js';
import { passageOf } from '../../../src/core/documents/quote/passage.js';
import { drawnLines, laidOut } from '../../support/drawn.js';
import { drawPdf, putLines } from '../../support/pdfs/document.js';
import { pagesOf } from '../../support/reading.js';

const placesOf = (pages: readonly Page[], quote: string) =>
  passageOf(
    pages.map((page) => ({ ...page, above: [] })),
    quote,
  )?.places ?? [];

/** Signs are 5 points wide, lines begin at 50. */
const inSigns = (page: Page, quote: string): readonly (readonly [line: number, from: number, to: number])[] =>
  placesOf([page], quote).map(({ x, y, width }) => [
    Math.round((y - 70) / 12),
    Math.round((x - 50) / 5),
    Math.round((x + width - 50) / 5),
  ]);

describe('where a sentence is printed', () => {
  const [page] = laidOut([
    drawnLines(1, [
      'Cells are small. A membrane surrounds the whole of the cell and lets',
      'only water pass. It keeps salt out, and that is what it is there for.',
    ]),
  ]);

  it('is the part of each of its lines', () => {
    expect(page && inSigns(page, 'A membrane surrounds')).toEqual([
      [0, 16, 68],
      [1, 0, 17],
    ]);
  });

  it('is its row in a table', async () => {
    const cells = [
      ['Mineral', 'Colour', 'Hardness'],
      ['Korvanite', 'blue', 'three'],
      ['Veltrilite', 'green', 'five'],
      ['Tamnorine', 'grey', 'seven'],
    ];
    const pdf = await drawPdf((doc) => {
      for (const [row, texts] of cells.entries())
        for (const [column, text] of texts.entries())
          putLines(doc, [text], { x: 72 + column * 120, y: 100 + row * 20, size: 10 });
    });
    const places = placesOf(await pagesOf(pdf), 'Veltrilite green');
    expect(places.map(({ x }) => Math.round(x))).toEqual([72, 192, 312]);
    for (const { y, height } of places) {
      expect(y).toBeGreaterThan(130);
      expect(y + height).toBeLessThan(160);
    }
  });

  it('is measured from the right where lines run to the left, and from the top where they run down', () => {
    const printed = (text: string, box: Box): Page => ({
      page: 1,
      blocks: [{ kind: 'paragraph', text, lines: [{ start: 0, box }] }],
    });
    const across = { x: 100, y: 50, width: 300, height: 12 };
    const [right] = placesOf([printed('الخلية صغيرة. الغشاء رقيق جدا.', across)], 'الغشاء رقيق');
    expect(right?.x).toBe(100);
    expect(right?.width).toBeCloseTo(300 * ((16 + 0.6) / 30));
    const down = { x: 500, y: 50, width: 12, height: 140 };
    const [below] = placesOf([printed('細胞は小さい。細胞膜は薄い。', down)], '細胞膜は薄い');
    expect(below?.y).toBeCloseTo(50 + 10 * (7 - 0.6));
    expect(below?.height).toBeCloseTo(10 * (7 + 0.6));
  });
});
