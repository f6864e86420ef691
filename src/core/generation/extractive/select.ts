import { Fronts } from '../text/dedupe.js';
import { comparable } from '../text/words.js';
import type { DraftCard } from '../types.js';

export interface Candidate {
  card: DraftCard;
  page: number;
  /** Its place in the text. */
  order: number;
  /** 0 to 1. */
  worth: number;
  /** What it asks about. */
  subject: string;
  /** Wrong answers that would make it a choice card, if there are any. */
  wrong?: () => string[] | undefined;
}

/** What each further card of the same page, and of the same subject, loses: variety comes before the last bit of worth. */
const SAME_PAGE = 0.12;
const SAME_SUBJECT = 0.4;
const SUBJECT_MAX = 2;
const IN_FOCUS = 0.5;
/** At most one card in so many becomes a choice card. */
const CHOICE_EVERY = 3;

export interface Wish {
  count: number;
  avoid: readonly string[];
  /** Words of what the person wants to study. */
  focus: readonly string[];
}

/** The best `count` candidates, spread over pages and subjects, in the order of the text. */
export function choose(candidates: readonly Candidate[], { count, avoid, focus }: Wish): DraftCard[] {
  const known = new Set(avoid.map(comparable));
  const left = candidates
    .filter(({ card }) => !known.has(comparable(card.front)))
    .map((candidate) =>
      isInFocus(candidate, focus) ? { ...candidate, worth: candidate.worth + IN_FOCUS } : candidate,
    );
  const chosen: Candidate[] = [];
  const fronts = new Fronts();
  const scores = new Spread();
  while (chosen.length < count && left.length > 0) {
    const best = left.reduce((a, b) => (scores.of(b) > scores.of(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    if (fronts.has(best.card) || scores.isFull(best)) continue;
    fronts.add(best.card);
    scores.take(best);
    chosen.push(best);
  }
  return chosen.sort((a, b) => a.order - b.order).map(withChoices);
}

function isInFocus({ card }: Candidate, focus: readonly string[]): boolean {
  const text = comparable(`${card.front} ${card.back}`);
  return focus.some((word) => word.length > 2 && text.includes(word));
}

class Spread {
  readonly #pages = new Map<number, number>();
  readonly #subjects = new Map<string, number>();

  of({ page, subject, worth }: Candidate): number {
    return (
      worth - SAME_PAGE * (this.#pages.get(page) ?? 0) - SAME_SUBJECT * (this.#subjects.get(subject) ?? 0)
    );
  }

  isFull({ subject }: Candidate): boolean {
    return (this.#subjects.get(subject) ?? 0) >= SUBJECT_MAX;
  }

  take({ page, subject }: Candidate): void {
    this.#pages.set(page, (this.#pages.get(page) ?? 0) + 1);
    this.#subjects.set(subject, (this.#subjects.get(subject) ?? 0) + 1);
  }
}

function withChoices({ card, wrong }: Candidate, place: number): DraftCard {
  const options = place % CHOICE_EVERY === CHOICE_EVERY - 1 ? wrong?.() : undefined;
  return options ? { ...card, kind: 'choice', distractors: options } : card;
}
