import { CARD_QUOTE_MAX } from '../../library/limits.js';
import { BACK_MAX, DISTRACTORS, FRONT_MAX } from '../limits.js';
import type { CardRequest } from '../skills.js';
import { frontsOf } from '../text/dedupe.js';
import { isAbout } from '../text/focus.js';
import { comparable } from '../text/words.js';
import type { CardKind, DraftCard } from '../types.js';
import type { Candidate, Form } from './candidate.js';
import { isBalanced } from './readable.js';

/** Cards of one subject, at most. */
const SUBJECT_MAX = 2;
const IN_FOCUS = 0.4;
/** At most one card in so many becomes a choice card, where all kinds are wanted. */
const CHOICE_EVERY = 3;

type Asked = Pick<CardRequest, 'avoid' | 'focus' | 'kind'>;

/** The candidates as cards, each fact and front once, at most two of a subject, in the order of the text. */
export const cardsOf = (
  candidates: readonly Candidate[],
  { avoid, focus = '', kind }: Asked,
): DraftCard[] => {
  const fronts = frontsOf([]);
  const known = new Set(avoid.map(comparable));
  const subjects = new Map<string, number>();
  const pools = poolsOf(candidates);
  const cards: { readonly card: DraftCard; readonly order: number }[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.importance - a.importance)) {
    const subject = comparable(candidate.subject);
    const place = candidate.place.order;
    const card = cardOf(candidate, kind, pools, place);
    if (!card || known.has(comparable(card.front)) || fronts.has(card)) continue;
    if ((subjects.get(subject) ?? 0) >= SUBJECT_MAX) continue;
    subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
    fronts.add(card);
    cards.push({
      card: isInFocus(candidate, card, focus)
        ? { ...card, importance: Math.min(1, card.importance + IN_FOCUS) }
        : card,
      order: place,
    });
  }
  return cards.sort((a, b) => a.order - b.order).map(({ card }) => card);
};

const isInFocus = ({ place }: Candidate, { front, back }: DraftCard, focus: string): boolean =>
  focus !== '' && isAbout(focus, `${place.heading} ${front} ${back}`);

type Pools = ReadonlyMap<string, ReadonlySet<string>>;

const cardOf = (
  candidate: Candidate,
  kind: CardKind | undefined,
  pools: Pools,
  place: number,
): DraftCard | undefined => {
  const forms = candidate.forms.filter(
    ({ front, back }) => front.length <= FRONT_MAX && back.length <= BACK_MAX && isBalanced(back),
  );
  const { quote, importance } = candidate;
  const base = { quote: quote.slice(0, CARD_QUOTE_MAX), importance: Math.max(0, Math.min(1, importance)) };
  if (kind === 'choice' || (kind === undefined && place % CHOICE_EVERY === CHOICE_EVERY - 1)) {
    const choice = choiceOf(forms, pools, kind === undefined);
    if (choice || kind === 'choice') return choice && { ...base, ...choice };
  }
  const form = forms.find((other) => kind === undefined || other.kind === kind);
  return form && { ...base, kind: form.kind, front: form.front, back: form.back, distractors: [] };
};

/** Answers of every pool. */
const poolsOf = (candidates: readonly Candidate[]): Pools => {
  const pools = new Map<string, Set<string>>();
  for (const { forms } of candidates)
    for (const { pool, back } of forms)
      if (pool !== undefined) pools.set(pool, (pools.get(pool) ?? new Set()).add(back));
  return pools;
};

/** Pools of which any other answer is false for certain. */
const isSure = (pool: string): boolean => pool === 'term' || pool === 'year' || pool.startsWith('column ');

/** A form whose answer stands among three others of its kind. */
const choiceOf = (
  forms: readonly Form[],
  pools: Pools,
  onlySure: boolean,
): Pick<DraftCard, 'kind' | 'front' | 'back' | 'distractors'> | undefined => {
  for (const { front, back, pool } of forms) {
    if (pool === undefined || (onlySure && !isSure(pool))) continue;
    const wrong = [...(pools.get(pool) ?? [])].filter(
      (other) => differs(other, back) && !comparable(front).includes(comparable(other)),
    );
    const alike = wrong.sort((a, b) => apart(a, back) - apart(b, back));
    const distinct = alike.filter((other, i) =>
      alike.slice(0, i).every((earlier) => differs(earlier, other)),
    );
    if (distinct.length >= DISTRACTORS)
      return { kind: 'choice', front, back, distractors: distinct.slice(0, DISTRACTORS) };
  }
  return undefined;
};

/** How unlike an answer is: years by what lies between them, words by their length. */
const apart = (other: string, back: string): number =>
  Math.abs(/^\d{4}$/.test(back) ? Number(other) - Number(back) : other.length - back.length);

const differs = (a: string, b: string): boolean => {
  const [one, other] = [comparable(a), comparable(b)];
  return one !== '' && other !== '' && !one.includes(other) && !other.includes(one);
};
