import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { FONTS } from '../../../support/pdfs/fonts.js';
import { hyphenated } from '../../../support/pdfs/prose.js';
import { onePage } from '../../../support/pdfs/raw.js';
import { linesOfRuns, putRuns, wordByWord } from '../../../support/pdfs/runs.js';
import { seen, textOf } from '../../../support/reading.js';

const PROSE = [
  'Photosynthesis turns light into sugar, and every animal',
  'lives on what plants have stored in this way. The oxygen',
  'that we breathe is what is left over when water is split.',
];
const ALL = PROSE.join(' ');

/** A page with the content given, in Helvetica of 12 points. */
const shown = (content: string): Uint8Array =>
  onePage({ dictionary: '', stream: Buffer.from(`BT /F1 12 Tf ${content} ET`, 'latin1') });

describe('letter-spaced text', () => {
  it('of a heading is read as words, its spaces printed', async () => {
    const pdf = await drawPdf((doc) => {
      putRuns(doc, [{ text: 'THE LIGHT REACTIONS', spacing: 4, size: 14, font: 'Helvetica-Bold' }], {
        x: 72,
        y: 90,
      });
      putLines(doc, PROSE, { x: 72, y: 110 });
    });
    expect(await seen(pdf)).toEqual(['heading: THE LIGHT REACTIONS', `paragraph: ${ALL}`]);
  });

  it('of a heading is read as words, its spaces only room', async () => {
    const pdf = await drawPdf((doc) => {
      putRuns(doc, wordByWord('THE LIGHT REACTIONS', 4, 9), {
        x: 72,
        y: 90,
        size: 14,
        font: 'Helvetica-Bold',
      });
      putLines(doc, PROSE, { x: 72, y: 110 });
    });
    expect(await seen(pdf)).toEqual(['heading: THE LIGHT REACTIONS', `paragraph: ${ALL}`]);
  });

  it.each([0.05, 0.1, 0.2])('of whole paragraphs is read as words at %s em, spaces printed', async (em) => {
    const pdf = await linesOfRuns(
      PROSE.map((text) => [{ text, spacing: em * 10 }]),
      { size: 10 },
    );
    expect((await textOf(pdf)).replace(/\n/g, ' ')).toBe(ALL);
  });

  it.each([0.08, 0.15])('of whole paragraphs is read as words at %s em, without spaces', async (em) => {
    const pdf = await linesOfRuns(
      PROSE.map((text) => wordByWord(text, em * 10, 3 + em * 10)),
      { size: 10 },
    );
    expect((await textOf(pdf)).replace(/\n/g, ' ')).toBe(ALL);
  });

  it('of one word, for emphasis, stays one word', async () => {
    const pdf = await linesOfRuns([
      ['Plants are ', { text: 'autotrophic', spacing: 2 }, ' and feed on light.'],
    ]);
    expect(await textOf(pdf)).toBe('Plants are autotrophic and feed on light.');
  });

  it('is none in a row of digits that stand evenly apart, as a program prints a table', async () => {
    const digits = wordByWord('1 1 0 1 0 0 1 0', 0, 5.4).map((run) => ({ ...run, font: 'Courier' }));
    const pdf = await linesOfRuns([[{ text: 'class_c', font: 'Courier' }, { text: '', gap: 6 }, ...digits]], {
      size: 9,
    });
    expect(await textOf(pdf)).toContain('1 1 0 1 0 0 1 0');
  });
});

describe('text printed twice', () => {
  it('as a shadow behind a title is read once', async () => {
    const pdf = await drawPdf((doc) => {
      doc.fillColor('#888');
      putLines(doc, ['The Carbon Cycle'], { x: 73.5, y: 71.5, size: 24, font: 'Helvetica-Bold' });
      doc.fillColor('black');
      putLines(doc, ['The Carbon Cycle'], { x: 72, y: 70, size: 24, font: 'Helvetica-Bold' });
      putLines(doc, PROSE, { x: 72, y: 120 });
    });
    expect(await seen(pdf)).toEqual(['heading: The Carbon Cycle', `paragraph: ${ALL}`]);
  });

  it('letter by letter, each struck twice, is read once', async () => {
    const pdf = await drawPdf((doc) => {
      putRuns(
        doc,
        [...'Chlorophyll is green.'].flatMap((text, i) => [
          { text, gap: i === 0 ? 0 : 0.3 },
          { text, gap: -doc.font('Times-Roman').fontSize(11).widthOfString(text) + 0.3 },
        ]),
        { x: 72, y: 100 },
      );
    });
    expect(await textOf(pdf)).toBe('Chlorophyll is green.');
  });

  it('in outline and in fill is read once', async () => {
    expect(
      await textOf(shown('72 700 Td 0 Tr (Stomata open by day.) Tj 0 0 Td 1 Tr (Stomata open by day.) Tj')),
    ).toBe('Stomata open by day.');
  });

  it('keeps double letters and doubled words that are meant', async () => {
    const pdf = await linesOfRuns([['The book-keeper said that that llama will fill all 1111 sacks.']], {
      size: 7,
    });
    expect(await textOf(pdf)).toBe('The book-keeper said that that llama will fill all 1111 sacks.');
  });
});

