import { z } from 'zod';
import type { GameRoom, QuizGame, QuizPhase } from '../rules/game.js';
import { wakeAt } from '../rules/timing.js';

const moment = z.number();
const question = z.int();
const asking = z.object({
  kind: z.literal('asking'),
  question,
  openedAt: moment,
  deadline: moment,
  shownSince: z.record(z.string(), moment).optional(),
  /** Instead of `shownSince`, in games of earlier versions, which have one room. */
  posted: z.boolean().optional(),
  reopened: z.boolean(),
});
const phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting'), at: moment }),
  asking,
  z.object({ kind: z.literal('closed'), question, nextAt: moment }),
  z.object({ kind: z.literal('paused'), question, until: moment }),
  z.object({ kind: z.literal('ended'), reason: z.enum(['finished', 'stopped', 'silence', 'place_lost']) }),
]);
/** The JSON in `Quiz.state`: all of the game but its rooms, questions and answers, which have rows. */
const storedState = z.object({
  rules: z.object({ mode: z.enum(['classic', 'race']), seconds: z.number() }),
  phase,
  silent: z.int(),
  votes: z.array(z.string()),
  void: z.array(question),
});

/** The game from `Quiz.state` and its rows. */
export const readState = (
  stored: unknown,
  { right, ...rows }: Pick<QuizGame, 'host' | 'rooms' | 'answers'> & { readonly right: readonly number[] },
): QuizGame => {
  const state = storedState.parse(stored);
  return { ...state, ...rows, rules: { ...state.rules, right }, phase: readPhase(state.phase, rows.rooms) };
};

const readPhase = (stored: z.infer<typeof phase>, rooms: readonly GameRoom[]): QuizPhase => {
  if (stored.kind !== 'asking') return stored;
  const { posted = false, shownSince, ...rest } = stored;
  const since = posted ? Object.fromEntries(rooms.map(({ id }) => [id, rest.openedAt])) : {};
  return { ...rest, shownSince: shownSince ?? since };
};

/** The game's columns in `Quiz`. */
export const stateColumns = (game: QuizGame) => {
  const { mode, seconds } = game.rules;
  const wake = wakeAt(game);
  const { silent, votes } = game;
  return {
    state: {
      rules: { mode, seconds },
      phase: { ...game.phase },
      silent,
      votes: [...votes],
      void: [...game.void],
    },
    wakeAt: wake === undefined ? null : new Date(wake),
  };
};
