import { type Asking, type QuizGame, USUAL_QUESTIONS } from './game.js';

/** From the command to the first question. */
export const START_MS = 5_000;
/** From a question's close to the next one. */
export const GAP_MS = 4_000;
/** Once everybody has answered, a question stays open until nobody has pressed a button for so long. */
export const QUIET_MS = 2_000;
/** A question whose close is handled later than this after its deadline opens once more. */
export const LATE_MS = 2_000;
/** Questions in a row without any answer that pause a game. */
export const SILENT_QUESTIONS = 3;
/** A paused game ends after so long; so does one whose question cannot be shown. */
export const PAUSE_MS = 10 * 60_000;

/** When the game takes its next step by time; undefined once it ended. */
export const wakeAt = (game: QuizGame): number | undefined => {
  const { phase } = game;
  switch (phase.kind) {
    case 'starting':
      return phase.at;
    case 'asking':
      return Math.min(phase.deadline, quietAt(game, phase) ?? phase.deadline);
    case 'closed':
      return phase.nextAt;
    case 'paused':
      return phase.until;
    case 'ended':
      return undefined;
    default:
      return phase satisfies never;
  }
};

/** When a question whose usual players have all answered may close before its time. */
export const quietAt = (game: QuizGame, phase: Asking): number | undefined => {
  const { question } = phase;
  const given = game.answers[question];
  const usual = game.answers
    .slice(Math.max(0, question - USUAL_QUESTIONS), question)
    .flatMap((one) => [...one.keys()]);
  if (!isPosted(phase) || !given || usual.length === 0 || !usual.every((player) => given.has(player))) return;
  return Math.max(...[...given.values()].map(({ at }) => at)) + QUIET_MS;
};

/** Whether a room shows the question yet. */
export const isPosted = ({ shownSince }: Pick<Asking, 'shownSince'>): boolean =>
  Object.keys(shownSince).length > 0;

/** The pace of the room with the smallest send budget. */
export const cycleMsOf = ({ rooms }: QuizGame): number => Math.max(0, ...rooms.map(({ cycleMs }) => cycleMs));
