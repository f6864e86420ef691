import type { Atom } from '../../language/atoms.js';
import { type Lexicon, spokenIn } from '../../language/lexicon.js';
import { fold } from '../../language/plain.js';
import { saidIn } from '../../language/same.js';
import { stemOf } from '../../language/stems.js';
import { GAP } from '../limits.js';

/** Fronts that share this much of their words ask the same thing, where the answer is the same. */
const ALIKE = 0.8;
/** A question has words of its own where a sentence with a gap has none: "which organelle". */
const ALIKE_ASKED = 0.66;
/** Answers to one question that share this much of the shorter one's words say the same in other words. */
const REWORDED = 0.5;

interface Sides {
  readonly front: string;
  readonly back: string;
}

/** `conflict`: the same is asked and answered otherwise. */
export type Repeat = 'duplicate' | 'conflict';

/** Fronts that are known, and others that ask the same in nearly the same words. */
export interface Fronts {
  /** How the card repeats a known one: with the same front, or nearly the same and no other answer; or undefined. */
  repeats(card: Sides): Repeat | undefined;
  /** Whether it repeats one. */
  has(card: Sides): boolean;
  add(card: Sides): void;
}

/** The fronts of these cards, to which others can be added. Only those that may be alike are looked at closely. */
export const frontsOf = (cards: Iterable<Sides>): Fronts => {
  const byFront = new Map<string, Card[]>();
  const byAnswer = new Map<string, Card[]>();
  const add = (sides: Sides): void => {
    const card = cardOf(sides);
    listAt(byFront, plain(sides.front)).push(card);
    for (const key of keysOf(sides.back)) listAt(byAnswer, key).push(card);
  };
  const repeats = (sides: Sides): Repeat | undefined => {
    const card = cardOf(sides);
    const same = byFront.get(plain(sides.front)) ?? [];
    if (same.length > 0)
      return same.some((other) => haveSameAnswer(card(), other())) ? 'duplicate' : 'conflict';
    const likely = keysOf(sides.back).flatMap((key) => byAnswer.get(key) ?? []);
    return likely.some((other) => areAlike(card(), other())) ? 'duplicate' : undefined;
  };
  for (const card of cards) add(card);
  return { add, repeats, has: (card) => repeats(card) !== undefined };
};

const listAt = <T>(lists: Map<string, T[]>, key: string): T[] => {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
};

/** The text in lower case without punctuation; signs and gaps count. */
const plain = (text: string): string =>
  fold(text)
    .replace(/(?<=\p{L})-(?=\p{L})|(?![_%*/&#@\p{Pd}])[\p{P}\s]+/gu, ' ')
    .trim() || text.trim();

const KEYS = 2;
const KEY_LETTERS = 4;

/** By which answers that may be the same are found: beginnings of the longest words. */
const keysOf = (answer: string): string[] => {
  const words = fold(answer)
    .replace(/(?<=\d)[.,' ](?=\d)/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [answer.trim()];
  const longest = words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, KEYS);
  return [...new Set(longest.map((word) => word.slice(0, KEY_LETTERS)))];
};

/** A card as it is compared, looked at closely when it is first needed. */
type Card = () => Known;

/** Who asks whether a card repeats another adds it next: it is looked at once. */
const looked = new WeakMap<Sides, Card>();

const cardOf = (sides: Sides): Card => {
  let known: Known | undefined;
  const card =
    looked.get(sides) ??
    (() => {
      known ??= knownOf(sides);
      return known;
    });
  looked.set(sides, card);
  return card;
};

interface Known {
  readonly hasGap: boolean;
  readonly front: Content;
  readonly back: Content;
  /** Alike for answers that say the same. */
  readonly answer: string;
}

const knownOf = ({ front, back }: Sides): Known => {
  const { lexicon } = spokenIn(`${front}\n${back}`);
  const answer = contentOf(back, lexicon);
  return {
    hasGap: front.includes(GAP),
    front: contentOf(front, lexicon),
    back: answer,
    answer: [...answer.stems].sort().join(' ') + answer.decisive || plain(back),
  };
};

/** What a side says. */
interface Content {
  /** Stems of its words, those of grammar left out. */
  readonly stems: ReadonlySet<string>;
  /** Figures and negations: sides that differ in them say different things. */
  readonly decisive: string;
}

const contentOf = (text: string, lexicon: Lexicon): Content => {
  const { atoms, links } = saidIn(text, lexicon);
  const denied = links.split(' ').filter((word) => lexicon.negations.has(word));
  const figures = atoms.flatMap((atom) => (atom.kind === 'word' ? [] : [figureKey(atom)]));
  return {
    stems: new Set(atoms.flatMap((atom) => (atom.kind === 'word' ? coreOf(atom.folded, lexicon) : []))),
    decisive: [...figures, ...denied].sort().join(' '),
  };
};

/** Of a Korean word, whose endings follow its first syllables. */
const SYLLABLES = 2;

/** What of a word tells what it is about; nothing of Japanese endings. */
const coreOf = (word: string, lexicon: Lexicon): string[] => {
  const stem = stemOf(word, lexicon);
  if (lexicon.functions.has(stem)) return [];
  if (lexicon.code === 'ja' && /^\p{Script=Hiragana}+$/u.test(stem)) return [];
  return [lexicon.code === 'ko' ? stem.slice(0, SYLLABLES) : stem];
};

const figureKey = (figure: Exclude<Atom, { kind: 'word' }>): string => {
  if (figure.kind === 'date') return [figure.date.year, figure.date.month, figure.date.day].join('-');
  const [value = 0] = figure.amount.readings;
  const { factor = 1, dimension = '' } = figure.amount.unit ?? {};
  return `${Number((value * factor).toPrecision(9))}${dimension}`;
};

/** Whether answers to the same question say the same, perhaps in other words. */
const haveSameAnswer = (one: Known, other: Known): boolean => {
  if (one.answer === other.answer) return true;
  const [a, b] = [one.back, other.back];
  if (a.decisive !== b.decisive) return false;
  return sharedBy(a.stems, b.stems) >= REWORDED * Math.max(1, Math.min(a.stems.size, b.stems.size));
};

const areAlike = (one: Known, other: Known): boolean => {
  const [a, b] = [one.front, other.front];
  if (one.answer !== other.answer || a.decisive !== b.decisive || a.stems.size === 0) return false;
  const shared = sharedBy(a.stems, b.stems);
  const share = shared / (a.stems.size + b.stems.size - shared || 1);
  return share >= (one.hasGap === other.hasGap ? ALIKE : ALIKE_ASKED);
};

const sharedBy = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((stem) => b.has(stem)).length;
