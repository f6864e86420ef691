import { frequentWords, languageWords } from './languages.js';
import { type About, type Card, isDense, plain, type Rule, wordsOf } from './rule.js';
import { allText, isQuestion, lengthOf, sentenceOf, withoutContext } from './sides.js';

const FRONT_MAX = 200;
const ANSWER_WORDS_MAX = 12;
/** A list of more is not recalled as one answer. */
const LIST_MAX = 3;
const LIST_SIGN = /[,;、，؛،]\s?|\n/u;

const isYesNo = ({ front, back }: Card, { language }: About): boolean => {
  const words = languageWords(language);
  if (words === undefined) return false;
  return words.yes.test(back) || (isQuestion(front) && words.yesNo.test(front));
};

const stands = (part: string, whole: string): boolean => {
  if (isDense(part)) return plain(whole).replaceAll(' ', '').includes(plain(part).replaceAll(' ', ''));
  return ` ${plain(whole)} `.includes(` ${plain(part)} `);
};

const isAnswered = ({ kind, front, back }: Card): boolean =>
  kind !== 'cloze' && plain(back) !== '' && stands(back, front);

const saysNothing = ({ back }: Card, { language }: About): boolean => {
  const words = wordsOf(back, language);
  return (
    words.length === 0 || (words.length === 2 && words.every((word) => frequentWords(language).has(word)))
  );
};

const isList = ({ back }: Card): boolean => back.split(LIST_SIGN).filter(Boolean).length > LIST_MAX;

const isLeaning = (card: Card, { language }: About): boolean => {
  const words = languageWords(language);
  if (words === undefined) return false;
  const first = card.kind === 'cloze' ? sentenceOf(card) : withoutContext(card.front);
  return words.leansFirst.test(first) || words.leans.test(allText(card));
};

const ODD_SIGNS = /[,;:]\s*[?.!]/u;
const OPEN_END = /[,;:–-]$/u;
const LOWER_CASE = /^\p{Ll}{2,}[\s,]/u;
const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
] as const;

const isUnbalanced = (text: string): boolean =>
  BRACKETS.some(([open, close]) => text.split(open).length !== text.split(close).length);

const isFragment = (card: Card, { language }: About): boolean => {
  const words = languageWords(language);
  if (isUnbalanced(card.front) || isUnbalanced(card.back)) return true;
  if (ODD_SIGNS.test(card.front) || OPEN_END.test(card.back) || words?.dangling.test(card.back)) return true;
  if (card.kind !== 'cloze') return false;
  const sentence = sentenceOf(card);
  if (LOWER_CASE.test(sentence)) return true;
  return words !== undefined && (words.dangling.test(sentence) || !words.verb.test(sentence));
};

/** `Is an agreement`, but not `May 1961`. */
const isVerbFirst = ({ kind, back }: Card, { language }: About): boolean =>
  kind !== 'cloze' && !/^\p{L}+ \d/u.test(back) && (languageWords(language)?.yesNo.test(back) ?? false);

/** What is wrong with a question, a sentence or an answer. */
export const wordingRules: readonly Rule[] = [
  { reason: 'T', name: 'yes or no', isBroken: isYesNo },
  { reason: 'T', name: 'answer in the front', isBroken: isAnswered },
  { reason: 'V', name: 'answer says nothing', isBroken: saysNothing },
  { reason: 'V', name: 'list for an answer', isBroken: isList },
  { reason: 'V', name: 'long answer', isBroken: ({ back }) => lengthOf(back) > ANSWER_WORDS_MAX },
  { reason: 'V', name: 'long front', isBroken: ({ front }) => front.length > FRONT_MAX },
  { reason: 'C', name: 'leans on its context', isBroken: isLeaning },
  { reason: 'F', name: 'fragment', isBroken: isFragment },
  { reason: 'L', name: 'answer begins with its verb', isBroken: isVerbFirst },
];
