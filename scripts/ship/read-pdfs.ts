import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { japanesePdf, scanPdf } from '../../test/support/pdfs.js';

/** Reads what needs more of pdfjs than the sample lecture: character maps and fonts, and a page drawn as a picture. */
export const readPdfs = async (out: string): Promise<void> => {
  const shipped: typeof import('../../src/core/documents/extractor.js') = await import(
    join(out, 'dist/src/core/documents/extractor.js')
  );
  const extractor = shipped.createExtractor({ maxPages: 10, maxSeconds: 60, maxMegabytes: 600 });
  try {
    const japanese = await extractor.open(await japanesePdf());
    for await (const { blocks } of japanese.read(1, 1))
      assert.match(blocks.map(({ text }) => text).join('\n'), /細胞とは/);
    await japanese.close();
    const scan = await extractor.open(await scanPdf({ pages: 1 }));
    assert.equal(
      Buffer.from(await scan.picture(1, { width: 600, type: 'png' })).toString('latin1', 1, 4),
      'PNG',
    );
    await scan.close();
  } finally {
    await extractor.close();
  }
};
