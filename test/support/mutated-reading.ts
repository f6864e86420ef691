import { createExtractor, type Extractor } from '../../src/core/documents/extractor.js';
import { UserError } from '../../src/core/errors.js';
import { drawPdf, putLines } from './pdfs/document.js';
import { mutated } from './pdfs/mutated.js';
import { mineralSection } from './pdfs/prose.js';
import {
  arabicPdf,
  japanesePdf,
  lecturePdf,
  paperPdf,
  passwordPdf,
  scanPdf,
  slidesPdf,
  tablesPdf,
} from './pdfs.js';

const LIMITS = { maxPages: 400, maxSeconds: 10, maxMegabytes: 700, maxPageSeconds: 2 };

/** How a damaged file was answered. */
interface Answer {
  /** `read`, or the code of a refusal; whatever else was thrown, in its own words. */
  readonly answer: string;
  readonly milliseconds: number;
}

/** Reads damaged copies of all kinds of PDFs, one after another as they come to a bot, and draws their first page. */
export const readMutated = async (count: number, seed: number): Promise<readonly Answer[]> => {
  const files = await Promise.all([
    ...[lecturePdf({ pages: 3 }), paperPdf(), slidesPdf(), tablesPdf(), arabicPdf(), japanesePdf()],
    ...[scanPdf({ pages: 1 }), passwordPdf(), inPlainBytes()],
  ]);
  const extractor = createExtractor(LIMITS);
  const answers: Answer[] = [];
  for (const file of mutated(files, count, seed)) {
    const started = performance.now();
    const answer = await reading(extractor, file).catch(inWords);
    answers.push({ answer, milliseconds: performance.now() - started });
  }
  await extractor.close();
  return answers;
};

/** Nothing in it is compressed, so that damage reaches what is drawn. */
const inPlainBytes = (): Promise<Uint8Array> =>
  drawPdf((doc) => putLines(doc, mineralSection(1).paragraphs, { x: 72, y: 72 }), { compress: false });

const reading = async (extractor: Extractor, bytes: Uint8Array): Promise<string> => {
  const pdf = await extractor.open(bytes);
  try {
    for await (const _page of pdf.read());
    await pdf.picture(1, { width: 600, type: 'png' });
    return 'read';
  } finally {
    await pdf.close();
  }
};

const inWords = (error: unknown): string => (error instanceof UserError ? error.code : `${error}`);
