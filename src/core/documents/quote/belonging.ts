/** A stretch of a text, in UTF-16 units, the end excluded. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Signs right after a word that are part of it: `Na+`, `C#`, `90′`. */
const STUCK = /^[+#′″⁺⁻]+(?![\p{L}\p{N}])/u;
/** Signs that are part of a number, also after a space: `5 %`, `20 °`. */
const UNIT_SIGN = /^[ \u00a0\u202f]?[%‰°]/u;
/** Marks that end a sentence belong to it. */
const CLOSING = /^[.!?。！？।۔؟"”»’]/u;
const CLOSING_MAX = 4;
/** Signs right before a number that are part of it. */
const SIGN_BEFORE = /(?<![\p{L}\p{N}])[−+±$€£¥-]$/u;
const BRACKETS = new Map([
  [')', '('],
  [']', '['],
  ['）', '（'],
  ['」', '「'],
]);

/** The stretch with what belongs to it but is not searched for: signs, brackets, the marks that end its sentence. */
export const withBelongings = (text: string, { start, end }: Stretch): Stretch => {
  const from = start - lengthBefore(text, start, end);
  return { start: from, end: endOf(text, from, end) };
};

const lengthBefore = (text: string, start: number, end: number): number => {
  if (/\p{N}/u.test(text.charAt(start)) && SIGN_BEFORE.test(text.slice(Math.max(0, start - 2), start)))
    return 1;
  const words = text.slice(start, end + 1);
  const isOpen = [...BRACKETS].some(
    ([close, open]) => text.charAt(start - 1) === open && count(words, close) > count(words, open),
  );
  return isOpen ? 1 : 0;
};

const endOf = (text: string, start: number, wordEnd: number): number => {
  let end = wordEnd;
  for (const sign of [STUCK, UNIT_SIGN]) end += sign.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  for (let taken = 0; taken < CLOSING_MAX; taken += 1) {
    const mark = text.charAt(end);
    if (!CLOSING.test(mark) && !closes(text.slice(start, end), mark)) break;
    end += 1;
  }
  return end;
};

const closes = (words: string, mark: string): boolean => {
  const open = BRACKETS.get(mark);
  return open !== undefined && count(words, open) > count(words, mark);
};

const count = (text: string, mark: string): number => text.split(mark).length - 1;
