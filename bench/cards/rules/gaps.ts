import { frequentWords, languageWords } from './languages.js';
import { type About, type Card, GAP, isDense, plain, type Rule, wordsOf } from './rule.js';
import { lengthOf, withoutContext } from './sides.js';

/** Fewer words around a gap do not determine it. */
const CONTEXT_MIN = 5;

const isBare = ({ back }: Card, { language, pages }: About): boolean => {
  const [word, ...more] = wordsOf(back, language);
  if (word === undefined || more.length > 0 || NUMERALS.has(word)) return false;
  return frequentWords(language).has(word) && !isSetOff(word, pages);
};

/** True if the document itself says that the word matters: in bold, or in a heading. */
const isSetOff = (word: string, pages: About['pages']): boolean =>
  pages
    .flatMap(({ blocks }) => blocks)
    .some(({ kind, text, marks = [] }) =>
      kind === 'heading'
        ? wordsOf(text).includes(word)
        : marks.some(({ style, start, end }) => style === 'bold' && plain(text.slice(start, end)) === word),
    );

/** Numbers are facts, however frequent. */
const NUMERALS: ReadonlySet<string> = new Set(
  `one two three four five six seven eight nine ten first second third half zwei drei vier fünf sechs sieben acht neun zehn
  deux trois quatre cinq six sept huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez due tre quattro cinque sei
  dois três quatro два три четыре пять шесть 一 二 三 四 五 六 七 八 九 十 둘 셋 넷`.split(/\s+/u),
);

const isRepeated = ({ front, back }: Card): boolean => {
  if (isDense(back)) return plain(front).replaceAll(' ', '').includes(plain(back).replaceAll(' ', ''));
  return ` ${plain(front)} `.includes(` ${plain(back)} `);
};

const gaps = (front: string): number => front.split(GAP).length - 1;

const isTorn = ({ front }: Card): boolean =>
  /[\p{sc=Latin}\p{sc=Cyrillic}]_{2,}|_{2,}[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(front);

const VOWEL = /^[aeiou]/iu;

const isWrongForm = ({ front, back }: Card, { language }: About): boolean => {
  if (languageWords(language)?.article.test(back)) return true;
  const [, article] = /(?<!\p{L})(an?) _{2,}/iu.exec(front) ?? [];
  // The article tells half of the answer, or belies it.
  return (
    language.startsWith('en') &&
    article?.toLowerCase() === 'a' &&
    VOWEL.test(back) &&
    !/^(?:u[ns]i|eu|one)/iu.test(back)
  );
};

const onCloze = (rule: Rule): Rule => ({
  ...rule,
  isBroken: (card, about) => card.kind === 'cloze' && rule.isBroken(card, about),
});

const RULES: readonly Rule[] = [
  { reason: 'W', name: 'everyday word in the gap', isBroken: isBare },
  { reason: 'W', name: 'gapped word stands elsewhere', isBroken: isRepeated },
  {
    reason: 'W',
    name: 'too little around the gap',
    isBroken: ({ front }: Card) => lengthOf(withoutContext(front).replace(GAP, '')) < CONTEXT_MIN - 1,
  },
  { reason: 'W', name: 'not one gap', isBroken: ({ front }: Card) => gaps(front) !== 1 },
  { reason: 'L', name: 'gap within a word', isBroken: isTorn },
  { reason: 'L', name: 'article or particle in the gap', isBroken: isWrongForm },
];

/** What is wrong with a gap. */
export const gapRules: readonly Rule[] = RULES.map(onCloze);
