import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packPage, unpackPage } from '../../../src/core/documents/stored-page.js';

describe('a stored page', () => {
  it('comes back with its blocks, their places and the headings above', () => {
    const page = {
      ...{ page: 3, label: 'iii', size: { width: 595, height: 842 }, unreadable: true },
      above: [{ level: 1, text: 'Cells' }],
      blocks: [
        {
          ...({ kind: 'paragraph', text: 'A cell is small.' } as const),
          marks: [{ style: 'bold', start: 2, end: 6 }] as const,
          lines: [{ start: 0, box: { x: 1, y: 2.5, width: 3, height: 4 } }],
        },
      ],
    };
    expect(unpackPage({ page: 3, kind: 'text', text: '', blocks: packPage(page) })).toEqual(page);
  });

  it('of an earlier version is a paragraph a line', () => {
    expect(unpackPage({ page: 3, kind: 'text', text: 'Cells\n\nA cell is small.', blocks: null })).toEqual({
      page: 3,
      above: [],
      blocks: [
        { kind: 'paragraph', text: 'Cells' },
        { kind: 'paragraph', text: 'A cell is small.' },
      ],
    });
    expect(unpackPage({ page: 3, kind: 'tables', text: 'a 1 2', blocks: null }).blocks).toEqual([
      { kind: 'code', text: 'a 1 2' },
    ]);
  });

  it('is refused where it is larger than any page', () => {
    const blocks = new Uint8Array(deflateSync(Buffer.alloc(65 * 1024 * 1024, ' ')));
    expect(() => unpackPage({ page: 3, kind: 'text', text: '', blocks })).toThrow();
  });
});
