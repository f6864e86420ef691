import { expect, it } from 'vitest';
import { createExtractor } from '../../../src/core/documents/extractor.js';
import { readMutated } from '../../support/mutated-reading.js';
import { misnumberedPdf } from '../../support/pdfs.js';

/** More are read in test/long. */
const FILES = 9;
const SEED = 4;

it('answers damaged files with their pages or a reason', async () => {
  const answers = await readMutated(FILES, SEED);
  expect(answers.filter(({ answer }) => !/^(?:read|pdf\.\w+)$/.test(answer))).toEqual([]);
});

it('survives what pdf.js throws outside its promises, and loses that page alone', async () => {
  // No limit of time ends the wait for that page.
  const maxSeconds = 10_000;
  const extractor = createExtractor({
    maxPages: 10,
    maxSeconds,
    maxPageSeconds: maxSeconds,
    maxMegabytes: 600,
  });
  const pdf = await extractor.open(await misnumberedPdf({ pages: 6 }));
  const damaged: number[] = [];
  for await (const page of pdf.read()) if (page.damaged) damaged.push(page.page);
  expect(damaged).toEqual([2]);
  await extractor.close();
});
