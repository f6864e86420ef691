import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiFault, type GeminiStandIn, startGeminiStandIn } from '../../../playground/gemini.js';
import { EVERYDAY_FAULTS } from '../../../playground/gemini-faults.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import { generateCards } from '../../../src/core/generation/make/generate.js';
import { reportOf } from '../../../src/core/generation/make/report.js';
import type { GeneratedCard, GenerationReport } from '../../../src/core/generation/types.js';
import { meltsAt, mineral, mineralPage } from '../../support/sentence-writer.js';
import { geminiSkills } from './gemini-skills.js';

const PAGES = 24;
const REQUESTED = 24;
const pages = Array.from({ length: PAGES }, (_, i) => mineralPage(i + 1));
const SIZE = { pages: 2, words: 5_000 };

let server: GeminiStandIn;
beforeAll(async () => {
  server = await startGeminiStandIn();
});
afterAll(() => server.close());
beforeEach(() => {
  server.mend();
  server.calls.length = 0;
});

const skillsOf = () => ({
  ...geminiSkills({ baseUrl: server.url }),
  builtInWriter: createExtractiveWriter(),
});

const make = async (
  skills = skillsOf(),
): Promise<{ cards: readonly GeneratedCard[]; report: GenerationReport }> => {
  const { chunks, filled } = await generateCards(
    skills,
    pages,
    { requested: REQUESTED, pages: PAGES, avoid: [], size: SIZE },
    { keep: async (chunk) => chunk },
    new AbortController().signal,
  );
  return { cards: [...chunks.flatMap(({ cards }) => cards), ...filled], report: reportOf(PAGES, chunks) };
};

const DEGREES = new Map(
  pages.flatMap(({ page }) =>
    Array.from({ length: 6 }, (_, n) => [mineral(page, n), meltsAt(page, n)] as const),
  ),
);

/** Whether a card says of a mineral what its page says, as far as it names one, and a number of degrees. */
const isTrue = ({ front, back }: GeneratedCard): boolean => {
  const name = `${front} ${back}`.match(/\p{Lu}\p{Ll}+ite\b/u)?.[0];
  const degrees = /\d{3,}/.exec(`${back} ${front}`)?.[0];
  return name === undefined || degrees === undefined || DEGREES.get(name) === Number(degrees);
};

const expectClear = ({ cards, report }: Awaited<ReturnType<typeof make>>): void => {
  expect(cards.length).toBeLessThanOrEqual(REQUESTED);
  expect(new Set(cards.map(({ front }) => front)).size).toBe(cards.length);
  for (const card of cards) {
    expect(isTrue(card), JSON.stringify(card)).toBe(true);
    const text = pages[card.page - 1]?.blocks.map((block) => block.text).join('\n');
    expect(text).toContain(card.quote);
  }
  const told = [...report.covered, ...report.skipped.map(({ page }) => page)];
  expect(told.toSorted((a, b) => a - b)).toEqual(pages.map(({ page }) => page));
};

describe('a document whose model has faults', () => {
  const nameOf = (fault: GeminiFault): string => Object.values(fault).join(' ').trim() || 'empty text';
  it.each(EVERYDAY_FAULTS.map((fault) => [nameOf(fault), fault] as const))('always: %s', async (_, fault) => {
    server.failOften(1, [fault]);
    expectClear(await make());
  });

  it('one call in five suffers one or another', async () => {
    server.failOften(0.2);
    const made = await make();
    expectClear(made);
    expect(made.cards.length).toBeGreaterThan(REQUESTED / 2);
  });

  it('its quota for the day ends in mid-document: no further call, the rest is made without', async () => {
    server.allow({ perDay: 3 });
    const skills = skillsOf();
    const made = await make(skills);
    expectClear(made);
    expect(made.cards).toHaveLength(REQUESTED);
    const { builtIn } = made.report;
    expect(builtIn.length).toBeGreaterThan(0);
    expect(new Set(builtIn.map(({ reason }) => reason))).toEqual(new Set(['quota']));
    const calls = server.calls.length;
    expectClear(await make(skills));
    expect(server.calls).toHaveLength(calls);
  });
});
