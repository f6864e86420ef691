import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiFault, type GeminiStandIn, startGeminiStandIn } from '../../../playground/gemini.js';
import { createRowBudget } from '../../../src/core/budget/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { ModelFailed, QuotaSpent } from '../../../src/core/generation/errors.js';
import type { ModelCall } from '../../../src/core/generation/model/endpoint.js';
import type { QuotaLimits } from '../../../src/core/generation/model/transport.js';
import { keepCalls, modelUse, purgeCalls } from '../../../src/core/generation/store/model-calls.js';
import { openModelQuotas } from '../../../src/core/generation/store/model-quotas.js';
import type { Chunk } from '../../../src/core/generation/types.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { textPage as page } from '../../support/text-pages.js';
import { geminiSkills, type TestPace, testPace } from './gemini-skills.js';
import { BIOLOGY, HISTORY } from './passages.js';

const CHUNK: Chunk = { index: 0, fromPage: 1, toPage: 2, pages: [page(1, BIOLOGY), page(2, HISTORY)] };
const REQUEST = { chunk: CHUNK, pictures: [], count: 3, avoid: [] };
const signal = () => new AbortController().signal;

let server: GeminiStandIn;
let database: Database;
let pace: TestPace;
let failures: { model: string; failure: ModelFailed }[];
let calls: ModelCall[];

