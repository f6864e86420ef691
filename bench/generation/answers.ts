import type { GenerateRequest } from '../../playground/gemini.js';
import { textOf } from '../../playground/gemini-answers.js';

const SENTENCE = /[A-Z][^.\n|#[\]]{40,160}\./g;
const GAP = '____';

/** Cloze cards of sentences of the prompt from all of its parts, each gapped at its longest word. */
export const clozeAnswer = (body: GenerateRequest): string | undefined => {
  if (!('cards' in (body.generationConfig?.responseSchema?.properties ?? {}))) return undefined;
  const text = textOf(body);
  const count = Number(/Write up to (\d+) cards/.exec(text)?.[1] ?? 5);
  const sentences = [...new Set(text.slice(0, text.lastIndexOf('=====')).match(SENTENCE) ?? [])];
  const step = Math.max(1, Math.floor(sentences.length / count));
  const chosen = sentences.filter((_, i) => i % step === 0).slice(0, count);
  return JSON.stringify({ cards: chosen.map(clozeOf) });
};

const clozeOf = (sentence: string) => {
  const words = sentence.match(/\p{L}+/gu) ?? [];
  const back = words.slice(1).reduce((a, b) => (b.length > a.length ? b : a), '');
  return {
    quote: sentence,
    front: sentence.replace(back, GAP),
    back,
    kind: 'cloze',
    distractors: [],
    importance: 3,
  };
};
