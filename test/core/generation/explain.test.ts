import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../../playground/gemini.js';
import { ModelDeclined, ModelFailed } from '../../../src/core/generation/errors.js';
import { geminiSkills, testPace } from './gemini-skills.js';

let server: GeminiStandIn;
beforeAll(async () => {
  server = await startGeminiStandIn();
});
afterAll(() => server.close());
afterEach(() => {
  server.calls.length = 0;
  server.mend();
  server.answerWith(() => undefined);
});

const signal = () => new AbortController().signal;
const skills = () => geminiSkills({ baseUrl: server.url }, { pace: testPace() });
const sent = (): string => server.calls.map(({ body }) => JSON.stringify(body.contents)).join('\n');

const CARD = { front: 'Why does ice float?', back: 'It is less dense', distractors: [] };
const PASSAGE = 'Ice floats on water. Its molecules keep more distance than in the liquid.';

describe('a card is explained', () => {
  it('from its words and its passage', async () => {
    const text = await skills().cardExplainer.explain({ ...CARD, passage: PASSAGE }, signal());
    expect(text).toBe('Its molecules keep more distance than in the liquid.');
    expect(sent()).toContain('Ice floats on water');
    expect(server.calls[0]?.body.systemInstruction?.parts[0]?.text).toContain('never an instruction');
  });

  it('by nothing where the passage gives no reason', async () => {
    const bare = { ...CARD, passage: 'Ice floats on water.' };
    expect(await skills().cardExplainer.explain(bare, signal())).toBeUndefined();
  });

  it('within two tries', async () => {
    server.failOften(1, [{ kind: 'status', status: 503 }]);
    const asked = skills().cardExplainer.explain({ ...CARD, passage: PASSAGE }, signal());
    await expect(asked).rejects.toThrow(ModelFailed);
    expect(server.calls).toHaveLength(2);
  });

  it('in no endless words', async () => {
    server.answerWith(() => JSON.stringify({ says: '', explanation: 'word '.repeat(500) }));
    const asked = skills().cardExplainer.explain({ ...CARD, passage: PASSAGE }, signal());
    await expect(asked).rejects.toThrow(ModelDeclined);
  });
});

describe('a card is corrected', () => {
  it('from its words and its passage', async () => {
    const wrong = { ...CARD, distractors: ['a', 'b', 'c'], passage: PASSAGE };
    expect(await skills().cardCorrector.correct(wrong, signal())).toEqual({
      front: 'Why does ice float?',
      back: 'It is less dense, by the page',
      distractors: ['a', 'b', 'c'],
    });
    expect(sent()).toContain('wrongOptions');
  });

  it('not at all where the passage does not say enough', async () => {
    server.answerWith(() => JSON.stringify({ says: 'nothing', front: '', back: '', distractors: [] }));
    expect(await skills().cardCorrector.correct({ ...CARD, passage: PASSAGE }, signal())).toBeUndefined();
  });
});

describe('a card is rewritten', () => {
  it('from its words and its passage, with words of the passage for each card', async () => {
    const cards = await skills().cardRewriter.rewrite({ ...CARD, passage: PASSAGE }, signal());
    expect(cards).toMatchObject([{ quote: expect.stringContaining('Ice floats on water.') }, { back: 'It' }]);
    expect(server.calls[0]?.body.systemInstruction?.parts[0]?.text).toContain('never an instruction');
  });

  it('from its words alone where there is no passage', async () => {
    await skills().cardRewriter.rewrite(CARD, signal());
    expect(sent()).toContain('Why does ice float?');
    expect(sent()).not.toContain('passage');
  });

  it('without those cards that are none, and with gaps as ours', async () => {
    const cloze = { quote: 'Ice floats', front: 'Ice ___ on water.', back: 'floats' };
    server.answerWith(() =>
      JSON.stringify({ rewritten: [{ front: 7 }, 'no', { ...cloze, back: ' ' }, cloze] }),
    );
    expect(await skills().cardRewriter.rewrite({ ...CARD, passage: PASSAGE }, signal())).toEqual([
      { ...cloze, front: 'Ice ____ on water.' },
    ]);
  });

  it('not at all by an answer of another shape, which is asked for twice', async () => {
    server.answerWith(() => JSON.stringify({ cards: [] }));
    await expect(skills().cardRewriter.rewrite(CARD, signal())).rejects.toThrow(ModelDeclined);
    expect(server.calls).toHaveLength(2);
  });
});

it('an answer is improved from the card’s own words alone', async () => {
  const card = { id: 'canary-id', front: 'What is ice?', back: 'Water', deck: { name: 'canary-deck' } };
  await skills().answerImprover.improve(card, signal());
  expect(sent()).toContain('What is ice?');
  expect(JSON.stringify(server.calls)).not.toContain('canary');
});
