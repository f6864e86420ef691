import { comparable, isDense, wordsOf } from './words.js';

/** Fronts that share this much of their words ask the same thing. */
const ALIKE = 0.8;

/** Remembers fronts, and knows one that asks the same in nearly the same words. */
export class Fronts {
  readonly #exact = new Set<string>();
  readonly #tokens: { front: Set<string>; back: string }[] = [];

  constructor(cards: Iterable<{ front: string; back: string }> = []) {
    for (const card of cards) this.add(card);
  }

  /** True if a card like this one is remembered: the same front, or nearly the same with no other answer. */
  has({ front, back }: { front: string; back: string }): boolean {
    if (this.#exact.has(comparable(front))) return true;
    const tokens = tokensOf(front);
    const answer = comparable(back);
    return this.#tokens.some((known) => known.back === answer && overlap(known.front, tokens) >= ALIKE);
  }

  add({ front, back }: { front: string; back: string }): void {
    this.#exact.add(comparable(front));
    this.#tokens.push({ front: tokensOf(front), back: comparable(back) });
  }
}

/** Words; pairs of letters in scripts without spaces. */
function tokensOf(text: string): Set<string> {
  if (!isDense(text)) return new Set(wordsOf(text));
  const letters = comparable(text).replace(/ /g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** Jaccard's index: |a ∩ b| / |a ∪ b|. */
function overlap(a: Set<string>, b: Set<string>): number {
  if (Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const token of a) if (b.has(token)) shared += 1;
  return shared / (a.size + b.size - shared || 1);
}
