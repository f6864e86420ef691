import type { About, Card, Rule } from './rules/rule.js';

/** All rules. */
const rules: readonly Rule[] = [];

/** The rules that the card breaks. */
export const brokenRules = (card: Card, about: About): readonly Rule[] =>
  rules.filter(({ isBroken }) => isBroken(card, about));
