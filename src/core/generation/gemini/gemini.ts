import { setTimeout } from 'node:timers/promises';
import type { CardAnswer, CardGenerator, CardRequest } from '../generator.js';
import { parseCards, parseDistractors, parseImproved, parseTips } from './answers.js';
import { type GeminiOptions, Model } from './model.js';
import { cardsPrompt, distractorsPrompt, improvePrompt, tipsPrompt } from './prompts.js';
import type { Pace } from './retry.js';
import { CARDS, DISTRACTORS, IMPROVED, TIPS } from './schemas.js';

export type { GeminiOptions } from './model.js';

/** The model as configured can be used, or why not. */
export type ModelCheck = 'ok' | 'unknown_model' | 'bad_key' | 'unreachable';

export interface GeminiGenerator extends Required<CardGenerator> {
  /** Asks the server for the model by name; costs no tokens, takes at most 10 s. */
  checkModel(signal: AbortSignal): Promise<ModelCheck>;
}

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const CHECK_TIMEOUT_MS = 10_000;

const realPace: Pace = {
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
};

/** Cards by Gemini. Neither its errors nor anything else it gives away holds the key. */
export function createGeminiGenerator(options: GeminiOptions, pace: Pace = realPace): GeminiGenerator {
  const model = new Model(options, pace);
  return {
    name: 'gemini',
    cards: (request, signal) => cards(model, request, signal),
    improve: (card, signal) => model.answer(improvePrompt(card), IMPROVED, parseImproved, signal),
    tips: (request, signal) => model.answer(tipsPrompt(request), TIPS, parseTips, signal),
    distractors: (cards, signal) =>
      model.answer(
        distractorsPrompt(cards),
        DISTRACTORS,
        (json) => parseDistractors(json, cards.length),
        signal,
      ),
    readPage: (png, signal) => model.transcribe(png, signal),
    checkModel: (signal) => checkModel(options, signal),
  };
}

async function cards(model: Model, request: CardRequest, signal: AbortSignal): Promise<CardAnswer> {
  const ask = (rephrased: boolean) => model.ask(cardsPrompt(request, rephrased), CARDS, parseCards, signal);
  const first = await ask(false);
  const reply = first.outcome === 'refused' && first.reason === 'recitation' ? await ask(true) : first;
  return reply.outcome === 'answer' ? { outcome: 'cards', ...reply.value } : reply;
}

async function checkModel(
  { apiKey, model, baseUrl }: GeminiOptions,
  signal: AbortSignal,
): Promise<ModelCheck> {
  const path = model.includes('/') ? model : `models/${model}`;
  try {
    const response = await fetch(`${baseUrl ?? DEFAULT_BASE_URL}/v1beta/${path}`, {
      headers: { 'x-goog-api-key': apiKey },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(CHECK_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (response.ok) return 'ok';
    if (response.status === 404) return 'unknown_model';
    return [400, 401, 403].includes(response.status) ? 'bad_key' : 'unreachable';
  } catch {
    signal.throwIfAborted();
    return 'unreachable';
  }
}
