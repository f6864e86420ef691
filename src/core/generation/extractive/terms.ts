import { isDense } from '../text/words.js';
import { numbers } from './amounts.js';
import type { Rank } from './frequent.js';
import { keyOf } from './keys.js';
import type { Language } from './languages/language.js';
import type { Statement } from './statements.js';
import type { Word } from './tagging.js';
import type { Term } from './term.js';

/** What a sentence could be asked for. */
export const termsOf = (statement: Statement, rank: Rank): readonly Term[] => {
  const { plain, language, words } = statement;
  const found =
    language.code === 'en'
      ? inEnglish(plain, words, rank)
      : isDense(plain)
        ? dense(plain, language, rank)
        : spaced(plain, language, rank);
  const inBold = statement.bold.flatMap((part) => inPlace(part, plain));
  return [
    ...numbers(plain, language),
    ...inBold,
    ...found.filter((term) => !inBold.some((bold) => overlaps(bold, term))),
  ];
};

const inPlace = (part: string, plain: string): Term[] => {
  const text = part.replace(/[\s.,:;]+$/u, '');
  const start = placeOf(text, plain);
  if (start < 0 || text.length < 2 || text.split(' ').length > 4) return [];
  return [{ text, start, end: start + text.length, class: 'noun', isRare: true }];
};

/** Where it stands as whole words, unless they are written without spaces. */
const placeOf = (text: string, plain: string): number => {
  for (let at = plain.indexOf(text); at >= 0; at = plain.indexOf(text, at + 1)) {
    const touches = /\p{L}$/u.test(plain.slice(0, at)) || /^\p{L}/u.test(plain.slice(at + text.length));
    if (isDense(text) || !touches) return at;
  }
  return -1;
};

const overlaps = (a: Term, b: Term): boolean => a.start < b.end && b.start < a.end;

/** Words up to this rank are of every day. */
const EVERYDAY = 3_000;
const isRareWord = (word: string, rank: Rank): boolean => (rank(word) ?? Number.POSITIVE_INFINITY) > EVERYDAY;

/** Describing words that say how much or how good; a term begins after them. */
const EMPTY_ADJECTIVES = new Set(
  `many much more most few fewer less least several some any all every each other another such same different various
  certain own new old good better best bad great big small large larger largest little long short high higher highest
  low lower lowest important main major minor key common usual typical regular general specific particular possible
  available useful simple complex easy hard full empty whole entire first second third last next previous single
  similar real early late recent modern additional further extra special only very both able likely necessary
  original corresponding appropriate separate actual following given total huge vast tiny significant
  famous popular basic essential fundamental numerous enormous so-called well-known respective`.split(/\s+/),
);

/** Noun phrases and names of a tagged sentence. */
const inEnglish = (plain: string, words: readonly Word[], rank: Rank): Term[] => {
  const found: Term[] = [];
  let run: Word[] = [];
  const close = () => {
    const from = run.findIndex(({ text }) => !EMPTY_ADJECTIVES.has(text.toLowerCase()));
    const to = run.findLastIndex(isNounWord);
    const term = from < 0 ? undefined : phrase(run.slice(from, to + 1), plain, rank);
    if (term) found.push(term);
    run = [];
  };
  for (const [i, word] of words.entries()) {
    const joins = isOfName(word, words[i + 1], run);
    if (run.length > 0 && !joins && !belongs(word)) close();
    else if (run.length > 0 && !/^\s?$/.test(plain.slice(run.at(-1)?.end, word.start))) close();
    else if (
      /^(?!(?:of|v[ao]n|de[rnl]?|d[aiu]|la|le|bin|ibn)$)\p{Ll}/u.test(run.at(-1)?.text ?? '') &&
      /^\p{Lu}\p{L}{3}/u.test(word.text)
    )
      close();
    if (joins || belongs(word)) run.push(word);
  }
  close();
  return found;
};

/** Ends of describing words, which taggers take for nouns where they stand after a verb. */
const DESCRIBES = /(?:ional|ical|ous|able|ible|ful|less|astic|wards?|wise|ly)$/u;

