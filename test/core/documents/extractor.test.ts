import { afterAll, describe, expect, it } from 'vitest';
import { createExtractor, type Extractor, type OpenPdf } from '../../../src/core/documents/extractor.js';
import type { Page } from '../../../src/core/documents/page.js';
import { UserError } from '../../../src/core/errors.js';
import {
  arabicPdf,
  bombPdf,
  corruptPdf,
  emptyTextPdf,
  hangingPagePdf,
  japanesePdf,
  lecturePdf,
  manyPagesPdf,
  passwordPdf,
  russianPdf,
  scanPdf,
  slowPdf,
} from '../../support/pdfs.js';

const extractor = createExtractor({ maxPages: 400, maxSeconds: 30, maxMegabytes: 600 });
afterAll(() => extractor.close());

const reading = async <T>(
  from: Extractor,
  bytes: Uint8Array,
  use: (pdf: OpenPdf) => Promise<T>,
): Promise<T> => {
  const pdf = await from.open(bytes);
  try {
    return await use(pdf);
  } finally {
    await pdf.close();
  }
};

const all = async (pages: AsyncIterable<Page>): Promise<Page[]> => {
  const collected: Page[] = [];
  for await (const page of pages) collected.push(page);
  return collected;
};

const textOf = (page: Page | undefined): string =>
  page?.blocks
    .map(({ text }) => text)
    .join('\n')
    .trim() ?? '';

const readAll = (bytes: Uint8Array, from = extractor) => reading(from, bytes, (pdf) => all(pdf.read()));

const refusal = async (doing: Promise<unknown>): Promise<unknown> => {
  const error = await doing.then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  return error instanceof UserError ? { code: error.code, ...error.details } : error;
};

const PNG = { width: 1_200, type: 'png' } as const;

describe('reading', () => {
  it('gives the pages, their number and the title', async () => {
    await reading(extractor, await lecturePdf({ pages: 7 }), async (pdf) => {
      expect(pdf).toMatchObject({ pages: 7, title: 'Minerals of the Northern Basin' });
      const pages = await all(pdf.read());
      expect(pages.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(textOf(pages[6])).toContain('Page 7 of 7');
      expect((await all(pdf.read(3, 4))).map(({ page }) => page)).toEqual([3, 4]);
    });
  });

  it('hands out the first pages while the last are unread', async () => {
    await reading(extractor, await lecturePdf({ pages: 300 }), async (pdf) => {
      const started = performance.now();
      const pages = pdf.read()[Symbol.asyncIterator]();
      await pages.next();
      const first = performance.now() - started;
      while (!(await pages.next()).done);
      expect(first).toBeLessThan((performance.now() - started) / 5);
    });
  });

  it.each([
    ['Russian', russianPdf, 'Митохондрия — это органелла'],
    ['Arabic', arabicPdf, 'الخلية هي أصغر وحدة حية'],
    ['Japanese', japanesePdf, '細胞とは、生命の最小単位である。'],
  ])('reads %s', async (_language, make, sentence) => {
    expect(textOf((await readAll(await make()))[0])).toContain(sentence);
  });

  it('finds no text in scans and blank pages, and draws a page as a PNG', async () => {
    expect((await readAll(await emptyTextPdf())).map(textOf)).toEqual(['', '', '']);
    await reading(extractor, await scanPdf({ pages: 1 }), async (pdf) => {
      expect(textOf((await all(pdf.read()))[0])).toBe('');
      const png = Buffer.from(await pdf.picture(1, PNG));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(1200);
    });
  });

  it('reads two documents at once and lets the third wait', async () => {
    const pdf = await lecturePdf({ pages: 1 });
    const [one, two] = await Promise.all([extractor.open(pdf), extractor.open(pdf)]);
    const impatient = extractor.open(pdf, AbortSignal.timeout(50));
    await expect(impatient).rejects.toMatchObject({ name: 'TimeoutError' });
    const third = extractor.open(pdf);
    await one.close();
    await (await third).close();
    await two.close();
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['nothing', () => new Uint8Array(), { code: 'pdf.empty' }],
    ['text', () => new TextEncoder().encode('hello'), { code: 'pdf.not_pdf', found: 'plain_text' }],
    ['a rotten file', corruptPdf, { code: 'pdf.corrupt' }],
    ['a file cut off early', async () => (await lecturePdf()).slice(0, 700), { code: 'pdf.corrupt' }],
    ['a locked file', passwordPdf, { code: 'pdf.password' }],
    ['a hundred thousand pages', manyPagesPdf, { code: 'pdf.too_many_pages', pages: 100_000, limit: 400 }],
  ])('refuses %s', async (_what, make, expected) => {
    expect(await refusal(readAll(await make()))).toEqual(expected);
  });
});

describe('limits', () => {
  it('ends a bomb by its memory while its own loop goes on', async () => {
    const tight = createExtractor({ maxPages: 10, maxSeconds: 60, maxPageSeconds: 60, maxMegabytes: 400 });
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    expect(await refusal(readAll(bombPdf(), tight))).toEqual({ code: 'pdf.too_heavy', megabytes: 400 });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(20);
    expect(await readAll(await lecturePdf({ pages: 2 }), tight)).toHaveLength(2);
    await tight.close();
  });

  it('ends slow work by its time, and counts only its own time', async () => {
    const tight = createExtractor({ maxPages: 10, maxSeconds: 1, maxMegabytes: 900 });
    expect(await refusal(readAll(slowPdf(), tight))).toEqual({ code: 'pdf.too_slow', seconds: 1 });
    await tight.close();
  });

  it('loses a page that hangs, and no other', async () => {
    const tight = createExtractor({ maxPages: 10, maxSeconds: 60, maxMegabytes: 900, maxPageSeconds: 2 });
    const bytes = hangingPagePdf({ pages: 8, hanging: 3 });
    await reading(tight, bytes, async (pdf) => {
      const pages = await all(pdf.read());
      expect(pages.map(textOf)).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8].map((page) => (page === 3 ? '' : `This is page ${page}.`)),
      );
      expect(pages.filter(({ damaged }) => damaged).map(({ page }) => page)).toEqual([3]);
      expect(await refusal(pdf.picture(3, PNG))).toEqual({ code: 'pdf.corrupt' });
      expect(await pdf.picture(4, PNG)).toBeInstanceOf(Uint8Array);
    });
    expect(await refusal(readAll(hangingPagePdf({ pages: 1, hanging: 1 }), tight))).toEqual({
      ...{ code: 'pdf.too_slow', seconds: 2 },
    });
    await tight.close();
  });

  it('ends a document of many pages that hang by its time', async () => {
    const tight = createExtractor({ maxPages: 10, maxSeconds: 2, maxMegabytes: 900, maxPageSeconds: 1 });
    const refused = await refusal(readAll(hangingPagePdf({ pages: 8, hanging: 1 }), tight));
    expect(refused).toEqual({ code: 'pdf.too_slow', seconds: 2 });
    await tight.close();
  });

  it('stops at once when its signal is aborted', async () => {
    const cancel = new AbortController();
    const pdf = await extractor.open(slowPdf(), cancel.signal);
    const pages = all(pdf.read());
    cancel.abort(new Error('cancelled'));
    await expect(pages).rejects.toThrow('cancelled');
    await pdf.close();
  });
});
