import { choiceRules } from './rules/choices.js';
import { gapRules } from './rules/gaps.js';
import type { About, Card, Rule } from './rules/rule.js';
import { textRules } from './rules/text.js';
import { wordingRules } from './rules/wording.js';

/** All rules of precision that a program can check on any card. */
export const rules: readonly Rule[] = [...textRules, ...wordingRules, ...gapRules, ...choiceRules];

/** The rules that the card breaks. */
export const brokenRules = (card: Card, about: About): readonly Rule[] =>
  rules.filter(({ isBroken }) => isBroken(card, about));
