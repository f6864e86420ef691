import { countWords, isDense } from '../../text/words.js';
import { keysOf } from '../keys.js';
import type { Language } from '../languages/language.js';
import type { Statement } from '../statements.js';
import type { Term } from '../term.js';

/** What stands on both sides of a term in its sentence. */
interface Sides {
  readonly left: string;
  readonly right: string;
}

/** Fewest words left of a sentence: without a heading above it, and with one. */
const WORDS_LEFT = 5;
const WORDS_LEFT_BELOW_HEADING = 3;
/** The same in letters, where no spaces part words. */
const LETTERS_LEFT = 8;

/** Enough is left to know the term by; it stands nowhere else in the sentence, and is not one of several of its kind. */
export const isDetermined = (term: Term, statement: Statement): boolean => {
  const isSubject = statement.bold.some((part) => part === term.text) && hasVerbAfter(term, statement);
  const { plain, language } = statement;
  const sides = { left: plain.slice(0, term.start), right: plain.slice(term.end) };
  const isVague = /[:：;；]/u.test(plain) || language.noTerm.test(term.text);
  return (
    !isVague &&
    hasContext(sides, statement) &&
    !isRepeated(term.text, sides, language) &&
    !isCutOut(term, sides, language) &&
    (isSubject || !isListed(sides, language))
  );
};

/** "…, the *phonological loop* holds sounds": no member of a row, but of a clause of its own. */
const hasVerbAfter = ({ end }: Term, { words }: Statement): boolean =>
  words.find(({ start }) => start >= end)?.is === 'verb';

const hasContext = ({ left, right }: Sides, { plain, heading }: Statement): boolean => {
  const rest = `${left} ${right}`;
  if (isDense(plain)) return rest.length > LETTERS_LEFT;
  return countWords(rest) >= (heading === '' ? WORDS_LEFT : WORDS_LEFT_BELOW_HEADING);
};

const isRepeated = (text: string, { left, right }: Sides, language: Language): boolean => {
  const rest = `${left} ${right}`;
  const keys = keysOf(rest, language);
  return (
    rest.toLowerCase().includes(text.toLowerCase()) ||
    [...keysOf(text, language)].some((key) => keys.has(key))
  );
};

/** It is a part of a longer name, date or word, or stands in brackets or quotation marks. */
const isCutOut = (
  { text, start, class: kind }: Term,
  { left, right }: Sides,
  language: Language,
): boolean => {
  const isName = kind === 'name' && language.capitalNouns === undefined;
  return (
    /\b(?:two|three|four|five|six|several|other) $/u.test(left) ||
    /[“"«'‘/最很更-]$|\d\.? ?$/u.test(left) ||
    (kind === 'noun' && start === 0 && /^, /u.test(right)) ||
    (kind === 'noun' &&
      language.code === 'en' &&
      /^ (?:the|an?|its|their|his|her|each|every) /u.test(right)) ||
    /^ (?:[IVX]+|\d+|\p{Lu})(?!\p{L})/u.test(right) ||
    (kind === 'noun' && /^ (?:\p{L}{1,3} )?\d{1,4}(?![\d,.-])/u.test(right)) ||
    isBesideClass(left, right, language) ||
    (kind === 'noun' && !/\s/u.test(text) && OF.test(right)) ||
    /[(（][^)）]*$|(?:^|\s)vs?\.? $/u.test(left) ||
    /^ (?:vs?\.? |[-–—] )|^ ?[(（]|^[)）”"»’'/+\d-]|^ (?:The|An?|It|This) |^\.? \p{Lu}\p{L}+ \d{4}/u.test(
      right,
    ) ||
    (/^\p{Lu}/u.test(text) && /^ of (?:the )?\p{Lu}/u.test(right)) ||
    /^ \p{Ll}+ing \p{Ll}+s /u.test(right) ||
    (isName &&
      (/^ \p{Lu}\p{L}/u.test(right) || /\p{Lu}\. $/u.test(left) || /\p{L}.* \p{Lu}\p{Ll}+ $/u.test(left))) ||
    (start === 0 && /^\p{L}+ing$/u.test(text)) ||
    (language.code === 'ja' && INFLECTED.test(right))
  );
};

/** "The ____ of the estimators": what it is of tells nothing. */
const OF =
  /^ (?:of|over|between|among|de|du|des|d[’']|del|dell[ae’']|dei|d[aio]s?|von|vom|der) ?(?=[\p{L}’'])/u;

/** "The ____ package", "le programme ____": the name of one of many programs. */
const isBesideClass = (left: string, right: string, { manual }: Language): boolean => {
  const beside = [left.match(/\S+(?= $)/u)?.[0], right.match(/^ (\S+)/u)?.[1]];
  return manual !== undefined && beside.some((word) => word !== undefined && word.search(manual) === 0);
};

/** Small letters other than particles are the ending of the Japanese word before them. */
const INFLECTED = /^(?![はがをにでとのもへやか])\p{Script=Hiragana}/u;

/** One of a row: any of its neighbours would fit. */
const isListed = ({ left, right }: Sides, { joiners }: Language): boolean => {
  const edge = isDense(right) ? '' : '(?!\\p{L})';
  const before = new RegExp(`(?:[,、，/]|(?<!\\p{L})(?:${joiners}))\\s*(?:\\p{L}{1,4} )?$`, 'iu');
  const after = new RegExp(
    `^\\s*(?:[、/]|,?\\s*(?<!\\p{L})(?:${joiners})${edge}|, (?:\\p{L}+ ){0,2}\\p{L}+(?:,| (?:${joiners}) ))`,
    'iu',
  );
  return before.test(left) || after.test(right);
};
