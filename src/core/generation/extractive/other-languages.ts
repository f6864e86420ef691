import { isDense } from '../text/words.js';
import { RULES, type Rules } from './rules.js';
import type { Definition, Language, Sentence, Term, Word } from './sentence.js';

/** Any language that Unicode can cut into sentences and words; where there are rules for it, with definitions. */
export const otherLanguage = (code: string): Language => {
  const rules = RULES[code] ?? RULES.other;
  const bySentence = new Intl.Segmenter(code, { granularity: 'sentence' });
  const byWord = new Intl.Segmenter(code, { granularity: 'word' });
  return {
    code,
    split: (paragraph) =>
      mended(
        [...bySentence.segment(paragraph)].map(({ segment }) => segment),
        rules.abbreviations,
      ),
    leans: (text) => rules.leans.test(text) || UNIVERSAL_LEANS.test(text),
    words: (sentence) => wordsIn(sentence, byWord),
    knowsStatements: false,
    states: () => true,
    terms: (sentence) => (isDense(sentence.text) ? runs(sentence) : single(sentence, rules)),
    define: (sentence) => define(sentence, rules),
    whatIs: rules.whatIs,
    vagueness: () => 0,
  };
};

/** Numbered references look alike in many languages. */
const UNIVERSAL_LEANS = /\([^)]*\d+[^)]*(?:ff?|стр|с|S|p|pp|rys|рис)\.?\)|図\s*\d|表\s*\d|[?？؟]/iu;

/** Puts together what was cut at an abbreviation. */
const mended = (pieces: readonly string[], abbreviations: RegExp): string[] => {
  const whole: string[] = [];
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (abbreviations.test(held.trimEnd())) continue;
    whole.push(held.trim());
    held = '';
  }
  if (held.trim() !== '') whole.push(held.trim());
  return whole;
};

const wordsIn = (text: string, segmenter: Intl.Segmenter): Word[] =>
  [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ text: segment, start: index, end: index + segment.length, tags: [] }));

const YEAR = /^(?:1[0-9]{3}|20[0-9]{2})$/;

const single = ({ words }: Sentence, rules: Rules): Term[] =>
  words.flatMap((word, i): Term[] => {
    const { text, start, end } = unelided(word);
    if (YEAR.test(text)) return [{ text, start, end, key: text, class: 'year', worth: 0.85 }];
    const worth = /^\p{L}[\p{L}\p{M}'’-]+$/u.test(text) ? rules.worth(text, beforeOf(words, i, start), i) : 0;
    if (worth <= 0) return [];
    return [{ text, start, end, key: rules.stem(text.toLowerCase()), class: 'word', worth }];
  });

/** The word before, which may be an elided article of the same word. */
const beforeOf = (words: readonly Word[], i: number, start: number): string =>
  (words[i]?.start === start
    ? words[i - 1]?.text
    : words[i]?.text.slice(0, start - (words[i]?.start ?? start))) ?? '';

/** `l’énergie` is asked for without its article. */
const unelided = ({ text, start, end }: Word): Pick<Word, 'text' | 'start' | 'end'> => {
  const article = /^\p{L}{1,2}[’']/u.exec(text)?.[0].length ?? 0;
  return { text: text.slice(article), start: start + article, end };
};

/** In scripts without spaces a term is a run of Han or Katakana letters. */
const RUN = /\p{Script=Han}{2,8}|[\p{Script=Katakana}ー]{3,16}/gu;
const HAN_COMMON =
  /^(?:場合|方法|部分|以上|以下|今日|現在|種類|必要|重要|可能|様々|一般|多数|主要|結果|問題|使用|利用|存在|人々|世界|時代|一つ|我们|他们|可以|因为|所以|通过|进行|这个|一个|重要的)$/u;

const runs = ({ text }: Sentence): Term[] =>
  [...text.matchAll(RUN)]
    .filter(([run]) => !HAN_COMMON.test(run))
    .map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      key: match[0],
      class: 'word',
      worth: Math.min(1, 0.3 + match[0].length * 0.12),
    }));

const ANSWER_MAX = 160;

const define = ({ text }: Sentence, rules: Rules): Definition | undefined => {
  for (const { shape, front, back } of rules.definitions) {
    const groups = shape.exec(text)?.groups;
    const term = groups?.term?.trim();
    const rest = groups?.rest?.trim();
    if (!groups || !term || !rest || rest.length < (isDense(rest) ? 8 : 20) || rest.length > ANSWER_MAX)
      continue;
    if (rules.noTerm.test(term)) return undefined;
    return { front: front({ ...groups, term }), back: back?.(rest) ?? rest, term, worth: 0.95 };
  }
  return undefined;
};
