import { describe, expect, it } from 'vitest';
import { FIRST_OBJECT, HELVETICA, literal, rawPage, toUnicode } from '../../../support/pdfs/raw-page.js';
import { linesOfRuns } from '../../../support/pdfs/runs.js';
import { seen } from '../../../support/reading.js';

describe('bullets of fonts of signs', () => {
  it('of Wingdings begin list items', async () => {
    const pdf = rawPage({
      content: ['Light is absorbed', 'Water is split', 'Sugar is built']
        .map(
          (text, i) => `BT /F2 10 Tf 72 ${700 - i * 20} Td <A7> Tj /F1 12 Tf 14 0 Td ${literal(text)} Tj ET`,
        )
        .join('\n'),
      fonts: {
        F2: '/Type /Font /Subtype /TrueType /BaseFont /Wingdings-Regular /FirstChar 167 /LastChar 167 /Widths [458]',
      },
    });
    expect(await seen(pdf)).toEqual([
      'item: Light is absorbed',
      'item: Water is split',
      'item: Sugar is built',
    ]);
  });

  const dingbats = (gap: number): Promise<Uint8Array> =>
    linesOfRuns(
      ['Roots take up water', 'Leaves give it off'].map((text) => [
        { text: 'n', font: 'ZapfDingbats', size: 9 },
        { text, gap },
      ]),
    );

  it('of ZapfDingbats begin list items', async () => {
    expect(await seen(await dingbats(14))).toEqual(['item: Roots take up water', 'item: Leaves give it off']);
  });

  it('of ZapfDingbats close to their text begin list items, and no word is lost', async () => {
    expect(await seen(await dingbats(8))).toEqual(['item: Roots take up water', 'item: Leaves give it off']);
  });

  it('of the private use area begin list items', async () => {
    const pdf = rawPage({
      content: ['Roots take up water', 'Leaves give it off']
        .map(
          (text, i) => `BT /F2 10 Tf 72 ${700 - i * 20} Td <B7> Tj /F1 12 Tf 14 0 Td ${literal(text)} Tj ET`,
        )
        .join('\n'),
      fonts: { F2: `${HELVETICA.replace('Helvetica', 'Symbol')} /ToUnicode ${FIRST_OBJECT} 0 R` },
      objects: [toUnicode([[0xb7, '\uf0b7']])],
    });
    expect(await seen(pdf)).toEqual(['item: Roots take up water', 'item: Leaves give it off']);
  });

  it('of Beamer, a triangle of its font of mathematics, begin list items and are no "I"', async () => {
    const pdf = rawPage({
      content: ['Roots take up water', 'Leaves give it off']
        .map(
          (text, i) => `BT /F2 8 Tf 72 ${700 - i * 20} Td <49> Tj /F1 12 Tf 14 0 Td ${literal(text)} Tj ET`,
        )
        .join('\n'),
      fonts: {
        F2: '/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+MSAM10 /FirstChar 73 /LastChar 73 /Widths [500]',
      },
    });
    expect(await seen(pdf)).toEqual(['item: Roots take up water', 'item: Leaves give it off']);
  });
});
