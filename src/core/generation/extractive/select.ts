import { frontsOf } from '../text/dedupe.js';
import { comparable } from '../text/words.js';
import type { DraftCard } from '../types.js';

export interface Candidate {
  readonly card: DraftCard;
  readonly page: number;
  /** The heading next above it; empty where there is none. */
  readonly heading: string;
  /** Its place in the text. */
  readonly order: number;
  /** 0 to 1. */
  readonly worth: number;
  /** What it asks about. */
  readonly subject: string;
  /** Wrong answers that would make it a choice card, if there are any. */
  readonly wrong?: () => string[] | undefined;
}

/** What each further card of the same page, and of the same subject, loses: variety comes before the last bit of worth. */
const SAME_PAGE = 0.12;
const SAME_SUBJECT = 0.4;
const SUBJECT_MAX = 2;
const IN_FOCUS = 0.5;
/** At most one card in so many becomes a choice card. */
const CHOICE_EVERY = 3;

export interface Selection {
  readonly count: number;
  readonly avoid: readonly string[];
  /** Words of what the person wants to study. */
  readonly focus: readonly string[];
}

/** The best `count` candidates, spread over pages and subjects, in the order of the text; then the others that are new. */
export const choose = (
  candidates: readonly Candidate[],
  { count, avoid, focus }: Selection,
): { readonly cards: DraftCard[] } => {
  const known = new Set(avoid.map(comparable));
  const left = candidates
    .filter(({ card }) => !known.has(comparable(card.front)))
    .map((candidate) =>
      isInFocus(candidate, focus) ? { ...candidate, worth: candidate.worth + IN_FOCUS } : candidate,
    );
  const chosen: Candidate[] = [];
  const fronts = frontsOf([]);
  const spread = spreadOf();
  while (chosen.length < count && left.length > 0) {
    const best = left.reduce((a, b) => (spread.score(b) > spread.score(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    if (fronts.has(best.card) || spread.isFull(best)) continue;
    fronts.add(best.card);
    spread.take(best);
    chosen.push(best);
  }
  const others = left.filter((other) => !fronts.has(other.card) && !spread.isFull(other));
  const cards = chosen.sort((a, b) => a.order - b.order).map(withChoices);
  return { cards: [...cards, ...others.map(({ card }) => card)] };
};

const isInFocus = ({ card, heading }: Candidate, focus: readonly string[]): boolean => {
  const text = comparable(`${heading} ${card.front} ${card.back}`);
  return focus.some((word) => word.length > 2 && text.includes(word));
};

/** How the cards chosen so far are spread over pages and subjects. */
interface Spread {
  /** What the candidate is worth beside those that were taken. */
  score(candidate: Candidate): number;
  /** True if its subject has as many cards as it may. */
  isFull(candidate: Candidate): boolean;
  take(candidate: Candidate): void;
}

const spreadOf = (): Spread => {
  const pages = new Map<number, number>();
  const subjects = new Map<string, number>();
  const onPage = ({ page }: Candidate): number => pages.get(page) ?? 0;
  const onSubject = ({ subject }: Candidate): number => subjects.get(subject) ?? 0;
  return {
    score: (candidate) =>
      candidate.worth - SAME_PAGE * onPage(candidate) - SAME_SUBJECT * onSubject(candidate),
    isFull: (candidate) => onSubject(candidate) >= SUBJECT_MAX,
    take: (candidate) => {
      pages.set(candidate.page, onPage(candidate) + 1);
      subjects.set(candidate.subject, onSubject(candidate) + 1);
    },
  };
};

const withChoices = ({ card, wrong }: Candidate, place: number): DraftCard => {
  const options = place % CHOICE_EVERY === CHOICE_EVERY - 1 ? wrong?.() : undefined;
  return options ? { ...card, kind: 'choice', distractors: options } : card;
};
