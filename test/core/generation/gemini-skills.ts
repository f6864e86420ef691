import { createMemoryBudget } from '../../../src/core/budget/memory.js';
import { createGeminiTransport, type GeminiOptions } from '../../../src/core/generation/gemini/transport.js';
import { createMemoryQuotas } from '../../../src/core/generation/model/memory-quotas.js';
import {
  createModelSkills,
  type ModelDependencies,
} from '../../../src/core/generation/model/model-skills.js';
import type { Pace } from '../../../src/core/generation/model/pace.js';
import type { PageReader, Skills } from '../../../src/core/generation/skills.js';
import { systemClock } from '../../../src/core/time.js';

export interface TestPace extends Pace {
  /** How long was slept, each time. */
  readonly slept: readonly number[];
  /** Lets time pass. */
  pass(ms: number): void;
}

/** Time that passes only in sleep, and then at once. */
export const testPace = (now = new Date('2026-11-29T12:00:00Z')): TestPace => {
  const slept: number[] = [];
  let at = now.getTime();
  return {
    slept,
    sleep: async (ms) => {
      slept.push(ms);
      at += ms;
    },
    pass: (ms) => {
      at += ms;
    },
    random: () => 0.5,
    now: () => new Date(at),
    every: systemClock.every,
    after: systemClock.after,
  };
};

type Options = Partial<Omit<GeminiOptions, 'model'>> & { readonly model?: string | readonly string[] };

/** The skills of one model or several, on a budget of their own. */
export const geminiSkills = (
  { model = 'gemini-flash-lite-latest', ...options }: Options,
  dependencies: Partial<ModelDependencies> = {},
): Required<Omit<Skills, 'builtInWriter'>> & { readonly pageReader: PageReader } => {
  const [first = '', ...others] = [model].flat();
  const transport = (name: string) => createGeminiTransport({ apiKey: 'key', ...options, model: name });
  const skills = createModelSkills({
    transports: [transport(first), ...others.map(transport)],
    budget: createMemoryBudget(),
    quotas: createMemoryQuotas(),
    pace: testPace(),
    onCall: () => {},
    onFailure: () => {},
    ...dependencies,
  });
  const { pageReader } = skills;
  if (!pageReader) throw new Error('these models read no pages');
  return { ...skills, pageReader };
};
