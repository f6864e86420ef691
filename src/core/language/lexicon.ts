import type { LanguageWords } from './language.js';
import { fold } from './plain.js';
import { ar } from './words/ar.js';
import { de } from './words/de.js';
import { ja, ko, zh } from './words/dense.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { pt } from './words/pt.js';
import { ru } from './words/ru.js';

/** A language whose words are known, ready for looking up {@link fold}ed words. */
export interface Lexicon {
  readonly code: string;
  readonly functions: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** 1–12. */
  readonly months: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
  /** The longest first. */
  readonly endings: readonly string[];
  /** Numbers written as one word; undefined where they are not. */
  readonly joined: RegExp | undefined;
  readonly capitalNouns: boolean;
  readonly articles: ReadonlySet<string>;
  readonly verdicts: ReadonlySet<string>;
  readonly pluralVerbs: ReadonlySet<string>;
}

const listOf = (words: string): string[] =>
  fold(words)
    .split(' ')
    .filter((word) => word !== '');

const valuesOf = (pairs: string): Map<string, number> => {
  const list = pairs.split(' ').filter((word) => word !== '');
  return new Map(
    list.flatMap((word, i) => (i % 2 === 0 ? [[fold(word), Number(list[i + 1])] as const] : [])),
  );
};

/** In one word, a ten loses its vowel before another: `ventuno`. */
const elided = (numbers: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...numbers]
    .filter(([word, value]) => value >= 20 && /[ai]$/.test(word))
    .map(([word, value]) => [word.slice(0, -1), value]);

const lexiconOf = (code: string, words: LanguageWords): Lexicon => {
  const multipliers = valuesOf(words.multipliers);
  const plain = valuesOf(words.numbers);
  const numbers = words.joinsNumbers ? new Map([...elided(plain), ...plain]) : plain;
  const parts = [...numbers.keys(), ...multipliers.keys(), 'und'].sort((a, b) => b.length - a.length);
  return {
    code,
    functions: new Set(listOf(words.functions)),
    negations: new Set(listOf(words.negations)),
    months: new Map(
      words.months
        .split(' ')
        .flatMap((names, i) => names.split('|').map((name) => [fold(name), i + 1] as const)),
    ),
    numbers,
    multipliers,
    endings: listOf(words.endings).sort((a, b) => b.length - a.length),
    joined: words.joinsNumbers ? new RegExp(parts.join('|'), 'gu') : undefined,
    capitalNouns: words.capitalNouns ?? false,
    articles: new Set(listOf(words.articles)),
    verdicts: new Set(listOf(words.verdicts)),
    pluralVerbs: new Set(listOf(words.pluralVerbs ?? '')),
  };
};

const lexicon = {
  en: lexiconOf('en', en),
  de: lexiconOf('de', de),
  fr: lexiconOf('fr', fr),
  es: lexiconOf('es', es),
  it: lexiconOf('it', it),
  pt: lexiconOf('pt', pt),
};
/** Of languages that set words apart with spaces, English first. */
export const SPACED: readonly Lexicon[] = Object.values(lexicon);
const RUSSIAN = lexiconOf('ru', ru);
const ARABIC = lexiconOf('ar', ar);
const CHINESE = lexiconOf('zh', zh);
const JAPANESE = lexiconOf('ja', ja);
const KOREAN = lexiconOf('ko', ko);
/** A script whose languages are not known: only what is common to all is. */
const OTHER = lexiconOf('und', {
  functions: '',
  negations: '',
  months: '',
  numbers: '',
  multipliers: '',
  endings: '',
  articles: '',
  verdicts: '',
});

/** The month of this name in one of the languages of Latin script, 1–12. */
export const monthNamed = (word: string): number | undefined => inAny('months', word);
/** The number of this name in one of them. */
export const numberNamed = (word: string): number | undefined => inAny('numbers', word);

const inAny = (kind: 'months' | 'numbers', word: string): number | undefined =>
  SPACED.find((known) => known[kind].has(fold(word)))?.[kind].get(fold(word));

/** A language, and whether the text says so by itself. */
export interface Spoken {
  readonly lexicon: Lexicon;
  readonly isSure: boolean;
}

const SCRIPTS: readonly (readonly [RegExp, Lexicon])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, JAPANESE],
  [/\p{Script=Hangul}/gu, KOREAN],
  [/\p{Script=Han}/gu, CHINESE],
  [/\p{Script=Cyrillic}/gu, RUSSIAN],
  [/\p{Script=Arabic}/gu, ARABIC],
  [/[\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]/gu, OTHER],
];
/** A letter of another script among more Latin ones than this is a foreign sign. */
const SCRIPT_SHARE = 0.25;
const KANA_SHARE = 0.1;

/** The language of a text, however short: by its script, then by its function words. */
export const spokenIn = (text: string): Spoken => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const script = SCRIPTS.find(
    ([signs, known]) =>
      (text.match(signs)?.length ?? 0) > letters * (known === JAPANESE ? KANA_SHARE : SCRIPT_SHARE),
  );
  if (script) return { lexicon: script[1], isSure: true };
  const words = fold(text).match(/\p{L}+'?/gu) ?? [];
  const scored = SPACED.map((known) => ({ known, hits: hitsIn(words, known) })).sort(
    (a, b) => b.hits - a.hits,
  );
  const [best, next] = scored;
  if (!best || best.hits === 0) return { lexicon: lexicon.en, isSure: false };
  return { lexicon: best.known, isSure: best.hits >= 2 && best.hits > (next?.hits ?? 0) };
};

const hitsIn = (words: readonly string[], { functions }: Lexicon): number =>
  words.filter((word) => functions.has(word)).length;