beforeAll(async () => {
  [server, database] = [await startGeminiStandIn(), await freshDatabase()];
});
beforeEach(() => {
  [pace, failures, calls] = [testPace(), [], []];
});
afterEach(async () => {
  server.calls.length = 0;
  server.mend();
  await emptyDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** A worker; all of them share the database. */
const worker = async (model: readonly string[] = ['a', 'b'], limits: QuotaLimits = {}) =>
  geminiSkills(
    { model, baseUrl: server.url, limits },
    {
      pace,
      budget: createRowBudget(database),
      quotas: await openModelQuotas(database),
      onFailure: (name, failure) => void failures.push({ model: name, failure }),
      onCall: (call) => void calls.push(call),
    },
  );
const write = async (skills: ReturnType<typeof worker> | Awaited<ReturnType<typeof worker>> = worker()) =>
  (await skills).cardWriter.write(REQUEST, signal());
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const asked = () => server.calls.map(({ model }) => model.replace('models/', ''));

describe('a day’s quota that is used up', () => {
  it('ends all calls to the model at once, for all workers and after a restart; the next model answers', async () => {
    server.allow({ perDay: 1 }, 'a');
    for (let i = 0; i < 2; i += 1) expect((await write()).outcome).toBe('cards');
    for (let i = 0; i < 3; i += 1) expect((await write(worker())).outcome).toBe('cards');
    expect(asked()).toEqual(['a', 'a', 'b', 'b', 'b', 'b']);
    expect(pace.slept).toEqual([]);
    expect(failures[0]).toMatchObject({ model: 'a', failure: { kind: 'quota' } });
  });

  it('is told with the moment at which it returns: midnight on the Pacific coast, in summer and winter', async () => {
    const returns: [string, string][] = [
      ['2026-11-29T12:00:00Z', '2026-11-30T08:00:00.000Z'],
      ['2026-07-01T06:59:59Z', '2026-07-01T07:00:00.000Z'],
      // A day of 25 hours.
      ['2026-11-01T07:00:00Z', '2026-11-02T08:00:00.000Z'],
    ];
    for (const [now, until] of returns) {
      pace = testPace(new Date(now));
      server.allow({ perDay: 0 });
      const error = await thrown(write());
      expect(error).toBeInstanceOf(QuotaSpent);
      expect(error).toMatchObject({ kind: 'quota', until: new Date(until) });
      await emptyDatabase(database);
    }
    expect(asked()).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('is asked for again the next day', async () => {
    server.allow({ perDay: 0 }, 'a');
    await write();
    server.mend();
    pace.pass(21 * 3_600_000);
    await write();
    expect(asked()).toEqual(['a', 'b', 'a']);
  });

  it('with a new key is another quota', async () => {
    server.allow({ perDay: 0 }, 'a');
    await thrown(write(worker(['a'])));
    server.mend();
    const other = { model: ['a'], baseUrl: server.url, apiKey: 'another' };
    const skills = geminiSkills(other, { pace, quotas: await openModelQuotas(database) });
    expect((await write(skills)).outcome).toBe('cards');
  });
});

describe('a minute’s quota', () => {
  it('is learned, and then kept by all workers together', async () => {
    server.fail({ kind: 'quota', per: 'minute', most: 2, retryDelay: '20s' });
    await write(worker(['a']));
    expect(pace.slept).toEqual([21_000]);
    await Promise.all([write(worker(['a'])), write(worker(['a']))]);
    // The first was booked at the start of the minute.
    expect(Math.max(...pace.slept)).toBeGreaterThan(30_000);
  });

  it('is forgotten after a day, for the operator may have paid', async () => {
    server.fail({ kind: 'quota', per: 'minute', most: 1 });
    await write(worker(['a']));
    pace.pass(86_400_001);
    const before = pace.slept.length;
    for (let i = 0; i < 4; i += 1) await write(worker(['a']));
    expect(pace.slept).toHaveLength(before);
  });

  it('is not waited for beyond a minute, nor with a person waiting', async () => {
    const skills = await worker(['a'], { requestsPerMinute: 1 });
    await write(skills);
    const error = await thrown(skills.answerImprover.improve({ front: 'x?', back: 'y' }, signal()));
    expect(error).toBeInstanceOf(QuotaSpent);
    expect(pace.slept).toEqual([]);
    await write(skills);
    expect(pace.slept).toEqual([61_000]);
  });
});

describe('the operator’s budget', () => {
  it('counts requests of all models and workers, by the minute and by the day', async () => {
    const limits = { requestsPerMinute: 3, requestsPerDay: 5 };
    const writes = Array.from({ length: 8 }, (_, i) => thrown(write(worker([i % 2 ? 'a' : 'b'], limits))));
    const errors = (await Promise.all(writes)).filter((error) => error !== undefined);
    expect(errors).toHaveLength(3);
    for (const error of errors) expect(error).toBeInstanceOf(QuotaSpent);
    expect(asked()).toHaveLength(5);
  });

  it('counts tokens', async () => {
    const skills = await worker(['a'], { tokensPerMinute: 2_000 });
    await write(skills);
    await write(skills);
    expect(pace.slept).toEqual([61_000]);
  });
});

describe('how much a call carries', () => {
  const much = { pages: 20, words: 15_000, sideBySide: 32 };
  it('is much where the day is small, by what is set or was told', async () => {
    expect((await worker()).cardWriter.load).toEqual(much);
    expect((await worker(['a'], { requestsPerDay: 1_000 })).cardWriter.load.pages).toBe(30);
    expect(geminiSkills({}, { isFree: true }).cardWriter.load.pages).toBe(30);
    const skills = await worker(['a', 'b']);
    server.fail({ kind: 'quota', per: 'day', most: 500 });
    await write(skills);
    expect(skills.cardWriter.load).toEqual(much);
    server.fail({ kind: 'quota', per: 'minute', most: 15 });
    await write(skills);
    expect(skills.cardWriter.load).toEqual({ ...much, pages: 30, sideBySide: 15 });
    // Also in a process that was started since.
    expect((await worker(['a', 'b'])).cardWriter.load.pages).toBe(30);
  });

  it('goes side by side as far as the minute allows', async () => {
    expect((await worker(['a'], { requestsPerMinute: 2 })).cardWriter.load.sideBySide).toBe(2);
  });
});

describe('a model that is dead', () => {
  it.each<[string, GeminiFault]>([
    ['fails', { kind: 'status', status: 503 }],
    ['breaks connections', { kind: 'drop' }],
  ])('and %s is spared after a handful of calls, and tried again by one a minute later', async (_, fault) => {
    server.fail(...Array<GeminiFault>(200).fill(fault));
    const skills = await worker(['a']);
    const lane = async () => {
      for (let i = 0; i < 20; i += 1) expect(await thrown(write(skills))).toBeInstanceOf(ModelFailed);
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    // Of six that fail together one counts; after five in a row it is spared.
    expect(asked().length).toBeLessThanOrEqual(6 * 5);
    const calls = asked().length;
    for (let i = 0; i < 40; i += 1) await thrown(write(skills));
    expect(asked()).toHaveLength(calls);
    pace.pass(60_000);
    await thrown(write(skills));
    expect(asked()).toHaveLength(calls + 1);
    server.mend();
    await thrown(write(skills));
    expect(asked()).toHaveLength(calls + 1);
    pace.pass(60_000);
    expect((await write(skills)).outcome).toBe('cards');
  });

  it('makes a handful of calls, one after another', async () => {
    server.fail(...Array<GeminiFault>(200).fill({ kind: 'status', status: 500 }));
    const skills = await worker(['a']);
    for (let i = 0; i < 60; i += 1) {
      pace.pass(100);
      await thrown(write(skills));
    }
    expect(asked().length).toBeLessThanOrEqual(14);
  });

  it.each<[string, GeminiFault, string]>([
    ['a wrong key', { kind: 'bad_key' }, 'key'],
    ['a forbidden key', { kind: 'status', status: 403 }, 'key'],
    ['an unknown model', { kind: 'status', status: 404 }, 'model'],
    ['a wrong request', { kind: 'status', status: 400 }, 'request'],
    ['a failing server', { kind: 'status', status: 500 }, 'server'],
    ['no connection', { kind: 'drop' }, 'network'],
  ])('tells %s apart', async (_, fault, kind) => {
    server.fail(...Array<GeminiFault>(5).fill(fault));
    expect(await thrown(write(worker(['a'])))).toMatchObject({ kind });
    expect(failures).toMatchObject([{ model: 'a', failure: { kind } }]);
  });

  it('for good costs no call more', async () => {
    const skills = await worker(['no-such-model', 'b']);
    for (let i = 0; i < 5; i += 1) expect((await write(skills)).outcome).toBe('cards');
    expect(asked().filter((name) => name === 'no-such-model')).toHaveLength(1);
  });
});

describe('a model that hangs', () => {
  /** On which a limit is over as soon as the server has the request, however slow the machine. */
  const overOnceAsked = (): TestPace => ({
    ...pace,
    after: (_ms, work) => {
      const before = server.calls.length;
      const look = setInterval(() => server.calls.length > before && work(), 5);
      return () => clearInterval(look);
    },
  });

  it('is asked once more at most', async () => {
    server.fail(...Array<GeminiFault>(5).fill({ kind: 'hang' }));
    const error = await thrown(write(geminiSkills({ baseUrl: server.url }, { pace: overOnceAsked() })));
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(asked()).toHaveLength(2);
  });

  it('keeps nobody waiting who looks on: two tries in all, also with several models', async () => {
    server.fail(...Array<GeminiFault>(5).fill({ kind: 'status', status: 503 }));
    const skills = geminiSkills({ baseUrl: server.url, model: ['a', 'b', 'c'] }, { pace });
    await thrown(skills.answerImprover.improve({ front: 'What?', back: 'That' }, signal()));
    expect(asked()).toEqual(['a', 'a']);
  });
});

describe('calls', () => {
  it('are kept with what they cost, and summed', async () => {
    const skills = geminiSkills(
      { model: 'a', baseUrl: server.url },
      { pace, onCall: keepCalls(database, { info() {}, warn() {}, error() {} }) },
    );
    server.fail({ kind: 'status', status: 503 }, { kind: 'finish', reason: 'OTHER' });
    await write(skills);
    await expect.poll(() => database.prisma.modelCall.count()).toBe(3);
    const use = await modelUse(database, new Date(0));
    expect(use).toMatchObject([
      { model: 'a', purpose: 'cards', outcome: 'odd', calls: 1, thoughts: 7 },
      { model: 'a', purpose: 'cards', outcome: 'server', calls: 1, prompt: 0 },
      { model: 'a', purpose: 'cards', outcome: 'whole', calls: 1, thoughts: 7, cached: 0 },
    ]);
    const [whole] = await database.prisma.modelCall.findMany({ where: { outcome: 'whole' } });
    expect(whole?.version).toBe('a-001');
    expect(whole?.prompt).toBeGreaterThan(500);
    await purgeCalls(database, new Date(pace.now().getTime() + 31 * 86_400_000));
    expect(await database.prisma.modelCall.count()).toBe(0);
  });

  it('are counted once each, whatever became of them', async () => {
    server.fail({ kind: 'text', text: 'no JSON' });
    await write();
    expect(calls.map(({ outcome }) => outcome)).toEqual(['whole', 'whole']);
  });
});
