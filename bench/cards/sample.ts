import { stringify } from 'csv-stringify/sync';
import type { Block, Page } from '../../src/core/documents/page.js';
import type { Deck } from './deck.js';
import { type Card, plain } from './rules/rule.js';

/** Cards by chance, at most so many, as CSV for people to grade: nothing tells how a card was made. */
export const sampleOf = (decks: readonly Deck[], count: number, random: () => number): string => {
  const all = decks.flatMap(({ cards, pages }, i) => cards.map((card) => rowOf(i + 1, card, pages)));
  const drawn = all
    .map((row) => ({ row, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count);
  return stringify(
    drawn.map(({ row }) => row),
    { header: true },
  );
};

const rowOf = (document: number, card: Card, pages: readonly Page[]) => ({
  document,
  kind: card.kind,
  front: card.front,
  back: card.back,
  distractors: card.distractors.join(' / '),
  passage: passageOf(card, pages),
  grade: '',
  reason: '',
});

/** The paragraph that holds the quote; the quote, where it runs over several. */
const passageOf = ({ quote, page }: Card, pages: readonly Page[]): string => {
  const holds = ({ text }: Block): boolean => plain(text).includes(plain(quote));
  return pages.find((one) => one.page === page)?.blocks.find(holds)?.text ?? quote;
};
