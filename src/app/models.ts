import type { Config } from '../config.js';
import type { Budget } from '../core/budget/budget.js';
import { createMemoryBudget } from '../core/budget/memory.js';
import { createEndpointTransport } from '../core/generation/endpoint/transport.js';
import { createExtractiveWriter } from '../core/generation/extractive/extractive.js';
import { createThreadedWriter } from '../core/generation/extractive/threaded-writer.js';
import { checkModel } from '../core/generation/gemini/check-model.js';
import { createGeminiTransport, type GeminiOptions } from '../core/generation/gemini/transport.js';
import type { ModelCall } from '../core/generation/model/endpoint.js';
import { createMemoryQuotas } from '../core/generation/model/memory-quotas.js';
import { createModelSkills } from '../core/generation/model/model-skills.js';
import { paceOf } from '../core/generation/model/pace.js';
import type { QuotaStore } from '../core/generation/model/quota.js';
import type { Transport } from '../core/generation/model/transport.js';
import { type UsedModels, usedModels } from '../core/generation/model/used-models.js';
import type { CardWriter, Skills } from '../core/generation/skills.js';
import type { RepeatingClock } from '../core/ports.js';
import { systemClock } from '../core/time.js';
import type { Log } from '../log.js';
import { failureReporter, reportFailure } from './model-failures.js';

export interface ModelDependencies {
  readonly budget: Budget;
  readonly quotas: QuotaStore;
  readonly onCall: (call: ModelCall) => void;
  readonly log: Log;
  readonly clock: RepeatingClock;
}

/** What one process does by itself, without a database. */
const alone = (): Omit<ModelDependencies, 'log' | 'clock'> => ({
  budget: createMemoryBudget(),
  quotas: createMemoryQuotas(),
  onCall: () => {},
});

/** All skills of the models that are configured, else only the built-in card writer. */
export const createSkills = (config: Config, dependencies: Partial<ModelDependencies> = {}): Skills => {
  const [first, ...others] = transportsOf(config);
  const builtInWriter = builtIn();
  if (!first) return { cardWriter: builtInWriter };
  const { log, clock = systemClock } = dependencies;
  const skills = createModelSkills({
    ...alone(),
    ...dependencies,
    transports: [first, ...others],
    pace: paceOf(clock),
    isFree: config.GEMINI_FREE,
    onFailure: log ? failureReporter(log) : () => {},
  });
  return { ...skills, builtInWriter };
};

/** From the sources a thread would first have to compile them, at each start: there the writer shares the process. */
const builtIn = (): CardWriter =>
  import.meta.url.endsWith('.ts') ? createExtractiveWriter() : createThreadedWriter();

/** Where the configured models are, and what is known of the key. */
export const findUsedModels = (config: Config, quotas: QuotaStore): Promise<UsedModels> =>
  usedModels(transportsOf(config), quotas, config.GEMINI_FREE);

/** What Google's terms say of a key (ai.google.dev/gemini-api/terms), for whoever starts the bot with one. */
export const logTerms = (config: Config, log: Log): void => {
  if (config.GOOGLE_API_KEY === undefined) return;
  log.info(
    { free: config.GEMINI_FREE ?? 'unknown' },
    'GOOGLE_API_KEY: by Google’s terms the service is for people of 18 and over; for people in the EEA, Switzerland or ' +
      'the UK only a key with billing may be used; what a free key sends may be used for training and read by people',
  );
};

/** Checks that the configured models can be used, and logs an error if not. Does nothing without a key. */
export const checkModels = async (config: Config, log: Log, signal: AbortSignal): Promise<void> => {
  try {
    for (const options of geminiModels(config)) {
      const found = await checkModel(options, signal);
      if (found !== 'ok') reportFailure(log, options.model, found);
    }
  } catch (error) {
    log.warn({ err: error }, 'model check failed');
  }
};

/** In the order in which they are asked. */
const transportsOf = (config: Config): Transport[] => {
  const { OPENAI_API_URL: baseUrl, OPENAI_MODEL: model, OPENAI_API_KEY: apiKey } = config;
  const own = baseUrl && model ? [createEndpointTransport({ baseUrl, model, apiKey })] : [];
  return [...geminiModels(config).map(createGeminiTransport), ...own];
};

const geminiModels = (config: Config): readonly GeminiOptions[] => {
  const { GOOGLE_API_KEY: apiKey } = config;
  if (apiKey === undefined) return [];
  return config.GEMINI_MODEL.map((model) => ({
    apiKey,
    model,
    baseUrl: config.GEMINI_API_URL,
    temperature: config.GEMINI_TEMPERATURE,
    maxOutputTokens: config.GEMINI_MAX_OUTPUT_TOKENS,
    limits: {
      requestsPerMinute: config.GEMINI_REQUESTS_PER_MINUTE,
      requestsPerDay: config.GEMINI_REQUESTS_PER_DAY,
      tokensPerMinute: config.GEMINI_TOKENS_PER_MINUTE,
    },
  }));
};
