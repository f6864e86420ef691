import { type Card, plain, type Rule } from './rule.js';
import { lengthOf } from './sides.js';

/** An option so many times as long as another stands out, if it is so many words longer. */
const LONGER_TIMES = 3;
const LONGER_WORDS = 4;

const optionsOf = ({ back, distractors }: Card): readonly string[] => [back, ...distractors];

const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/gu;
const numbersIn = (text: string): string => (text.match(NUMBER) ?? []).join(' ');

/** The same words in whatever order, or nothing but the same number and a unit. */
const keyOf = (option: string): string => {
  const words = plain(option).split(' ');
  const isQuantity = numbersIn(option) !== '' && words.length <= 2;
  return isQuantity ? numbersIn(option) : words.toSorted().join(' ');
};

const areAlike = (card: Card): boolean => {
  const keys = optionsOf(card).map(keyOf);
  return new Set(keys).size < keys.length;
};

const CATCH_ALL = new RegExp(
  'all of (?:the above|them|these)|none of (?:the above|them|these)|both [ab] and|alle genannten|keine der genannten|' +
    'toutes? les réponses|aucune de ces|todas las anteriores|ninguna de las|tutte le precedenti|nessuna delle|' +
    'todas as anteriores|nenhuma das|все перечисленн|ни один из|以上都|以上皆|上記すべて|すべて正しい|모두 맞|위의 모두|جميع ما سبق|كل ما سبق',
  'iu',
);

const standsOut = (card: Card): boolean => {
  const options = optionsOf(card);
  if (new Set(options.map((option) => /\p{N}/u.test(option))).size > 1)
    return card.distractors.every((one) => /\p{N}/u.test(one) !== /\p{N}/u.test(card.back));
  const lengths = options.map(lengthOf);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  return most > least * LONGER_TIMES && most - least >= LONGER_WORDS;
};

const isShown = ({ front, distractors }: Card): boolean =>
  distractors.some((one) => ` ${plain(front)} `.includes(` ${plain(one)} `));

const onChoice = (rule: Rule): Rule => ({
  ...rule,
  isBroken: (card, about) => card.kind === 'choice' && rule.isBroken(card, about),
});

const RULES: readonly Rule[] = [
  { reason: 'W', name: 'two options alike', isBroken: areAlike },
  {
    reason: 'W',
    name: 'option for all or none',
    isBroken: (card) => optionsOf(card).some((one) => CATCH_ALL.test(one)),
  },
  { reason: 'T', name: 'an option stands out', isBroken: standsOut },
  { reason: 'T', name: 'wrong option in the front', isBroken: isShown },
];

/** What is wrong with options to choose from. */
export const choiceRules: readonly Rule[] = RULES.map(onChoice);
