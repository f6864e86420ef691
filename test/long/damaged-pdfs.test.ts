import { expect, test, vi } from 'vitest';
import { readMutated } from '../support/mutated-reading.js';

const FILES = 300;
const SEED = 1;
/** The limit that the files are read with, and time to replace a reader. */
const LONGEST_MS = 12_000;

vi.setConfig({ testTimeout: 600_000 });

test('three hundred damaged PDFs are read or refused for a reason, within the limits', async () => {
  const answers = await readMutated(FILES, SEED);
  expect(answers.filter(({ answer }) => !/^(?:read|pdf\.\w+)$/.test(answer))).toEqual([]);
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(LONGEST_MS);
});
