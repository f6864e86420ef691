import { expect, test } from 'vitest';
import { messages } from '../../src/bots/messages/messages.js';
import { studyTips, TIP_MAX } from '../../src/core/generation/make/tips.js';
import { englishText } from '../support/words.js';

test('a model that writes a tip of a page does not keep the end message from being sent', async () => {
  const writer = { write: async () => ['x'.repeat(TIP_MAX + 1), 'Say it aloud.'] };
  const card = { kind: 'basic' as const, front: 'Q', back: 'A', distractors: [], page: 1, quote: 'A' };
  const report = {
    pages: 1,
    covered: [1],
    skipped: [],
    dropped: {},
    pictured: [],
    builtIn: [],
    unserved: [],
  };
  const given = await studyTips(writer, { cards: [card], report }, new AbortController().signal);
  const tips = given.map((tip) => englishText(messages.pdf.tip({ tip: tip })));
  expect(tips[0]).toBe('Say it aloud.');
  for (const tip of tips) expect(tip.length).toBeLessThanOrEqual(TIP_MAX);
});
