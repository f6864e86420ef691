import { expect, it } from 'vitest';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import { createThreadedWriter } from '../../../src/core/generation/extractive/threaded-writer.js';
import { textPage } from '../../support/text-pages.js';
import { BIOLOGY, HISTORY } from './passages.js';

const pages = [textPage(1, BIOLOGY), textPage(2, HISTORY)];
const request = { chunk: { index: 0, fromPage: 1, toPage: 2, pages }, pictures: [], count: 5, avoid: [] };

it('writes in its thread what it writes without', async () => {
  const { signal } = new AbortController();
  const threaded = await createThreadedWriter().write(request, signal);
  expect(threaded).toEqual(await createExtractiveWriter().write(request, signal));
});

it('stops when it is aborted, and goes on with the next request', async () => {
  const writer = createThreadedWriter();
  const controller = new AbortController();
  const writing = writer.write(request, controller.signal);
  controller.abort(new Error('cancelled'));
  await expect(writing).rejects.toThrow('cancelled');
  const { signal } = new AbortController();
  expect(await writer.write(request, signal)).toMatchObject({ outcome: 'cards' });
});
