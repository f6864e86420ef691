import { recallOf } from '../schedule/recall.js';
import type { History } from './histories.js';

/** A review that can be predicted: one at least a day after the one before. */
export interface Predicted {
  readonly history: History;
  readonly index: number;
  readonly at: number;
}

/** In the order of time. */
export const predictedOf = (histories: readonly History[]): readonly Predicted[] =>
  histories
    .flatMap((history) =>
      history.flatMap(({ elapsedDays, at }, index) =>
        index > 0 && elapsedDays > 0 ? [{ history, index, at }] : [],
      ),
    )
    .toSorted((one, other) => one.at - other.at);

/** No prediction is counted as surer than this. */
const SUREST = 0.9999;

/** How far each prediction was from what came: its log loss. */
export const lossesOf = (reviews: readonly Predicted[], weights: readonly number[]): readonly number[] => {
  const recalls = new Map<History, readonly number[]>();
  return reviews.map(({ history, index }) => {
    const recall = recalls.get(history) ?? recallOf(history, weights);
    recalls.set(history, recall);
    const likely = Math.min(Math.max(recall[index] ?? SUREST, 1 - SUREST), SUREST);
    return -Math.log((history[index]?.grade ?? 1) > 1 ? likely : 1 - likely);
  });
};
