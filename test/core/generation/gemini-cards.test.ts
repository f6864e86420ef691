import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiFault, type GeminiStandIn, startGeminiStandIn } from '../../../playground/gemini.js';
import { createItemReader } from '../../../src/core/generation/model/items.js';
import type { CardAnswer, CardRequest } from '../../../src/core/generation/skills.js';
import type { Chunk, DraftCard } from '../../../src/core/generation/types.js';
import { textPage as page } from '../../support/text-pages.js';
import { geminiSkills, type TestPace, testPace } from './gemini-skills.js';
import { BIOLOGY, HISTORY } from './passages.js';

const CHUNK: Chunk = { index: 0, fromPage: 1, toPage: 2, pages: [page(1, BIOLOGY), page(2, HISTORY)] };

let server: GeminiStandIn;
let pace: TestPace;
beforeAll(async () => {
  server = await startGeminiStandIn();
});
beforeEach(() => {
  pace = testPace();
});
afterEach(() => {
  server.calls.length = 0;
  server.mend();
  server.answerWith(() => undefined);
});
afterAll(() => server.close());

const write = async (request: Partial<CardRequest> = {}) => {
  const told: DraftCard[] = [];
  const skills = geminiSkills({ baseUrl: server.url }, { pace });
  const answer = await skills.cardWriter.write(
    { chunk: CHUNK, pictures: [], count: 4, avoid: [], ...request },
    new AbortController().signal,
    async (card) => void told.push(card),
  );
  return { told, answer };
};
const cardsOf = (answer: CardAnswer) => (answer.outcome === 'cards' ? answer.cards : []);
const inAnyOrder = (cards: readonly DraftCard[]) => cards.map(({ front }) => front).sort();
const card = { quote: 'q', front: 'What?', back: 'That', kind: 'basic', distractors: [], importance: 4 };
const promptOf = (call = 0) => server.calls[call]?.body.contents?.[0]?.parts ?? [];

describe('cards that are streamed', () => {
  it('are told one by one, as the answer has them, thoughts left out', async () => {
    const { told, answer } = await write();
    expect(server.calls[0]?.isStreamed).toBe(true);
    expect(answer).toMatchObject({ outcome: 'cards', by: 'gemini', malformed: 0 });
    expect(told.length).toBeGreaterThan(4);
    expect(inAnyOrder(told)).toEqual(inAnyOrder(cardsOf(answer)));
  });

  it('are told as soon as they have come', async () => {
    const slow = await startGeminiStandIn({ answerMs: 1_500, firstWordMs: 20 });
    const skills = geminiSkills({ baseUrl: slow.url });
    let first = Number.POSITIVE_INFINITY;
    const begun = Date.now();
    const request = { chunk: CHUNK, pictures: [], count: 6, avoid: [] };
    await skills.cardWriter.write(request, new AbortController().signal, async () => {
      first = Math.min(first, Date.now() - begun);
    });
    expect(first).toBeLessThan((Date.now() - begun) / 2);
    await slow.close();
  });

  it('are told once each and all in the answer, where it broke off and came again', async () => {
    server.fail({ kind: 'break_off' });
    const { told, answer } = await write();
    expect(server.calls).toHaveLength(2);
    expect(new Set(told.map(({ front }) => front)).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining([...cardsOf(answer)]));
    expect(cardsOf(answer)).toHaveLength(told.length);
  });

  it('pass on what their listener throws', async () => {
    const { cardWriter } = geminiSkills({ baseUrl: server.url }, { pace });
    const full = new Error('no room');
    const request = { chunk: CHUNK, pictures: [], count: 2, avoid: [] };
    const writing = cardWriter.write(request, new AbortController().signal, async () => {
      throw full;
    });
    await expect(writing).rejects.toBe(full);
  });
});

