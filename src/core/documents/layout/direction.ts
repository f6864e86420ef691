/** One printed sign of a line, or the space between two. */
export interface Sign {
  readonly text: string;
}

/** Numbers run from left to right in Arabic, too. */
export const RIGHT_TO_LEFT =
  /(?![\p{Nd}\u066a-\u066c])[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
};

type Direction = 'left' | 'right' | 'neutral';

/** The first letter of any script that runs from right to left. */
const FIRST = '\u0590';
const isFromRight = ({ text }: Sign): boolean => text >= FIRST && RIGHT_TO_LEFT.test(text);

const directionOf = (sign: Sign): Direction => {
  const { text } = sign;
  if (isFromRight(sign)) return 'left';
  return LEFT_TO_RIGHT.test(text) ? 'right' : 'neutral';
};

/** Whether most letters of a line run from right to left. */
export const runsLeft = (signs: readonly Sign[]): boolean => {
  if (!signs.some(isFromRight)) return false;
  const directions = signs.map(directionOf);
  const left = directions.filter((direction) => direction === 'left').length;
  return left > 0 && left * 2 >= directions.filter((direction) => direction === 'right').length;
};

/**
 * The signs of a line, given from left to right, in the order in which they are read.
 * @param isLeft whether the paragraph runs from right to left
 */
export const inReadingOrder = <T extends Sign>(signs: readonly T[], isLeft: boolean): readonly T[] => {
  if (!signs.some(isFromRight)) return signs;
  if (!isLeft)
    return stretches(signs, 'left').flatMap(({ run, isOwn }) => (isOwn ? mirrored(run).reverse() : run));
  return stretches([...signs].reverse(), 'right').flatMap(({ run, isOwn }) =>
    isOwn ? [...run].reverse() : mirrored(run),
  );
};

/** Brackets are printed as their mirror images where text runs from right to left. */
const mirrored = <T extends Sign>(signs: readonly T[]): T[] =>
  signs.map((sign) =>
    Object.hasOwn(MIRRORED, sign.text) ? { ...sign, text: MIRRORED[sign.text] ?? sign.text } : sign,
  );

interface Stretch<T> {
  readonly run: readonly T[];
  readonly isOwn: boolean;
}

const stretches = <T extends Sign>(signs: readonly T[], direction: Direction): readonly Stretch<T>[] => {
  const found: { run: T[]; isOwn: boolean }[] = [];
  const add = (run: readonly T[], isOwn: boolean): void => {
    const last = found.at(-1);
    if (last?.isOwn === isOwn) last.run.push(...run);
    else if (run.length > 0) found.push({ run: [...run], isOwn });
  };
  let waiting: T[] = [];
  for (const sign of signs) {
    const own = directionOf(sign);
    if (own === 'neutral') {
      waiting.push(sign);
      continue;
    }
    const goesOn = own === direction && found.at(-1)?.isOwn === true;
    add(waiting, goesOn);
    waiting = [];
    add([sign], own === direction);
  }
  add(waiting, false);
  return found;
};
