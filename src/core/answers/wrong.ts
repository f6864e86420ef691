import type { CardKind } from '../database/generated/enums.js';
import type { Answers } from './alike.js';
import { haveSameWords, normalised } from './normalise.js';
import { type Random, shuffled } from './shuffle.js';

/** Options of a question where the cards can give so many. */
export const OPTIONS = 4;

/** A card that is asked with options. */
export interface AskedCard {
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  /** Wrong answers that a model has prepared. */
  readonly prepared: readonly string[];
}

/** Wrong answers that a card can have: beside the right one, they are the options of a question. */
export const WRONG_MAX = OPTIONS - 1;

/**
 * Up to three answers that are wrong and do not look it. What was written for this very card comes first, and what
 * others answer last: a deck of mixed facts has little that could be taken for one another.
 */
export const wrongAnswers = (card: AskedCard, answers: Answers, random: Random): string[] => {
  const candidates = function* () {
    yield* shuffled(card.prepared, random);
    yield* answers.alike(card);
  };
  const right = answers.right(card.front);
  const own = ownWrong(shuffled(card.distractors, random), [card.back, ...right]);
  const others = distinctAnswers(candidates(), [...right, ...own], answers.normalised);
  return [...own, ...others].slice(0, WRONG_MAX);
};

/** What was written as wrong for the card is taken at its word: `sodium chloride` is not `sodium`. */
const ownWrong = (wrong: readonly string[], right: readonly string[]): string[] => {
  const known = new Set(right.map(normalised));
  return wrong.filter(
    (answer) =>
      SAYS_SOMETHING.test(answer) && !known.has(normalised(answer)) && known.add(normalised(answer)),
  );
};

/** A character that can be seen. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * The first three of the candidates that say something, and neither what was taken nor what another of them says.
 * No more of them are looked at than that takes.
 */
export const distinctAnswers = (
  candidates: Iterable<string>,
  taken: readonly string[],
  normalise = normalised,
): string[] => {
  const chosen: string[] = [];
  const known = taken.map(normalise);
  for (const candidate of candidates) {
    const words = normalise(candidate);
    if (!SAYS_SOMETHING.test(candidate) || known.some((other) => haveSameWords(other, words))) continue;
    chosen.push(candidate);
    known.push(words);
    if (chosen.length === WRONG_MAX) break;
  }
  return chosen;
};

/** Wrong answers that a model wrote for a card; none once the card was changed. */
export const preparedFor = (card: {
  readonly front: string;
  readonly back: string;
  readonly prepared: {
    readonly front: string;
    readonly back: string;
    readonly distractors: readonly string[];
  } | null;
}): readonly string[] => {
  const { prepared, front, back } = card;
  return prepared?.front === front && prepared.back === back ? prepared.distractors : [];
};