const isNounWord = ({ is }: Word): boolean => is === 'noun' || is === 'name';
const belongs = (word: Word): boolean =>
  (isNounWord(word) || word.is === 'adjective') && /^\p{L}[\p{L}\p{M}\p{N}'’‐-]*$/u.test(word.text);

/** "Congress of Vienna" is one name. */
const isOfName = ({ text }: Word, next: Word | undefined, run: readonly Word[]): boolean =>
  text === 'of' &&
  run.length > 0 &&
  run.every((word) => /^\p{Lu}/u.test(word.text)) &&
  /^\p{Lu}/u.test(next?.text ?? '') &&
  (run[0]?.start ?? 0) > 0;

const phrase = (run: readonly Word[], plain: string, rank: Rank): Term | undefined => {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last || run.length > 5) return undefined;
  const text = plain.slice(first.start, last.end);
  const isName =
    (first.start > 0 || run.length > 1) &&
    run.every((word) => /^\p{Lu}/u.test(word.text) || word.text === 'of');
  if (run.length > 3 && !isName) return undefined;
  if (
    /(?:['’]s?|\p{L}{2,}['’]\p{L}+)$/u.test(text) ||
    text.length < 3 ||
    / vs?$/u.test(text) ||
    DESCRIBES.test(text) ||
    /\p{Ll}{2,}\p{Lu}\p{Ll}/u.test(text)
  )
    return undefined;
  return {
    text,
    start: first.start,
    end: last.end,
    class: isName ? 'name' : 'noun',
    isRare: run.some(
      (word) => isRareWord(word.text, rank) && isRareWord(word.text.replace(/e?s$/, ''), rank),
    ),
  };
};

/** Names, nouns with a capital, and rare words after an article, where nothing tags words. */
const spaced = (plain: string, language: Language, rank: Rank): Term[] => {
  const words = [
    ...new Intl.Segmenter(language.code === 'und' ? 'en' : language.code, { granularity: 'word' }).segment(
      plain,
    ),
  ]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => unelided(segment, index));
  const found = words.flatMap(({ text: whole, start, before: article }, i): Term[] => {
    const text = language.code === 'ko' && language.particles ? whole.replace(language.particles, '') : whole;
    const before = article || words[i - 1]?.text || '';
    const leadsName = /^\p{Lu}/u.test(words[i + 1]?.text ?? '') && !language.beforeNoun?.test(text);
    const isFirstNoun = language.capitalNouns === true && language.beforeNoun?.test(text) === false;
    const isCapital = /^\p{Lu}/u.test(text) && (i > 0 || leadsName || isFirstNoun);
    if (text.length < (isCapital ? 3 : 4) && !(language.code === 'ko' && text.length >= 2)) return [];
    if (!/^\p{L}[\p{L}\p{M}’'-]*$/u.test(text) || language.noNoun?.test(text)) return [];
    const rare = isRareWord(text, rank) && isRareWord(keyOf(text, language), rank);
    const isName = isCapital && language.capitalNouns === undefined;
    const isNoun = language.capitalNouns
      ? isCapital
      : (language.beforeNoun?.test(before) ?? (language.code === 'ko' || rare));
    if (!isName && !(isNoun && rare)) return [];
    return [
      { text, start, end: start + text.length, class: isName ? 'name' : 'noun', isRare: rare || isName },
    ];
  });
  return withCompounds(found, plain);
};

/** Words with a capital that stand together are one name. */
const withCompounds = (terms: readonly Term[], plain: string): Term[] => {
  const whole: Term[] = [];
  for (const term of terms) {
    const before = whole.at(-1);
    if (before && before.end + 1 === term.start && /^\p{Lu}/u.test(term.text) && /^\p{Lu}/u.test(before.text))
      whole[whole.length - 1] = {
        ...term,
        start: before.start,
        text: plain.slice(before.start, term.end),
        isRare: true,
      };
    else whole.push(term);
  }
  return whole;
};

/** `l’énergie` is asked for without its article. */
const unelided = (word: string, start: number) => {
  const article = /^\p{L}{1,5}[’']/u.exec(word)?.[0] ?? '';
  return { text: word.slice(article.length), start: start + article.length, before: article.slice(0, -1) };
};

/** Words as Unicode cuts them, joined where words of the subject stand together. */
const dense = (plain: string, language: Language, rank: Rank): Term[] => {
  const found: Term[] = [];
  let run: { readonly text: string; readonly start: number }[] = [];
  const close = () => {
    const [first] = run;
    const text = run.map((piece) => piece.text).join('');
    if (first && text.length >= 2 && text.length <= 10 && run.length <= 4)
      found.push({
        text,
        start: first.start,
        end: first.start + text.length,
        class: 'noun',
        isRare: run.some((piece) => piece.text.length > 1 && isRareWord(piece.text, rank)) || run.length > 1,
      });
    run = [];
  };
  for (const { segment, index } of new Intl.Segmenter(language.code, { granularity: 'word' }).segment(
    plain,
  )) {
    const fits =
      /^[\p{Script=Han}\p{Script=Katakana}\p{Lu}ー]+$/u.test(segment) && !language.particles?.test(segment);
    if (fits) run.push({ text: segment, start: index });
    else close();
  }
  close();
  return found;
};
