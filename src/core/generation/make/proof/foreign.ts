import type { WordAtom } from '../../../language/atoms.js';

const LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
  },
  ...{ ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

const bones = (folded: string): string =>
  [...folded]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/ph/g, 'f')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[^a-z]|[aeiouyh]/g, '')
    .replace(/(.)\1/g, '$1');

const BONES_MIN = 2;

/** Whether a name of a card stands in a passage of another language, spelled alike, or in the other script. */
export const isForeignNameSaid = (word: WordAtom, passage: readonly WordAtom[]): boolean => {
  if (word.isName === false) return false;
  const own = bones(word.folded);
  return passage.some(
    ({ folded, isName }) =>
      folded === word.folded ||
      (isName !== false &&
        own.length >= BONES_MIN &&
        bones(folded).startsWith(own) &&
        bones(folded).length <= own.length + 1),
  );
};
