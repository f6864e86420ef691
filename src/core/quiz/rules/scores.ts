import type { PlayerId, QuizAnswer, QuizGame, QuizRules } from './game.js';

/** Points for a right answer. */
const RIGHT_POINTS = { classic: 1, race: 100 } as const;
/** Additional points in a race: all of them for an answer at once, none at the deadline. */
const SPEED_POINTS = 100;

export interface Score {
  readonly player: PlayerId;
  readonly points: number;
  readonly right: number;
  /** Milliseconds that the player took for all answers. Of two with equal points, the quicker one is ahead. */
  readonly ms: number;
  /** Right answers in a row up to now. Shown, never scored. */
  readonly streak: number;
}

/**
 * Points of one answer. In a race, a right one earns 100 + 100 · (1 − t / T), where t is the time taken and T the
 * time there was, rounded.
 */
export const pointsOf = ({ mode, seconds }: QuizRules, { ms }: Pick<QuizAnswer, 'ms'>): number => {
  if (mode === 'classic') return RIGHT_POINTS.classic;
  const left = Math.max(0, 1 - ms / (seconds * 1_000));
  return RIGHT_POINTS.race + Math.round(SPEED_POINTS * left);
};

/** Everybody who ever answered, the best first. Questions that are still open do not count. */
export const scoresOf = (game: QuizGame): readonly Score[] => {
  const counted = closedQuestions(game);
  const players = new Set(game.answers.flatMap((given) => [...given.keys()]));
  return [...players].map((player) => scoreOf(game, counted, player)).sort(byRank);
};

/** Best first; only equal points and equal time make a tie. */
export const byRank = (a: Score, b: Score): number => b.points - a.points || a.ms - b.ms;

/** Questions that were closed and count. */
export const closedQuestions = ({ answers, phase, void: broken }: QuizGame): readonly number[] =>
  [...answers.keys()].filter(
    (question) => !broken.includes(question) && !(phase.kind === 'asking' && phase.question === question),
  );

/** Closed questions that somebody got wrong, or nobody answered. */
export const missedQuestions = (game: QuizGame): readonly number[] =>
  closedQuestions(game).filter((question) => {
    const given = [...(game.answers[question]?.values() ?? [])];
    return given.length === 0 || given.some(({ option }) => option !== game.rules.right[question]);
  });

const scoreOf = ({ answers, rules }: QuizGame, counted: readonly number[], player: PlayerId): Score => {
  let score: Score = { player, points: 0, right: 0, ms: 0, streak: 0 };
  for (const question of counted) {
    const given = answers[question]?.get(player);
    const isRight = given !== undefined && given.option === rules.right[question];
    score = {
      player,
      points: score.points + (isRight ? pointsOf(rules, given) : 0),
      right: score.right + (isRight ? 1 : 0),
      ms: score.ms + (given?.ms ?? 0),
      streak: isRight ? score.streak + 1 : 0,
    };
  }
  return score;
};
