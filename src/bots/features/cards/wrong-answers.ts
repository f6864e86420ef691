import type { Sides } from '../../../core/library/content.js';

/** Before a wrong answer on a line of its own. A letter or a number follows: `x = 3` is a formula. */
const MARK = /^[xX×✗✘✖❌]\s+(?=[-−+]?[\p{L}\p{N}]|["“„«(‘'])/u;

/** How a wrong answer is typed. */
export const typedWrong = (answer: string): string => `x ${answer}`;

/** A right answer, and wrong ones on the lines below it, if all of these have the mark. */
export const splitWrong = (back: string): Pick<Sides, 'back' | 'distractors'> => {
  const lines = back.split('\n').map((line) => line.trim());
  const last = lines.findLastIndex((line) => line !== '' && !MARK.test(line));
  const wrong = lines.slice(last + 1).filter((line) => line !== '');
  if (last < 0 || wrong.length === 0) return { back };
  return { back: lines.slice(0, last + 1).join('\n'), distractors: wrong.map(unmarked) };
};

/** Those that stand below an answer, and those of their own field, each once. */
export const allWrong = (below: readonly string[] = [], field: readonly string[] = []): readonly string[] => [
  ...new Set([...below, ...field]),
];

/** The wrong answers of a field that is for them alone; a dash says that there are none. */
export const wrongIn = (field: string): readonly string[] =>
  /^\s*[-–—]?\s*$/.test(field)
    ? []
    : field
        .split('\n')
        .map((line) => unmarked(line.trim()))
        .filter((line) => line !== '');

const unmarked = (line: string): string => line.replace(MARK, '');
