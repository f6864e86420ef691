import { setTimeout } from 'node:timers/promises';
import type { CardAnswer, CardRequest, Skills } from '../skills.js';
import { parseCards, parseDistractors, parseImproved, parseTips } from './answers.js';
import { checkModel, type ModelCheck } from './check-model.js';
import { createModel, type GeminiOptions, type Model } from './model.js';
import { cardsPrompt, distractorsPrompt, improvePrompt, tipsPrompt } from './prompts.js';
import { pageReaderOf } from './read-pages.js';
import type { Pace } from './retry.js';
import { CARDS, DISTRACTORS, IMPROVED, TIPS } from './schemas.js';

export type { ModelCheck } from './check-model.js';
export type { GeminiOptions } from './model.js';

/** Everything that Gemini can do. */
export interface Gemini extends Required<Omit<Skills, 'cardChecker' | 'cardExplainer' | 'cardCorrector'>> {
  /** Asks the server for the model by name; costs no tokens, takes at most 10 s. */
  checkModel(signal: AbortSignal): Promise<ModelCheck>;
}

const realPace: Pace = {
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
};

/** The skills of Gemini. Neither its errors nor anything else it gives away holds the key. */
export const createGemini = (options: GeminiOptions, pace: Pace = realPace): Gemini => {
  const model = createModel(options, pace);
  const improved = { schema: IMPROVED, parse: parseImproved };
  const tips = { schema: TIPS, parse: parseTips };
  const distractors = (cards: number) => ({
    schema: DISTRACTORS,
    parse: (json: string) => parseDistractors(json, cards),
  });
  return {
    cardWriter: {
      name: 'gemini',
      seesPictures: true,
      load: { pages: 10, words: 2_000, sideBySide: 1 },
      write: (request, signal) => writeCards(model, request, signal),
    },
    answerImprover: { improve: (card, signal) => model.answer(improvePrompt(card), improved, signal) },
    tipWriter: { write: (request, signal) => model.answer(tipsPrompt(request), tips, signal) },
    distractorWriter: {
      name: 'gemini',
      write: (cards, signal) => model.answer(distractorsPrompt(cards), distractors(cards.length), signal),
    },
    pageReader: pageReaderOf(model),
    checkModel: (signal) => checkModel(options, signal),
  };
};

/** Requests the cards again, in other words, after an answer that was stopped for reciting. */
const writeCards = async (model: Model, request: CardRequest, signal: AbortSignal): Promise<CardAnswer> => {
  const format = { schema: CARDS, parse: parseCards };
  const ask = (rephrased: boolean) => model.ask(cardsPrompt(request, rephrased), format, signal);
  const first = await ask(false);
  const reply = first.outcome === 'refused' && first.reason === 'recitation' ? await ask(true) : first;
  return reply.outcome === 'answer' ? { outcome: 'cards', by: 'gemini', ...reply.value } : reply;
};
