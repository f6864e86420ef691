import { clipParameters, default_w, type FSRSState, forgetting_curve, fsrs } from 'ts-fsrs';
import type { DatedAnswer, History } from '../../src/core/fit/histories.js';
import type { CardId } from '../../src/core/ids.js';
import { DEFAULT_PARAMETERS } from '../../src/core/schedule/parameters.js';
import { type Grade, type Memory, REVIEW, review } from '../../src/core/schedule/schedule.js';
import { DAY_MS } from '../../src/core/time.js';

/** Numbers from 0 to 1, the same ones for the same seed. */
export type Random = () => number;

/** The mulberry32 generator. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Of mean 0 and deviation 1. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * How far the weights of people's collections lie from the standard: the deviations with which fsrs-rs regularises its
 * fits (`PARAMS_STDDEV`, src/training.rs).
 */
const DEVIATIONS = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31,
  0.32, 0.14, 0.27,
];
/**
 * Fits to few reviews scatter by chance as well. With two thirds of their deviations, the standard weights predict 5 %
 * worse than a person's own, as over the collections of open-spaced-repetition/srs-benchmark (0.3629 to 0.3437).
 */
const SPREAD = 0.65;
/** Of the logarithms of the days that new cards last: of all four together, and of each. */
const STABILITY_SPREAD = { all: 0.8, each: 0.4 };

/** The weights of somebody whose memory is their own. */
export const drawnWeights = (random: Random): readonly number[] => {
  const factor = Math.exp(STABILITY_SPREAD.all * normal(random));
  const drawn = default_w.map((standard, i) =>
    i < 4
      ? standard * factor * Math.exp(STABILITY_SPREAD.each * normal(random))
      : standard + SPREAD * (DEVIATIONS[i] ?? 0) * normal(random),
  );
  const stabilities = drawn.slice(0, 4).toSorted((a, b) => a - b);
  return clipParameters([...stabilities, ...drawn.slice(4)], 1, true);
};

export interface Plan {
  readonly newPerDay: number;
  /** Study goes on until there are so many reviews a day or more after the one before. */
  readonly reviews: number;
  /** For so many days more, without new cards, it is watched how well the reviews are predicted. */
  readonly daysMore: number;
}

/** Whether a card will be known, beside whether it was. */
interface LikelyAnswer extends DatedAnswer {
  /** How likely it truly was, 0 to 1. */
  readonly likely: number;
}

export interface Studied {
  readonly histories: readonly (readonly LikelyAnswer[])[];
  /** When the days more begin, in epoch milliseconds. */
  readonly watchedFrom: number;
}

interface StudiedCard {
  readonly id: CardId;
  readonly answers: LikelyAnswer[];
  /** What the schedule believes, and what is true. */
  schedule: Memory | null;
  memory: FSRSState | null;
  lastDay: number;
}

/** A day begins at nine; each review takes ten seconds. */
const MORNING_MS = 9 * 3_600_000;
const REVIEW_MS = 10_000;
/** A card is known so often at first sight, and on the day on which it was seen already. */
const KNOWN_AT_FIRST = 0.65;
const KNOWN_AGAIN = 0.92;
/** Of what is known: hard, good, easy. */
const HARD = 0.1;
const EASY = 0.12;
/** So often a card is seen some days late. */
const LATE = { share: 0.15, days: 4 };
const MOST_LOOKS = 12;

/** Somebody studies with the standard schedule, and remembers by weights of their own. */
export const study = (random: Random, weights: readonly number[], plan: Plan): Studied => {
  const truth = fsrs({ w: [...weights], enable_short_term: true });
  const cards: StudiedCard[] = [];
  const queue = new Map<number, StudiedCard[]>();
  let reviews = 0;
  let lastDay = Number.POSITIVE_INFINITY;

  const look = (card: StudiedCard, day: number, at: number): void => {
    const elapsedDays = card.memory ? day - card.lastDay : 0;
    const likely = likelihood(card, elapsedDays, truth.parameters.w);
    const grade = gradeOf(random, random() < likely);
    const time = { at: new Date(at), day, utcOffset: 0, elapsedDays };
    card.schedule = review(card.id, card.schedule, grade, time, DEFAULT_PARAMETERS);
    card.memory = truth.next_state(card.memory, elapsedDays, grade);
    card.answers.push({ grade, elapsedDays, at, likely });
    card.lastDay = day;
    if (elapsedDays > 0) reviews++;
  };

  for (let day = 0; day < lastDay + plan.daysMore; day++) {
    const due = queue.get(day) ?? [];
    if (day < lastDay) for (let i = 0; i < plan.newPerDay; i++) due.push(newCard(random, cards, day));
    let at = day * DAY_MS + MORNING_MS;
    for (const card of due) {
      for (let looks = 0; looks < MOST_LOOKS; looks++, at += REVIEW_MS) {
        look(card, day, at);
        if (card.schedule?.state === REVIEW) break;
      }
      const late = random() < LATE.share ? Math.floor(random() * LATE.days) : 0;
      const next = day + Math.max(1, card.schedule?.scheduledDays ?? 1) + late;
      queue.set(next, [...(queue.get(next) ?? []), card]);
    }
    queue.delete(day);
    if (reviews >= plan.reviews && lastDay === Number.POSITIVE_INFINITY) lastDay = day + 1;
  }
  return { histories: cards.map(({ answers }) => answers), watchedFrom: lastDay * DAY_MS };
};

const newCard = (random: Random, cards: StudiedCard[], day: number): StudiedCard => {
  const id = `card-${Math.floor(random() * 2 ** 32)}` as CardId;
  const card: StudiedCard = { id, answers: [], schedule: null, memory: null, lastDay: day };
  cards.push(card);
  return card;
};

const likelihood = ({ memory }: StudiedCard, elapsedDays: number, weights: readonly number[]): number => {
  if (!memory) return KNOWN_AT_FIRST;
  return elapsedDays === 0 ? KNOWN_AGAIN : forgetting_curve(weights, elapsedDays, memory.stability);
};

const gradeOf = (random: Random, isKnown: boolean): Grade => {
  const mood = random();
  if (!isKnown) return 1;
  return mood < HARD ? 2 : mood < 1 - EASY ? 3 : 4;
};

/** The histories until a moment. */
export const until = ({ histories }: Studied, moment: number): readonly History[] =>
  histories.map((history) => history.filter(({ at }) => at < moment));

/**
 * The mean log loss to be expected of predictions of the reviews from a moment on: over all the answers that there may
 * have been, so that no chance is left in the comparison.
 */
export const expectedLoss = (
  predict: (history: History) => readonly number[],
  { histories, watchedFrom }: Studied,
): number => {
  const losses = histories.flatMap((history) => {
    const predicted = predict(history);
    return history.flatMap(({ at, elapsedDays, likely }, i) =>
      at >= watchedFrom && elapsedDays > 0 ? [crossEntropy(likely, predicted[i] ?? 1)] : [],
    );
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
};

const SUREST = 0.9999;
const crossEntropy = (likely: number, predicted: number): number => {
  const p = Math.min(Math.max(predicted, 1 - SUREST), SUREST);
  return -likely * Math.log(p) - (1 - likely) * Math.log(1 - p);
};
