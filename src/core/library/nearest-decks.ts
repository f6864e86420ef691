import { type DeckName, nameKey } from './find-deck.js';

/** Decks that are offered instead of one that there is not: a row of buttons each, with one left. */
export const NEAREST_MAX = 4;

/** Names less alike than this have nothing to do with each other. */
const ALIKE_MIN = 0.4;

/** Decks that somebody may have meant by a name that none has, the likeliest first. */
export const nearestDecks = (typed: string, decks: readonly DeckName[]): readonly DeckName[] =>
  decks
    .map((deck) => ({ deck, alike: likeness(nameKey(typed), nameKey(deck.name)) }))
    .filter(({ alike }) => alike >= ALIKE_MIN)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, NEAREST_MAX)
    .map(({ deck }) => deck);

/** From 0 to 2: a name that begins like the other, then one that holds the other, then by their pairs of letters. */
const likeness = (one: string, other: string): number => {
  if (one === '' || other === '') return 0;
  if (other.startsWith(one)) return 2;
  return other.includes(one) || one.includes(other) ? 1 : dice(pairsOf(one), pairsOf(other));
};

const pairsOf = (name: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2)));

/** Dice's coefficient: twice the pairs that both have, of all pairs. */
const dice = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size + other.size === 0
    ? 0
    : (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
