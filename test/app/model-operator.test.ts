import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, startApp, telegramPerson } from '../support/app.js';

const lecture = await readNamed();

let gemini: GeminiStandIn;
let app: App;
beforeEach(async () => {
  gemini = await startGeminiStandIn();
  const key = { GOOGLE_API_KEY: 'canary-model-key', GEMINI_API_URL: gemini.url };
  app = await startApp({ ...key, GEMINI_MODEL: 'lite-1, lite-2' });
});
afterEach(async () => {
  await app?.close();
  await gemini?.close();
});

test('the operator reads the terms, why a model cannot be used, and what all of it cost', async () => {
  gemini.allow({ perDay: 0 }, 'lite-1');
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, lecture);
  await ben.reads('They are in the deck');
  const refused = () =>
    gemini.calls.filter(({ method, model }) => method === 'generateContent' && model === 'models/lite-1');
  // Its two parts are asked for side by side: one may know of the other's refusal. After that, nothing is asked.
  const known = refused().length;
  expect([1, 2]).toContain(known);
  const other = Buffer.concat([lecture.bytes, Buffer.from('\n')]);
  ben.acts.sendDocument(ben.chat, { name: 'other.pdf', bytes: other });
  await ben.reads('from other.pdf');
  expect(refused()).toHaveLength(known);
  const lines = app.log.map((line): { msg: string; model?: string } => JSON.parse(line));
  expect(lines.filter(({ msg }) => msg.startsWith('GOOGLE_API_KEY: by Google’s terms'))).toHaveLength(1);
  expect(lines.filter(({ msg }) => msg.startsWith('model cannot be used'))).toMatchObject([
    { model: 'lite-1', kind: 'quota', until: expect.any(String) },
  ]);
  const metrics = async () => (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text();
  await expect
    .poll(metrics)
    .toMatch(/^deckhand_model_calls\{model="lite-2",purpose="cards",outcome="whole"\} 4$/m);
  expect(await metrics()).toContain(
    `deckhand_model_calls{model="lite-1",purpose="cards",outcome="quota"} ${known}\n`,
  );
  expect(await metrics()).toMatch(
    /^deckhand_model_tokens\{model="lite-2",purpose="cards",outcome="whole",kind="prompt"\} \d{3,}$/m,
  );
  expect(await metrics()).toMatch(/^deckhand_event_loop_gap_seconds\{quantile="1"\} \d+\.\d{3}$/m);
  expect(app.log.join('') + (await metrics())).not.toContain('canary-model-key');

  ben.acts.send(ben.chat, '/privacy');
  await ben.reads('The service is a free one');
});
