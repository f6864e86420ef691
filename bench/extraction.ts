import { PDFParse } from 'pdf-parse';
import { createExtractor } from '../src/core/documents/extractor.js';
import { startPdfProcess } from '../src/core/documents/pdf-process.js';
import { answers } from '../src/core/documents/reader/protocol.js';
import { residentMegabytes } from '../src/core/documents/resident-memory.js';
import { bombPdf, lecturePdf } from '../test/support/pdfs.js';

const PAGES = 300;
const FIRST_PAGES = 10;
const LIMITS = { maxPages: 1_000, maxSeconds: 60, maxMegabytes: 500 };

interface Timing {
  first: number;
  all: number;
}

/** The floor: pdf-parse in this thread, page by page. */
const inProcess = async (bytes: Uint8Array): Promise<Timing> => {
  const started = performance.now();
  const parser = new PDFParse({ data: bytes.slice() });
  await parser.getText({ first: 1, last: FIRST_PAGES });
  const first = performance.now() - started;
  for (let page = FIRST_PAGES + 1; page <= PAGES; page++) await parser.getText({ first: page, last: page });
  await parser.destroy();
  return { first, all: performance.now() - started };
};

const inReader = async (bytes: Uint8Array): Promise<Timing> => {
  const extractor = createExtractor(LIMITS);
  const warming = await extractor.open(bytes);
  for await (const _page of warming.read());
  await warming.close();
  const started = performance.now();
  const pdf = await extractor.open(bytes);
  let first = 0;
  for await (const { page } of pdf.read()) if (page === FIRST_PAGES) first = performance.now() - started;
  const all = performance.now() - started;
  await pdf.close();
  await extractor.close();
  return { first, all };
};

/** The highest resident memory seen of a reader that is fed a bomb. */
const peakUnderBomb = async (): Promise<number> => {
  const reader = startPdfProcess(LIMITS);
  reader.begin();
  let peak = 0;
  const sampling = setInterval(async () => {
    peak = Math.max(peak, (await residentMegabytes(reader.pid)) ?? 0);
  }, 2);
  await reader.request({ kind: 'open', bytes: bombPdf(), maxPages: 10 }, answers.open);
  await reader.request({ kind: 'read', from: 1, to: 1 }, answers.read).catch(() => undefined);
  await reader.gone();
  clearInterval(sampling);
  return peak;
};

const bytes = await lecturePdf({ pages: PAGES });
await inProcess(bytes);
const floor = await inProcess(bytes);
const reader = await inReader(bytes);
const peak = await peakUnderBomb();

console.log(`floor, pdf-parse in process: ${Math.round((PAGES / floor.all) * 1000)} pages/s`);
console.log(`all ${PAGES} pages, reader / floor: ${(reader.all / floor.all).toFixed(2)}`);
console.log(`first ${FIRST_PAGES} pages, reader / floor: ${(reader.first / floor.first).toFixed(2)}`);
console.log(`peak memory under a bomb / limit: ${(peak / LIMITS.maxMegabytes).toFixed(2)}`);
