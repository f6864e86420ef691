import { describe, expect, it } from 'vitest';
import { ModelFailed } from '../../../src/core/generation/errors.js';
import { checkAnswers } from '../../../src/core/generation/make/check-answers.js';
import type { CardChecker } from '../../../src/core/generation/skills.js';
import { FILES, type Right, rightCards, wrongCards } from './answers.js';

const { signal } = new AbortController();
const isTranslated = ({ file }: Right) => file.startsWith('translated');
const cards = FILES.flatMap(rightCards);
const rights = cards.filter((card) => !isTranslated(card));
const translated = cards.filter(isTranslated);

const cardOf = ({ front, back, quote }: Right) => ({
  ...{ front, back, quote },
  ...{ kind: 'basic' as const, distractors: [], page: 1 },
});

/** Those that are kept. */
const kept = async (given: readonly Right[], checker?: CardChecker): Promise<readonly Right[]> => {
  const found = await Promise.all(
    given.map((card) => checkAnswers([cardOf(card)], { pages: [card.page] }, checker, signal)),
  );
  return given.filter((_, i) => found[i]?.kept.length === 1);
};

const lines = (some: readonly Right[]) => some.map(({ front, back }) => `${front} → ${back}`);

describe('answers, checked without a model', () => {
  it('keep their cards where they are right: at least 98 of 100', async () => {
    const known = new Set(await kept(rights));
    const lost = rights.filter((card) => !known.has(card));
    console.info(`right answers: ${lost.length} of ${rights.length} dropped`);
    expect(rights.length).toBeGreaterThanOrEqual(500);
    expect(lost.length / rights.length, lines(lost).join('\n')).toBeLessThanOrEqual(0.02);
  });

  it.each([1, 2, 3, 4, 5])(
    'drop their cards where one is planted: at least 199 of 200 (%d)',
    async (seed) => {
      const wrongs = wrongCards(rights, 100, seed);
      const passed = await kept(wrongs);
      console.info(`planted answers (${seed}): ${wrongs.length - passed.length} of ${wrongs.length} dropped`);
      expect(wrongs).toHaveLength(200);
      expect(passed.length, lines(passed).join('\n')).toBeLessThanOrEqual(1);
    },
  );

  it('drop at least 995 of 1,000 planted with seeds that no rule was made after', async () => {
    const wrongs = Array.from({ length: 5 }, (_, i) => wrongCards(rights, 100, i + 11)).flat();
    const passed = await kept(wrongs);
    console.info(`planted answers (11–15): ${wrongs.length - passed.length} of ${wrongs.length} dropped`);
    expect(passed.length, lines(passed).join('\n')).toBeLessThanOrEqual(5);
  });

  it('are told apart in another language than the document’s too', async () => {
    const right = await kept(translated);
    const wrongs = wrongCards(translated, 20, 1);
    const passed = await kept(wrongs);
    console.info(`translated: ${right.length} of ${translated.length} right ones kept`);
    console.info(`translated: ${wrongs.length - passed.length} of ${wrongs.length} planted ones dropped`);
    expect(right.length / translated.length).toBeGreaterThanOrEqual(0.9);
    expect(passed.length, lines(passed).join('\n')).toBeLessThanOrEqual(1);
  });
});

describe('what a program cannot tell', () => {
  const [right] = rights;
  if (!right) throw new Error('no cards');
  const proven = cardOf(right);
  const doubtful = { ...proven, back: 'Something that its passage words otherwise' };
  const given = { pages: [right.page] };

  it('is asked of the checker in one request, with the passages', async () => {
    const asked: unknown[] = [];
    const checker: CardChecker = {
      check: async (some) => {
        asked.push(some.map(({ back, passage }) => [back, passage.includes(right.quote)]));
        return some.map((_, i) => i === 0);
      },
    };
    const other = { ...doubtful, back: 'Nothing of the sort at all' };
    const { kept, unproven } = await checkAnswers([doubtful, proven, other], given, checker, signal);
    expect(asked).toEqual([
      [
        [doubtful.back, true],
        [other.back, true],
      ],
    ]);
    expect([kept, unproven]).toEqual([[doubtful, proven], [other]]);
  });

  it('is dropped where the checker fails', async () => {
    const checker = { check: () => Promise.reject(new ModelFailed('down')) };
    const { kept, unproven } = await checkAnswers([doubtful, proven], given, checker, signal);
    expect([kept, unproven]).toEqual([[proven], [doubtful]]);
  });
});
