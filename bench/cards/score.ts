import type { Deck } from './deck.js';
import type { ScoredDocument } from './document.js';
import { type Card, filled, plain, wordsOf } from './rules/rule.js';
import { brokenRules } from './rules.js';
import { saidBy } from './sayings.js';

/** A card with what is wrong with it. */
export interface Flaw {
  readonly card: Card;
  /** The rule's reason and name, or the piece of the document that is no card. */
  readonly what: string;
}

/** What holds of any deck, whatever its document says. */
export interface DeckScore {
  readonly delivered: number;
  readonly broken: readonly Flaw[];
  /** Cards that break no rule. */
  readonly clean: number;
  readonly duplicates: readonly Card[];
  readonly ungrounded: readonly Card[];
}

export interface DocumentScore extends DeckScore {
  readonly asked: number;
  /** The facts that no card says. */
  readonly missing: readonly string[];
  /** The share of the facts that some card says. */
  readonly recall: number;
  readonly violated: readonly Flaw[];
}

export const scoreDeck = ({ cards, pages }: Deck, language: string): DeckScore => {
  const broken = cards.flatMap((card) =>
    brokenRules(card, { language, pages }).map(({ reason, name }) => ({ card, what: `${reason} ${name}` })),
  );
  return {
    delivered: cards.length,
    broken,
    clean: cards.length - new Set(broken.map(({ card }) => card)).size,
    duplicates: cards.filter((card, i) => cards.slice(0, i).some((other) => isSame(card, other, language))),
    ungrounded: cards.filter((card) => !isGrounded(card, pages)),
  };
};

export const scoreDocument = (document: ScoredDocument, deck: Deck): DocumentScore => {
  const said = new Set(deck.cards.flatMap((card) => saidBy(card, document.facts)));
  const missing = Object.keys(document.facts).filter((name) => !said.has(name));
  return {
    ...scoreDeck(deck, document.language),
    asked: document.cards,
    missing,
    recall: said.size / (said.size + missing.length),
    violated: deck.cards.flatMap((card) => saidBy(card, document.notCards).map((what) => ({ card, what }))),
  };
};

/** Statements that share this much of their words say the same. */
const ALIKE = 0.8;

/** The same front, or the same answer to nearly the same words. */
const isSame = (one: Card, other: Card, language: string): boolean => {
  if (plain(one.front) === plain(other.front)) return true;
  if (plain(one.back) !== plain(other.back)) return false;
  const [a, b] = [one, other].map((card) => new Set(wordsOf(filled(card), language)));
  if (!a || !b) return false;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1) >= ALIKE;
};

/** True if the quote stands on the card's page, or runs on from it to the next. */
const isGrounded = ({ quote, page }: Card, pages: Deck['pages']): boolean => {
  const text = pages
    .filter((one) => one.page === page || one.page === page + 1)
    .flatMap(({ blocks }) => blocks.map((block) => block.text))
    .join(' ');
  const joined = (words: string): string => plain(words).replaceAll(' ', '');
  return joined(quote).length > 0 && joined(text).includes(joined(quote));
};
