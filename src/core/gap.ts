/** The gap of a cloze card, as cards are written and shown. */
export const GAP = '____';

/** Between what fills several gaps of one card. */
export const FILLINGS = ' … ';

/** Scripts without blanks between words: there a gap stands alone between two letters, too. */
const DENSE = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const alone = (run: string): string =>
  `(?<=^|[^\\p{L}\\p{N}_]|[${DENSE}])${run}(?=$|[^\\p{L}\\p{N}_]|[${DENSE}])`;

const TYPED = new RegExp(alone('_{4,}'), 'u');

/** Whether a front has a gap: underscores inside a word, as in `__init__`, are none. */
export const hasGap = (front: string): boolean => TYPED.test(front);

/** Every gap of a sentence that some model wrote, whatever its length. */
export const WRITTEN_GAPS = new RegExp(`_{4,}|${alone('_{2,3}')}`, 'gu');

/** The front of a cloze card before, between and behind its gaps. */
export const aroundGaps = (front: string): readonly string[] => front.split(/_{4,}/);
