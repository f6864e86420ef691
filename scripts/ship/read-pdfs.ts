import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { japanesePdf, scanPdf } from '../../test/support/pdfs.js';

/** Reads what needs more of pdfjs than the sample lecture: character maps and fonts, and a page drawn as a picture and read off it. */
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
    const picture = await scan.picture(1, { width: 1_200, type: 'png' });
    assert.equal(Buffer.from(picture).toString('latin1', 1, 4), 'PNG');
    assert.match(await textOn(out, picture), /mineral/);
    await scan.close();
  } finally {
    await extractor.close();
  }
};

/** The text on the picture of a page, read by what ships. */
const textOn = async (out: string, picture: Uint8Array): Promise<string> => {
  const shipped: typeof import('../../src/core/documents/picture-reader.js') = await import(
    join(out, 'dist/src/core/documents/picture-reader.js')
  );
  const { signal } = new AbortController();
  const reader = shipped.createPictureReader({ languages: ['deu', 'eng'] });
  try {
    const document = reader.open();
    const read = await document.recognise(picture, { page: 1, size: { width: 595, height: 842 } }, signal);
    const pages = await document.layOut(read ? [read] : [], signal);
    return pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n');
  } finally {
    await reader.close();
  }
};