describe('objects of a list that is still coming', () => {
  const items = (json: string, step = 1) => {
    const found: unknown[] = [];
    const read = createItemReader((item) => found.push(item));
    for (let end = 0; end <= json.length; end += step) read(json.slice(0, end));
    read(json);
    return found;
  };
  it.each([
    ['plain', '{"cards":[{"a":1},{"a":[{"b":2}]}]}', [{ a: 1 }, { a: [{ b: 2 }] }]],
    ['between fences', 'Here "it is:\n```json\n{"cards":[{"a":"}]"}]}\n```', [{ a: '}]' }]],
    ['as a bare list', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['with escaped signs', '{"cards":[{"a":"\\"}\\\\"},{"a":"\\u00e9"}]}', [{ a: '"}\\' }, { a: 'é' }]],
    ['cut off', '{"cards":[{"a":1},{"a":', [{ a: 1 }]],
    ['broken', '{"cards":[{"a":1,},{"a":2}]}', [undefined, { a: 2 }]],
    ['no list', 'Sorry.', []],
  ])('%s', (_, json, expected) => {
    for (const step of [1, 3, 1_000]) expect(items(json, step)).toEqual(expected);
  });
});

describe('what is asked for', () => {
  it('is the document first and the task last, with more cards than are wanted', async () => {
    await write({ kind: 'cloze', count: 10 });
    expect(promptOf()[0]?.text).toMatch(/^={5}/);
    expect(promptOf().at(-1)?.text).toMatch(/^Write up to 15 cards .* Only cards of the kind "cloze"\.$/);
    await write({ count: 1 });
    expect(promptOf(1).at(-1)?.text).toContain('Write up to 4 cards');
    expect(promptOf(1)[0]).toEqual(promptOf(0)[0]);
    expect(server.calls[0]?.body.systemInstruction).toEqual(server.calls[1]?.body.systemInstruction);
  });

  it('is the quote before all that rests on it', async () => {
    await write();
    const schema: unknown = server.calls[0]?.body.generationConfig?.responseSchema;
    const order = ['quote', 'front', 'back', 'kind', 'distractors', 'importance'];
    expect(schema).toMatchObject({
      properties: { cards: { items: { propertyOrdering: order, required: order } } },
    });
  });

  it('is only cards of the kind, whatever comes', async () => {
    const other = { ...card, kind: 'cloze', front: 'A ____.' };
    server.answerWith(() => JSON.stringify({ cards: [card, other] }));
    const { told, answer } = await write({ kind: 'cloze' });
    expect(answer).toMatchObject({ malformed: 1, cards: [{ kind: 'cloze' }] });
    expect(told).toEqual(cardsOf(answer));
  });

  it('gives cards with their importance', async () => {
    const cards = [1, 3, 5, 9, 'high'].map((importance, i) => ({ ...card, front: `What ${i}?`, importance }));
    server.answerWith(() => JSON.stringify({ cards }));
    const { answer } = await write({ count: 5 });
    expect(cardsOf(answer).map(({ importance }) => importance)).toEqual([0, 0.5, 1, 1, 0.5]);
  });
});

describe('answers that end oddly', () => {
  it.each<[string, GeminiFault]>([
    ['nothing', { kind: 'text', text: '' }],
    ['words', { kind: 'text', text: 'Sure!' }],
    ['no candidates', { kind: 'no_candidates' }],
    ['OTHER', { kind: 'finish', reason: 'OTHER' }],
    ['MALFORMED_FUNCTION_CALL', { kind: 'finish', reason: 'MALFORMED_FUNCTION_CALL' }],
  ])('with %s are asked for once more', async (_, fault) => {
    server.fail(fault);
    expect((await write()).answer.outcome).toBe('cards');
    expect(server.calls).toHaveLength(2);
  });

  it('twice count as refused', async () => {
    server.fail({ kind: 'no_candidates' }, { kind: 'finish', reason: 'OTHER' });
    expect((await write()).answer).toEqual({ outcome: 'refused', reason: 'unknown' });
    expect(server.calls).toHaveLength(2);
  });

  it('are no matter where only fences stand around them', async () => {
    server.fail({ kind: 'fenced' });
    const { told, answer } = await write();
    expect(server.calls).toHaveLength(1);
    expect(inAnyOrder(told)).toEqual(inAnyOrder(cardsOf(answer)));
  });

  it.each(['SAFETY', 'A_REASON_OF_NEXT_YEAR'])('are not asked for again after %s', async (reason) => {
    server.fail({ kind: 'finish', reason });
    expect((await write()).answer.outcome).toBe('refused');
    expect(server.calls).toHaveLength(1);
  });
});

describe('faults in every fifth call', () => {
  it('end in a clear outcome or a typed failure, and in no invalid card', async () => {
    server.failOften(0.2);
    const outcomes = new Map<string, number>();
    for (let i = 0; i < 80; i += 1) {
      const outcome = await write().then(
        ({ told, answer }) => {
          for (const each of [...told, ...cardsOf(answer)]) {
            expect(each.front).not.toBe('');
            expect(each.importance).toBeLessThanOrEqual(1);
          }
          return answer.outcome;
        },
        (error: unknown) => (error instanceof Error ? error.name : 'other'),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('cards')).toBeGreaterThan(65);
    expect([...outcomes.keys()].sort()).toEqual(expect.arrayContaining(['cards']));
    for (const outcome of outcomes.keys())
      expect(['cards', 'refused', 'truncated', 'ModelDeclined', 'ModelFailed']).toContain(outcome);
  });
});

describe('cards are checked against their passages', () => {
  const checked = { front: 'When?', back: '1789', distractors: [], passage: 'It began in 1789.' };
  const check = (cards = [checked, { ...checked, back: '1812' }]) =>
    geminiSkills({ baseUrl: server.url }, { pace }).cardChecker.check(cards, new AbortController().signal);
  const answer = (verdicts: unknown) => server.answerWith(() => JSON.stringify({ verdicts }));

  it('all in one call', async () => {
    expect(await check()).toEqual([true, false]);
    expect(server.calls).toHaveLength(1);
    expect(await check([])).toEqual([]);
    expect(server.calls).toHaveLength(1);
  });

  it('and wrong where the answer says so, leaves them out, or says both', async () => {
    answer([{ card: 1, says: '1789', right: true }, 'x', { card: 9, right: true }]);
    expect(await check()).toEqual([true, false]);
    answer([
      { card: 2, right: true },
      { card: 2, right: false },
    ]);
    expect(await check()).toEqual([false, false]);
  });
});
