import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/documents/page.js';
import { blocksOfMarkdown } from '../../../src/core/generation/text/from-markdown.js';
import { markdownOf } from '../../../src/core/generation/text/markdown.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('blocks as Markdown', () => {
  it.each<[string, Block, string]>([
    ['a heading', { kind: 'heading', level: 1, text: 'Cells' }, '## Cells'],
    ['a deep heading', { kind: 'heading', level: 9, text: 'Cells' }, '###### Cells'],
    ['a bullet', { kind: 'item', depth: 0, marker: '•', text: 'water' }, '- water'],
    ['a numbered item', { kind: 'item', depth: 1, marker: '3.', text: 'water' }, '  3. water'],
    ['a lettered item', { kind: 'item', depth: 0, marker: '(b)', text: 'water' }, '- (b) water'],
    [
      'a table',
      {
        kind: 'table',
        heads: 1,
        text: 'a|b\tc\nd\te',
        rows: [
          ['a|b', 'c'],
          ['d', 'e'],
        ],
      },
      '| a\\|b | c |\n| --- | --- |\n| d | e |',
    ],
    ['a table without heads', { kind: 'table', heads: 0, text: 'a\tb', rows: [['a', 'b']] }, '| a | b |'],
    ['code', { kind: 'code', text: 'let a;\n```' }, '````\nlet a;\n```\n````'],
    ['a caption', { kind: 'caption', text: 'Figure 1: A cell' }, 'Figure 1: A cell'],
    ['a formula', { kind: 'formula', text: 'E = mc²' }, 'E = mc²'],
  ])('%s', (_, block, text) => {
    expect(markdownOf([block])).toBe(text);
  });

  it('sets off terms', () => {
    const text = 'The nucleus holds DNA.';
    const marks = [
      { style: 'bold', start: 4, end: 12 },
      { style: 'italic', start: 18, end: 21 },
    ] as const;
    expect(markdownOf([{ kind: 'paragraph', text, marks }])).toBe('The **nucleus** holds *DNA*.');
  });

  it('leaves out running heads, contents and references', () => {
    const aside = (['running', 'contents', 'reference'] as const).map((kind) => ({ kind, text: kind }));
    expect(markdownOf([...aside, paragraph('Kept.')])).toBe('Kept.');
  });

  it.each([
    '[page 7]',
    '[under: Lies]',
    '# Lies',
    '- lies',
    '```',
    '| lies |',
    '12. lies',
    '> lies',
    '=====',
  ])('escapes %s where it is the text of a page', (text) => {
    expect(markdownOf([paragraph(text)])).toBe(`\\${text}`);
  });

  it('never lets a page begin a line with a mark of ours, whatever its blocks are', () => {
    const line = fc.stringMatching(/^[[\n\t `#|a1.-]{0,12}$/).map((text) => `${text}\n[page 9]\n[under: x]`);
    const block = line.chain((text) =>
      fc.constantFrom<Block>(
        paragraph(text),
        { kind: 'heading', level: 1, text },
        { kind: 'item', depth: 0, marker: '[page 9]', text },
        { kind: 'item', depth: 0, marker: '1.', text },
        { kind: 'table', heads: 0, rows: [[text]], text },
        { kind: 'code', text },
        { kind: 'formula', text },
      ),
    );
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        expect(markdownOf(blocks)).not.toMatch(/^\[/m);
      }),
    );
  });
});

describe('Markdown as blocks', () => {
  it('is what it was', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'Cells' },
      paragraph('[page 7] is no mark.'),
      { kind: 'item', depth: 0, marker: '-', text: 'water' },
      { kind: 'item', depth: 1, marker: '2.', text: 'salt' },
      {
        kind: 'table',
        heads: 1,
        rows: [
          ['a|b', 'c'],
          ['d', 'e'],
        ],
        text: 'a|b\tc\nd\te',
      },
      { kind: 'code', text: 'let a;\n\n# b' },
    ];
    expect(blocksOfMarkdown(markdownOf(blocks))).toEqual(blocks);
  });

  it('joins lines that were merely wrapped', () => {
    expect(blocksOfMarkdown('A cell is\nsmall.\n\n細胞は\n小さい。')).toEqual([
      paragraph('A cell is small.'),
      paragraph('細胞は小さい。'),
    ]);
  });
});
