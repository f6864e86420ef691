import { expect, test } from 'vitest';
import { z } from 'zod';
import { startReaderProcess } from '../../../src/core/documents/reader-process.js';
import { ReaderNotStarted } from '../../../src/core/documents/reader-start.js';
import { UserError } from '../../../src/core/errors.js';

/** What the first document of such a reader ends with. */
const failure = async (entry: string, maxMegabytes: number): Promise<unknown> => {
  const reader = startReaderProcess({
    entry,
    limits: { maxMegabytes, maxSeconds: 10 },
    errorOf: () => new UserError('pdf.corrupt', {}),
  });
  reader.begin();
  const error = await reader.request({ kind: 'close' }, z.unknown()).catch((reason: unknown) => reason);
  expect(await reader.isFit(1)).toBe(false);
  return error;
};

test('a reader whose module is missing says which, and blames no document', async () => {
  const error = await failure('reader/missing.js', 600);
  expect(error).toBeInstanceOf(ReaderNotStarted);
  expect(String(error)).toMatch(
    /reader\/missing\.js did not start \(1\): .*Cannot find module .*missing\.js/s,
  );
  expect(String(error).length).toBeLessThan(2_200);
});

test('a reader without memory to start blames no document', async () => {
  expect(await failure('reader/main.js', 5)).toBeInstanceOf(ReaderNotStarted);
});
