import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GeminiFault, type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, labelsOf, startApp, telegramPerson } from '../support/app.js';
import { lecturePdf } from '../support/pdfs.js';

const lecture = await readNamed();

let gemini: GeminiStandIn;
let app: App;
beforeAll(async () => {
  gemini = await startGeminiStandIn();
});
// An app for each test, or what one has prepared in the background would meet with what befalls the next.
beforeEach(async () => {
  app = await startApp({ GOOGLE_API_KEY: 'canary-model-key', GEMINI_API_URL: gemini.url });
});
afterEach(async () => {
  await app?.close();
  gemini.mend();
  gemini.answerWith(() => undefined);
});
afterAll(() => gemini?.close());

test('one PDF at a time a person; cancelled, it keeps what was made, and the next one is read', async () => {
  const ben = telegramPerson(app);
  failAfter(1, { kind: 'hang' });
  ben.acts.sendDocument(ben.chat, lecture);
  const progress = await ben.reads(/Read \d of 6 pages, [1-9]\d* cards? so far/);
  expect(labelsOf(progress)).toEqual(['Study now', 'Cancel']);

  const bytes = await lecturePdf({ pages: 2 });
  ben.acts.sendDocument(ben.chat, { name: 'second.pdf', bytes, caption: 'cards: 2' });
  await ben.reads('In line, after lecture.pdf.');
  gemini.mend();
  await ben.acts.press(progress, 'Cancel');
  await ben.reads('Cancelled. The');
  await ben.reads(/cards? from second\.pdf/);
  expect(ben.said().filter(({ text }) => text?.includes('from lecture.pdf'))).toEqual([]);
});

test('pages that the model failed on are made without it, and Details says which', async () => {
  const ben = telegramPerson(app);
  gemini.fail({ kind: 'status', status: 400 });
  ben.acts.sendDocument(ben.chat, lecture);
  const end = await ben.reads('They are in the deck');
  expect(labelsOf(end)).not.toContain('Try the rest');
  await ben.acts.press(end, 'Details');
  const details = await ben.reads('What became of lecture.pdf');
  expect(details.text).toMatch(/The AI model was not available for all of it, so I did pages? \d/);
  expect(app.log.join('')).not.toContain('canary-model-key');
});

/** Lets the model answer so many calls, and then befalls it. */
const failAfter = (calls: number, fault: GeminiFault): void => {
  let left = calls;
  gemini.answerWith(() => {
    left -= 1;
    if (left === 0) gemini.fail(fault);
    return undefined;
  });
};
