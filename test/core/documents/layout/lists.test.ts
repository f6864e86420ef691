import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { FONTS } from '../../../support/pdfs/fonts.js';
import { blocksOf, seen } from '../../../support/reading.js';

interface Entry {
  readonly marker: string;
  readonly lines: readonly string[];
  readonly indent?: number;
}

/** A list whose text stands apart from its markers, as word processors set it. */
const list = (
  entries: readonly Entry[],
  { apart = 18, size = 11, font = FONTS.sans as string } = {},
): Promise<Uint8Array> =>
  drawPdf((doc) => {
    putLines(doc, ['Plants need some things and can do without others:'], { x: 72, y: 80, size, font });
    entries.reduce((y, { marker, lines, indent = 0 }) => {
      putLines(doc, [marker], { x: 72 + indent, y, size, font });
      return putLines(doc, lines, { x: 72 + indent + apart, y, size, font }) + 3;
    }, 104);
  });

const items = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await blocksOf(bytes))
    .slice(1)
    .map((block) =>
      block.kind === 'item'
        ? `${'  '.repeat(block.depth)}${block.marker} ${block.text}`
        : `${block.kind}: ${block.text}`,
    );

describe('lists', () => {
  it.each(['•', '–', '▪', '◦', '*'])('with %s before each item are items', async (marker) => {
    const pdf = await list(
      ['Light of any kind', 'Water in their roots', 'Some air'].map((text) => ({ marker, lines: [text] })),
      { apart: 12 },
    );
    expect(await items(pdf)).toEqual(['• Light of any kind', '• Water in their roots', '• Some air']);
  });

  it('with a bullet whose meaning the font does not tell are items', async () => {
    const unknown = String.fromCodePoint(0x2713);
    const pdf = await list(
      ['Light of any kind', 'Water in their roots', 'Some air'].map((text) => ({
        marker: unknown,
        lines: [text],
      })),
      { apart: 12 },
    );
    expect(await items(pdf)).toEqual(['• Light of any kind', '• Water in their roots', '• Some air']);
  });

  it('whose text stands far from the bullets are items, no table', async () => {
    const pdf = await list(
      ['Light of any kind', 'Water in their roots', 'Some air'].map((text) => ({
        marker: '•',
        lines: [text],
      })),
      { apart: 28 },
    );
    expect(await items(pdf)).toEqual(['• Light of any kind', '• Water in their roots', '• Some air']);
  });

  const numbered = async (...markers: string[]): Promise<void> => {
    const texts = ['Light of any kind', 'Water in their roots', 'Some air'];
    const pdf = await list(texts.map((text, i) => ({ marker: markers[i] ?? '', lines: [text] })));
    expect(await items(pdf)).toEqual(texts.map((text, i) => `${markers[i]} ${text}`));
  };

  it.each([
    ['(1)', '(2)', '(3)'],
    ['a)', 'b)', 'c)'],
    ['(i)', '(ii)', '(iii)'],
  ])('numbered %s %s %s keep their numbers', numbered);

  it('numbered 1. 2. 3. keep their numbers', () => numbered('1.', '2.', '3.'));

  it('have items over several lines', async () => {
    const pdf = await list([
      {
        marker: '•',
        lines: ['Light, which need not come from the sun as long as its', 'colour is right for the leaves'],
      },
      {
        marker: '•',
        lines: ['Water, which the roots take up and the leaves give off', 'when the air around them is dry'],
      },
    ]);
    expect(await items(pdf)).toEqual([
      '• Light, which need not come from the sun as long as its colour is right for the leaves',
      '• Water, which the roots take up and the leaves give off when the air around them is dry',
    ]);
  });

  it('have items over several lines that are whole sentences with capitals', async () => {
    const pdf = await list([
      {
        marker: '1.',
        lines: [
          'Plants need light. It need not come from the sun as long',
          'as it is bright. Lamps do for most of them.',
        ],
      },
      { marker: '2.', lines: ['Plants need water. Roots take it up.', 'Leaves give it off.'] },
    ]);
    expect(await items(pdf)).toEqual([
      '1. Plants need light. It need not come from the sun as long as it is bright. Lamps do for most of them.',
      '2. Plants need water. Roots take it up. Leaves give it off.',
    ]);
  });

  it('within lists are deeper, down to three', async () => {
    const pdf = await list([
      { marker: '•', lines: ['Light'] },
      { marker: '–', lines: ['From the sun'], indent: 24 },
      { marker: '–', lines: ['From lamps'], indent: 24 },
      { marker: '▪', lines: ['Of any make'], indent: 48 },
      { marker: '•', lines: ['Water'] },
    ]);
    expect(await items(pdf)).toEqual([
      '• Light',
      '  • From the sun',
      '  • From lamps',
      '    • Of any make',
      '• Water',
    ]);
  });

  it('have items whose other lines and parts stand apart, and are no table', async () => {
    const pdf = await drawPdf((doc) => {
      ['1.', '2.', '3.'].forEach((marker, i) => {
        putLines(doc, [marker], { x: 72, y: 100 + i * 40 });
        putLines(doc, [`Which plant is the tallest of group ${marker}`], { x: 100, y: 100 + i * 40 });
        putLines(doc, ['A fern'], { x: 100, y: 115 + i * 40 });
        putLines(doc, ['A moss'], { x: 220, y: 115 + i * 40 });
      });
    });
    const kinds = (await blocksOf(pdf)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'item')).toHaveLength(3);
    expect(kinds).not.toContain('table');
  });

  it('of answers to tick, whose boxes are drawn, are read line by line', async () => {
    const answers = ['the sun', 'some water', 'a good soil'];
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['Which of these does a plant need more than all others to live?'], { x: 72, y: 80 });
      putLines(doc, answers, { x: 100, y: 110 });
    });
    expect((await seen(pdf)).slice(1)).toEqual(answers.map((answer) => `paragraph: ${answer}`));
  });

  it('numbered from 9 to 11 are one list though the numbers grow wider', async () => {
    const texts = ['Ferns love shade', 'Mosses love rain', 'Grasses love sun'];
    const pdf = await list(
      texts.map((text, i) => ({ marker: `${9 + i}.`, lines: [text] })),
      { apart: 22 },
    );
    expect(await items(pdf)).toEqual(texts.map((text, i) => `${9 + i}. ${text}`));
  });

  it('end where a paragraph goes on at the margin', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['• Light of any kind'], { x: 90, y: 80, font: FONTS.sans });
      putLines(doc, ['• Water in their roots'], { x: 90, y: 96, font: FONTS.sans });
      putLines(doc, ['All of this is found on the earth and, as far as anybody knows, nowhere else.'], {
        x: 72,
        y: 118,
        font: FONTS.sans,
      });
    });
    expect(await seen(pdf)).toEqual([
      'item: Light of any kind',
      'item: Water in their roots',
      'paragraph: All of this is found on the earth and, as far as anybody knows, nowhere else.',
    ]);
  });

  it('are none where a paragraph begins with a dash or with a year in brackets', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(
        doc,
        [
          'The lake was mapped by two students whose names are not known any more',
          '(1873) and once more, after the flood, by an officer of the navy (1884).',
        ],
        { x: 72, y: 80 },
      );
    });
    expect(await seen(pdf)).toEqual([
      'paragraph: The lake was mapped by two students whose names are not known any more (1873) and once more, after the flood, by an officer of the navy (1884).',
    ]);
  });
});
