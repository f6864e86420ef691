import type { Config } from '../config.js';
import { createExtractiveGenerator } from '../core/generation/extractive/extractive.js';
import { createGeminiGenerator } from '../core/generation/gemini/gemini.js';
import type { CardGenerator } from '../core/generation/generator.js';
import type { Log } from '../log.js';

/** Gemini where there is a key for it, else the built-in generator. A model that cannot be used is logged, not fatal. */
export const createCardGenerator = (config: Config, log: Log, signal: AbortSignal): CardGenerator => {
  if (!config.GOOGLE_API_KEY) return createExtractiveGenerator();
  const generator = createGeminiGenerator({
    apiKey: config.GOOGLE_API_KEY,
    model: config.GEMINI_MODEL,
    temperature: config.GEMINI_TEMPERATURE,
    ...(config.GEMINI_API_URL ? { baseUrl: config.GEMINI_API_URL } : {}),
    ...(config.GEMINI_MAX_OUTPUT_TOKENS ? { maxOutputTokens: config.GEMINI_MAX_OUTPUT_TOKENS } : {}),
  });
  void generator.checkModel(signal).then(
    (found) => {
      if (found !== 'ok') log.error({ model: config.GEMINI_MODEL, found }, 'the model cannot be used');
    },
    (error: unknown) => log.warn({ err: error }, 'the model was not checked'),
  );
  return generator;
};