describe('kerned text', () => {
  it('in capitals is read as words', async () => {
    const pdf = await linesOfRuns([['AVATAR: A VALLEY TO WALK. Tomorrow, Yvonne, we vow to wait.']], {
      font: 'Helvetica',
      size: 15,
    });
    expect((await textOf(pdf)).replace(/\n/g, ' ')).toBe(
      'AVATAR: A VALLEY TO WALK. Tomorrow, Yvonne, we vow to wait.',
    );
  });

  it('with room instead of spaces is read as words', async () => {
    expect(
      await textOf(shown('72 700 Td [(T)80(omorro)15(w)-270(W)70(A)110(V)90(es)-270(will)-270(hit.)] TJ')),
    ).toBe('Tomorrow WAVes will hit.');
  });

  it('with narrow room between words of a justified line is read as words', async () => {
    expect(
      await textOf(shown('72 700 Td [(All)-190(the)-190(light)-190(that)-190(falls)-190(is)-190(used.)] TJ')),
    ).toBe('All the light that falls is used.');
  });

  it('with wide room between words of a justified line is read as one line', async () => {
    expect(
      await textOf(shown('72 700 Td [(All)-900(the)-900(light)-900(that)-900(falls)-900(is)-900(used.)] TJ')),
    ).toBe('All the light that falls is used.');
  });

  it('keeps a thousands separator that is a thin room', async () => {
    expect(await textOf(shown('72 700 Td [(About 12)-167(500 leaves fell in 2)-278(days.)] TJ'))).toMatch(
      /^About 12 ?500 leaves fell in 2 days\.$/,
    );
  });
});

describe('large first letters', () => {
  const withCap = (
    cap: string,
    rest: string,
    { lines = 3, font = 'Times-Roman' } = {},
  ): Promise<Uint8Array> =>
    drawPdf((doc) => {
      const [size, leading] = [11, 14];
      const height = (lines - 1) * leading + size * 0.68;
      const capSize = height / 0.68;
      const width = doc.font(font).fontSize(capSize).widthOfString(cap);
      putRuns(doc, [{ text: cap, size: capSize, font }], { x: 72, y: 100 + (lines - 1) * leading });
      hyphenated(rest, 62).forEach((line, i) => {
        putRuns(doc, [line], { x: i < lines ? 72 + width + 3 : 72, y: 100 + i * leading, size });
      });
    });
  const REST =
    'and its leaves turn to the light. Where shade is deep, few flowers open, and bees seldom come. The gardener knows this and cuts the branches of the old trees each spring, so that more light falls on the beds below them.';

  it('over three lines belong to the first word', async () => {
    expect(await seen(await withCap('T', `he plant grows ${REST}`))).toEqual([
      `paragraph: The plant grows ${REST}`,
    ]);
  });

  it('over two lines in another font belong to the first word', async () => {
    const pdf = await withCap('E', `very plant grows ${REST}`, { lines: 2, font: 'Helvetica-Bold' });
    expect((await seen(pdf)).map((block) => block.replace('paragraph: ', ''))).toEqual([
      `Every plant grows ${REST}`,
    ]);
  });

  it('may be a word of their own', async () => {
    expect(await seen(await withCap('A', `plant grows ${REST}`))).toEqual([
      `paragraph: A plant grows ${REST}`,
    ]);
  });

  it('may begin "About"', async () => {
    expect(await seen(await withCap('A', `bout noon a plant grows ${REST}`))).toEqual([
      `paragraph: About noon a plant grows ${REST}`,
    ]);
  });

  it('may be the pronoun I', async () => {
    expect(await seen(await withCap('I', `saw that it grows ${REST}`))).toEqual([
      `paragraph: I saw that it grows ${REST}`,
    ]);
  });

  it('may be followed by small capitals', async () => {
    expect(await seen(await withCap('O', `NCE A PLANT grows ${REST}`))).toEqual([
      `paragraph: ONCE A PLANT grows ${REST}`,
    ]);
  });

  it('with an accent belong to the first word, in Czech', async () => {
    const rest = 'loha rostlin je prostá. Mění světlo na cukr a vodu na kyslík, který dýcháme.';
    const pdf = await drawPdf((doc) => {
      putRuns(doc, [{ text: 'Ú', size: 38, font: FONTS.sans }], { x: 72, y: 114 });
      hyphenated(rest, 40).forEach((line, i) => {
        putRuns(doc, [line], { x: i < 2 ? 103 : 72, y: 100 + i * 14, font: FONTS.sans });
      });
    });
    expect(await seen(pdf)).toEqual([`paragraph: Ú${rest}`]);
  });
});
