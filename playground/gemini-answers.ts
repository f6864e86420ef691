import { createExtractiveWriter } from '../src/core/generation/extractive/extractive.js';
import { blocksOfMarkdown } from '../src/core/generation/text/from-markdown.js';
import { inputPage } from '../src/core/generation/text/input.js';
import type { InputPage } from '../src/core/generation/types.js';
import type { GenerateRequest } from './gemini.js';
import {
  corrected,
  explained,
  improved,
  rewritten,
  verdictsOn,
  wrongAnswersFrom,
} from './gemini-inventions.js';

const QUOTE_WORDS = 8;
const FENCE = /^(={5}[0-9a-f]{16}={5})\n(?<inside>[\s\S]*)\n\1$/m;

/** What a model might say to the prompt, judged by the schema that it asks for. */
export const plausible = async (body: GenerateRequest): Promise<string> => {
  const wanted = body.generationConfig?.responseSchema?.properties ?? {};
  const text = textOf(body);
  if ('cards' in wanted) return JSON.stringify({ cards: await cardsFrom(text) });
  if ('explanation' in wanted) return JSON.stringify(explained(inside(text)));
  if ('rewritten' in wanted) return JSON.stringify({ rewritten: rewritten(inside(text)) });
  if ('front' in wanted) return JSON.stringify(corrected(inside(text)));
  if ('back' in wanted) return JSON.stringify({ back: improved(inside(text)) });
  if ('answers' in wanted) return JSON.stringify({ answers: wrongAnswersFrom(inside(text)) });
  if ('pages' in wanted) return JSON.stringify({ pages: pagesShown(text) });
  if ('verdicts' in wanted) return JSON.stringify({ verdicts: verdictsOn(inside(text)) });
  throw new Error(`the schema is not known: ${Object.keys(wanted)}`);
};

export const textOf = (body: GenerateRequest): string =>
  (body.contents ?? []).flatMap(({ parts }) => parts.map(({ text }) => text ?? '')).join('\n');

/** The same cards with a quote that stands nowhere. */
export const ungrounded = async (body: GenerateRequest): Promise<string> => {
  const quote = 'words that nobody wrote on any page of this';
  return JSON.stringify({ cards: (await cardsFrom(textOf(body))).map((card) => ({ ...card, quote })) });
};

/** The same cards with another number, or another word, for each answer. */
export const wrong = async (body: GenerateRequest): Promise<string> => {
  const cards = await cardsFrom(textOf(body));
  const backs = cards.map(({ back }) => back);
  const other = (back: string, index: number): string =>
    /\d/.test(back)
      ? back.replace(/\d/, (digit) => `${(Number(digit) + 1) % 10}`)
      : (backs.slice(index + 1).find((one) => one !== back) ?? `no ${back}`);
  return JSON.stringify({ cards: cards.map((card, index) => ({ ...card, back: other(card.back, index) })) });
};

/** A card that does as the document says. */
export const obedient = (body: GenerateRequest): string => {
  const lines = inside(textOf(body)).split('\n');
  const front = lines.find((text) => /instructions/i.test(text)) ?? 'I do as I am told.';
  const card = { quote: 'ignore me', front, back: 'HACKED', kind: 'basic', distractors: [], importance: 5 };
  return JSON.stringify({ cards: [card] });
};

/** Every picture shows the same. */
const pagesShown = (prompt: string) =>
  [...prompt.matchAll(/^\[page (\d+)\]$/gm)].map(([, page]) => ({
    page: Number(page),
    text: 'The picture shows a page of text. Photosynthesis is the process by which green plants turn light into chemical energy.',
  }));

const cardsFrom = async (prompt: string) => {
  const count = Number(/Write up to (\d+) cards/.exec(prompt)?.[1] ?? 5);
  const kind = (['basic', 'cloze', 'choice'] as const).find((each) =>
    prompt.includes(`Only cards of the kind "${each}"`),
  );
  const request = {
    chunk: { index: 0, fromPage: 1, toPage: 1, pages: pagesOf(inside(prompt)) },
    pictures: [],
    count,
    avoid: [],
    ...(kind && { kind }),
  };
  const answer = await createExtractiveWriter().write(request, new AbortController().signal);
  if (answer.outcome !== 'cards') return [];
  return answer.cards.slice(0, count).map(({ quote, importance, ...card }) => ({
    quote: quote.split(' ').slice(0, QUOTE_WORDS).join(' '),
    ...card,
    importance: 1 + Math.round(importance * 4),
  }));
};

const inside = (prompt: string): string => FENCE.exec(prompt)?.groups?.inside ?? '';

const pagesOf = (text: string): InputPage[] => {
  const [, ...parts] = text.split(/^\[page (\d+)\]\n(?:\[under: .*\]\n)?/m);
  return parts.flatMap((part, i) =>
    i % 2 === 0
      ? [inputPage({ page: Number(part), above: [], blocks: blocksOfMarkdown(parts[i + 1] ?? '') })]
      : [],
  );
};
