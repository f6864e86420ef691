import type { CardKind } from '../database/generated/enums.js';
import { haveSameWords, likeness, normalised, type Traits, traitsOf } from './normalise.js';
import type { Random } from './shuffle.js';

/** Characters of an option: four of them and the front must fit one message. */
export const OPTION_MAX = 200;

/** What is compared of a card. */
interface Sides {
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
}

/** What cards answer, each looked at once however many questions are made of them. */
export interface Answers {
  normalised(text: string): string;
  /** All that is right for a front: what other cards answer to the same question is right as well. */
  right(front: string): readonly string[];
  /** Wrong answers for a card from the others, pool by pool, in each those most like its own first. */
  alike(card: Sides): Iterable<string>;
}

interface Answer {
  readonly kind: CardKind;
  readonly back: string;
  readonly words: string;
  readonly traits: Traits;
}

/** How much more an answer of the same kind of card is like another. */
const SAME_KIND = 0.3;
/** A little chance, so that the same card does not always come with the same wrong answers. */
const CHANCE = 0.1;

/** @param pools cards whose answers are offered, those of the first before those of the next */
export const answersOf = (pools: readonly (readonly Sides[])[], random: Random): Answers => {
  const normalise = remembered(normalised);
  const answers = pools.map((pool) => distinct(pool, normalise));
  const right = new Map<string, Set<string>>();
  for (const { front, back } of pools.flat())
    right.set(normalise(front), (right.get(normalise(front)) ?? new Set()).add(back));
  const rightFor = (front: string): string[] => [...(right.get(front) ?? [])];
  const wrongFor = remembered((front) => {
    const known = [...new Set(rightFor(front).map(normalise))];
    return answers.map((pool) =>
      pool.filter(({ words }) => !known.some((other) => haveSameWords(other, words))),
    );
  });
  return {
    normalised: normalise,
    right: (front) => rightFor(normalise(front)),
    *alike(card) {
      const traits = traitsOf(card.back);
      const rank = (answer: Answer): number =>
        likeness(traits, answer.traits) + (answer.kind === card.kind ? SAME_KIND : 0) + CHANCE * random();
      for (const pool of wrongFor(normalise(card.front)))
        yield* pool
          .map((answer) => ({ ...answer, rank: rank(answer) }))
          .sort((a, b) => b.rank - a.rank)
          .map(({ back }) => back);
    },
  };
};

/** One of all answers that are the same to a person, for each kind of card; none that is too long for an option. */
const distinct = (pool: readonly Sides[], normalise: (text: string) => string): readonly Answer[] => {
  const short = pool.filter(({ back }) => back.length <= OPTION_MAX);
  const answers = short.map(
    ({ kind, back }) => [`${kind} ${normalise(back)}`, { kind, back, words: normalise(back) }] as const,
  );
  return [...new Map(answers).values()].map((answer) => ({ ...answer, traits: traitsOf(answer.back) }));
};

const remembered = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    known.set(text, result);
    return result;
  };
};
