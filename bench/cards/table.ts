import type { Deck } from './deck.js';
import type { ScoredDocument } from './document.js';
import type { DeckScore, DocumentScore, Flaw } from './score.js';

/** A document of the set with its deck and score. */
export interface Scored {
  readonly document: ScoredDocument;
  readonly deck: Deck;
  readonly score: DocumentScore;
}

/** The figures of a set of decks. */
export interface Figures {
  /** Shares of 0 to 1. */
  readonly recall: number;
  readonly delivered: number;
  readonly clean: number;
  /** Counts of cards. */
  readonly notCards: number;
  readonly duplicates: number;
  readonly ungrounded: number;
}

const total = <Score>(scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((sum, one) => sum + of(one), 0);

/** Recall is the mean of the documents', so that each counts alike; the other shares are of all cards. */
export const figuresOf = (scores: readonly DocumentScore[]): Figures => {
  const delivered = total(scores, (one) => one.delivered);
  return {
    recall: total(scores, (one) => one.recall) / scores.length,
    delivered: delivered / total(scores, (one) => one.asked),
    clean: total(scores, (one) => one.clean) / delivered,
    notCards: total(scores, (one) => new Set(one.violated.map(({ card }) => card)).size),
    duplicates: total(scores, (one) => one.duplicates.length),
    ungrounded: total(scores, (one) => one.ungrounded.length),
  };
};

/** A dash for a share of nothing. */
export const percent = (share: number): string =>
  Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;

/** The figures as a table in Markdown, a row a document. */
export const tableOf = (scored: readonly Scored[]): string => {
  const rows = scored.map(({ document, deck, score }) => [
    document.name,
    ...cellsOf(figuresOf([score]), `${score.delivered}/${score.asked}`),
    `${Math.round(deck.milliseconds)} ms`,
  ]);
  const all = figuresOf(scored.map(({ score }) => score));
  const heads = [
    'document',
    'recall',
    'cards',
    'rule-clean',
    'not cards',
    'duplicates',
    'not in the text',
    'time',
  ];
  return [heads, heads.map(() => '---'), ...rows, ['**all**', ...cellsOf(all, percent(all.delivered)), '']]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
};

const cellsOf = (figures: Figures, cards: string): readonly string[] => [
  percent(figures.recall),
  cards,
  percent(figures.clean),
  ...[figures.notCards, figures.duplicates, figures.ungrounded].map(String),
];

/** What is wrong with cards, a line a flaw. */
export const flawsOf = ({ broken, duplicates, ungrounded }: DeckScore): string =>
  linesOf([
    ...broken,
    ...duplicates.map((card) => ({ card, what: 'D the same fact again' })),
    ...ungrounded.map((card) => ({ card, what: 'S not in the text' })),
  ]);

/** The same, with what is no card. */
export const documentFlaws = (score: DocumentScore): string =>
  flawsOf(score) + linesOf(score.violated.map(({ card, what }) => ({ card, what: `no card (${what})` })));

const linesOf = (flaws: readonly Flaw[]): string =>
  flaws.map(({ card, what }) => `  ${what}: ${card.front} → ${card.back}\n`).join('');

/** The figures of decks of which it is not known what they are to hold. */
export const summaryOf = (scores: readonly DeckScore[]): string => {
  const cards = total(scores, (one) => one.delivered);
  return [
    `${cards} cards of ${scores.length} documents`,
    `${percent(total(scores, (one) => one.clean) / cards)} rule-clean`,
    `${total(scores, (one) => one.duplicates.length)} duplicates`,
    `${total(scores, (one) => one.ungrounded.length)} not in the text`,
  ].join(', ');
};
