import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../../playground/gemini.js';
import { type OpenAiStandIn, startOpenAiStandIn } from '../../../playground/openai.js';
import { createMemoryBudget } from '../../../src/core/budget/memory.js';
import { createEndpointTransport } from '../../../src/core/generation/endpoint/transport.js';
import { createGeminiTransport } from '../../../src/core/generation/gemini/transport.js';
import type { ModelCall } from '../../../src/core/generation/model/endpoint.js';
import { createMemoryQuotas } from '../../../src/core/generation/model/memory-quotas.js';
import {
  createModelSkills,
  type ModelDependencies,
} from '../../../src/core/generation/model/model-skills.js';
import type { DraftCard } from '../../../src/core/generation/types.js';
import { textPage as page } from '../../support/text-pages.js';
import { testPace } from './gemini-skills.js';
import { BIOLOGY } from './passages.js';

const CHUNK = { index: 0, fromPage: 1, toPage: 1, pages: [page(1, BIOLOGY)] };
const REQUEST = { chunk: CHUNK, pictures: [], count: 3, avoid: [] };
const signal = () => new AbortController().signal;

let server: OpenAiStandIn;
let google: GeminiStandIn;
let calls: ModelCall[];
beforeAll(async () => {
  [server, google] = [await startOpenAiStandIn(), await startGeminiStandIn()];
});
afterEach(() => {
  server.requests.length = 0;
  server.answerWith(undefined);
  server.mend();
  google.mend();
});
afterAll(async () => {
  await server.close();
  await google.close();
});

const own = (options: Partial<Parameters<typeof createEndpointTransport>[0]> = {}) =>
  createEndpointTransport({ baseUrl: server.url, model: 'llama', ...options });
const skillsOf = (...transports: ModelDependencies['transports']) => {
  calls = [];
  return createModelSkills({
    transports,
    budget: createMemoryBudget(),
    quotas: createMemoryQuotas(),
    pace: testPace(),
    onCall: (call) => void calls.push(call),
    onFailure: () => {},
  });
};

describe('a model behind an endpoint of OpenAI’s kind', () => {
  it('writes cards by the same prompts and schemas', async () => {
    const skills = skillsOf(own({ apiKey: 'secret' }));
    const answer = await skills.cardWriter.write(REQUEST, signal());
    expect(answer).toMatchObject({ outcome: 'cards', by: 'endpoint', malformed: 0 });
    const [request] = server.requests;
    expect(request?.authorization).toBe('Bearer secret');
    expect(request?.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: true, schema: { additionalProperties: false, required: ['cards'] } },
    });
    expect(skills.cardWriter).toMatchObject({ name: 'endpoint', seesPictures: false });
    expect(skills).not.toHaveProperty('pageReader');
    expect(calls).toMatchObject([{ version: 'llama:q4', prompt: 11, output: 3, thoughts: 2 }]);
  });

  it('streams them', async () => {
    const told: DraftCard[] = [];
    const answer = await skillsOf(own()).cardWriter.write(REQUEST, signal(), async (card) => {
      told.push(card);
    });
    expect(server.requests[0]?.body.stream).toBe(true);
    expect(answer).toMatchObject({ cards: { length: told.length } });
    expect(told.length).toBeGreaterThan(2);
  });

  it('is told the schema in words where it does not know it, from the first time on', async () => {
    const plain = await startOpenAiStandIn({ knowsFormat: false });
    const skills = skillsOf(own({ baseUrl: plain.url }));
    for (let i = 0; i < 2; i += 1)
      expect((await skills.cardWriter.write(REQUEST, signal())).outcome).toBe('cards');
    expect(plain.requests.map(({ body }) => body.response_format !== undefined)).toEqual([
      true,
      false,
      false,
    ]);
    await plain.close();
  });

  it('may think aloud, and put fences around its answer', async () => {
    server.answerWith('<think>{"cards":[]}</think>\n```json\n{"back":"A cell."}\n```');
    const better = await skillsOf(own()).answerImprover.improve({ front: 'What?', back: 'That' }, signal());
    expect(better).toBe('A cell.');
  });

  it.each([
    [401, 'key'],
    [404, 'model'],
    [413, 'request'],
    [503, 'server'],
  ])('fails with %i as %s', async (status, kind) => {
    server.fail(...Array(5).fill(status));
    await expect(skillsOf(own()).cardWriter.write(REQUEST, signal())).rejects.toMatchObject({ kind });
  });

  it('says when it is not there', async () => {
    const skills = skillsOf(own({ baseUrl: 'http://127.0.0.1:9/v1' }));
    await expect(skills.cardWriter.write(REQUEST, signal())).rejects.toMatchObject({ kind: 'network' });
  });

  it('steps in where Gemini’s day is over, and is not asked about cards that Gemini made', async () => {
    google.allow({ perDay: 0 });
    const gemini = createGeminiTransport({ apiKey: 'key', model: 'a', baseUrl: google.url });
    const skills = skillsOf(gemini, own());
    expect(await skills.cardWriter.write(REQUEST, signal())).toMatchObject({ by: 'endpoint' });
    expect(skills.cardWriter.load).toMatchObject({ sideBySide: 1 });
    const cards = [{ front: 'What?', back: 'That' }];
    await expect(skills.distractorWriter.write(cards, signal())).rejects.toMatchObject({ kind: 'quota' });
    expect(server.requests).toHaveLength(1);
  });
});
