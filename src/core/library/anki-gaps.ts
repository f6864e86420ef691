import { FILLINGS, GAP } from '../gap.js';
import type { Sides } from './content.js';
import type { NewSides } from './notes.js';

/** The innermost gap of a text as Anki writes it: `{{c1::answer}}` or `{{c1::answer::hint}}`. */
const ANKI_GAP =
  /\{\{c(\d{1,3})::((?:(?!\{\{c\d|::|\}\}(?!\})).)+)(?:::((?:(?!\{\{c\d|\}\}(?!\})).)*))?\}\}/s;

/** A text with more is no sentence. Every gap is a card, and is looked for among all. */
const GAPS_MAX = 20;

/** Whether a text has gaps as Anki writes them, and not too many to be a sentence. */
export const hasAnkiGaps = (text: string): boolean =>
  text.split('{{c', GAPS_MAX + 2).length <= GAPS_MAX + 1 && ANKI_GAP.test(text);

/** Whether a text begins Anki's count of gaps. */
export const hasFirstAnkiGap = (text: string): boolean => /\{\{c1::/.test(text) && hasAnkiGaps(text);

/**
 * The cards of a sentence with Anki's gaps, one for each number: its gaps are open, with their hints in brackets, and
 * those of other numbers filled. None where the text has no such gaps.
 * @param more what is to stand below every answer
 * @param number of the sentence among those that are read together
 */
export const cardsOfGaps = (
  text: string,
  { more = '', number }: { readonly more?: string | undefined; readonly number: number },
): readonly NewSides[] => {
  const gaps = [...new Set(gapsIn(text))].sort((a, b) => a - b);
  return gaps.map((gap) => ({ ...cardOf(text, gap, more), ...(gaps.length > 1 && { sentence: number }) }));
};

const gapsIn = (text: string): number[] => {
  const numbers: number[] = [];
  resolve(text, ({ number, answer }) => {
    numbers.push(number);
    return answer;
  });
  return numbers;
};

const cardOf = (text: string, asked: number, more: string): Sides => {
  const answers: string[] = [];
  const front = resolve(text, ({ number, answer, hint }) => {
    if (number !== asked) return answer;
    answers.push(answer.replaceAll(GAP, '…'));
    return hint ? `${GAP} (${hint})` : GAP;
  });
  return { front, back: [answers.join(FILLINGS), more].filter(Boolean).join('\n') };
};

interface Gap {
  readonly number: number;
  readonly answer: string;
  readonly hint?: string | undefined;
}

/** Puts something in the place of every gap, the inner ones first. */
const resolve = (text: string, put: (gap: Gap) => string): string => {
  let resolved = text;
  for (let gap = ANKI_GAP.exec(resolved); gap; gap = ANKI_GAP.exec(resolved)) {
    const [whole, number, answer = '', hint] = gap;
    const filled = put({ number: Number(number), answer: answer.trim(), hint: hint?.trim() });
    resolved = resolved.slice(0, gap.index) + filled + resolved.slice(gap.index + whole.length);
  }
  return resolved;
};
