import type { Config } from '../config.js';
import { createExtractiveWriter } from '../core/generation/extractive/extractive.js';
import { createGemini, type Gemini } from '../core/generation/gemini/gemini.js';
import type { Skills } from '../core/generation/skills.js';
import type { Log } from '../log.js';

/** All skills of Gemini if there is a key, else only the built-in card writer. */
export const createSkills = (config: Config): Skills =>
  geminiOf(config) ?? { cardWriter: createExtractiveWriter() };

/** Checks that the configured model can be used, and logs an error if not. Does nothing without a key. */
export const checkModel = async (config: Config, log: Log, signal: AbortSignal): Promise<void> => {
  try {
    const found = (await geminiOf(config)?.checkModel(signal)) ?? 'ok';
    if (found !== 'ok') log.error({ model: config.GEMINI_MODEL, found }, 'model cannot be used');
  } catch (error) {
    log.warn({ err: error }, 'model check failed');
  }
};

const geminiOf = (config: Config): Gemini | undefined =>
  config.GOOGLE_API_KEY
    ? createGemini({
        apiKey: config.GOOGLE_API_KEY,
        model: config.GEMINI_MODEL,
        temperature: config.GEMINI_TEMPERATURE,
        ...(config.GEMINI_API_URL ? { baseUrl: config.GEMINI_API_URL } : {}),
        ...(config.GEMINI_MAX_OUTPUT_TOKENS ? { maxOutputTokens: config.GEMINI_MAX_OUTPUT_TOKENS } : {}),
      })
    : undefined;
