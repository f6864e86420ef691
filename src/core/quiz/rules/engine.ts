import {
  activePlayers,
  type EndReason,
  type PlayerId,
  type QuizEffect,
  type QuizEvent,
  type QuizGame,
  type QuizPhase,
  type QuizRules,
  USUAL_QUESTIONS,
} from './game.js';

/** From the command to the first question. */
export const START_MS = 5_000;
/** From a question's close to the next one. */
export const GAP_MS = 4_000;
/** After everybody has answered, a question stays open until nobody pressed anything for so long. */
export const QUIET_MS = 2_000;
/** A close handled later than this was not the players' doing: the question opens once more. */
export const LATE_MS = 2_000;
/** Questions in a row without any answer that pause a game. */
export const SILENT_QUESTIONS = 3;
/** A paused game ends after so long; so does one whose question cannot be shown. */
export const PAUSE_MS = 10 * 60_000;

export interface Step {
  readonly game: QuizGame;
  readonly effects: readonly QuizEffect[];
}

/** A game that is about to begin. */
export const newGame = (host: PlayerId, rules: QuizRules, at: number): QuizGame => ({
  host,
  rules,
  phase: { kind: 'starting', at: at + START_MS },
  silent: 0,
  votes: [],
  void: [],
  answers: [],
});

/** What becomes of a game by an event. An event that means nothing now leaves the same game. */
export const step = (game: QuizGame, event: QuizEvent): Step => {
  if (game.phase.kind === 'ended') return unchanged(game);
  switch (event.type) {
    case 'answer':
      return answer(game, event);
    case 'posted':
      return posted(game, event);
    case 'skip':
      return skip(game, event);
    case 'resume':
      return resume(game, event.at);
    case 'alarm':
      return alarm(game, event.at);
    case 'stop':
      return end(game, 'stopped');
    case 'placeLost':
      return end(game, 'place_lost');
    default:
      return event satisfies never;
  }
};

/** When the game must be looked at again; undefined once it ended. */
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

type Asking = Extract<QuizPhase, { kind: 'asking' }>;
type EventOf<T extends QuizEvent['type']> = Extract<QuizEvent, { type: T }>;

const unchanged = (game: QuizGame): Step => ({ game, effects: [] });

const answer = (game: QuizGame, { at, player, question, option }: EventOf<'answer'>): Step => {
  const { phase } = game;
  if (phase.kind !== 'asking' || phase.question !== question || at >= phase.deadline) return unchanged(game);
  const given = new Map(game.answers[question]);
  if (given.get(player)?.option === option) return unchanged(game);
  given.set(player, { option, at, ms: Math.max(0, at - phase.openedAt) });
  return { game: { ...game, answers: game.answers.with(question, given) }, effects: [] };
};

/** The time to answer runs from when the question is known to be there to be read, but never shortens. */
const posted = (game: QuizGame, { at, question }: EventOf<'posted'>): Step => {
  const { phase, rules } = game;
  if (phase.kind !== 'asking' || phase.question !== question || phase.posted) return unchanged(game);
  const openedAt = Math.max(phase.openedAt, at);
  const deadline = Math.max(phase.deadline, openedAt + rules.seconds * 1_000);
  const given = [...(game.answers[question] ?? [])].map(
    ([player, answer]) => [player, { ...answer, ms: Math.max(0, answer.at - openedAt) }] as const,
  );
  const answers = game.answers.with(question, new Map(given));
  return { game: { ...game, answers, phase: { ...phase, openedAt, deadline, posted: true } }, effects: [] };
};

const skip = (game: QuizGame, { at, player }: EventOf<'skip'>): Step => {
  const { phase } = game;
  if (phase.kind !== 'asking') return unchanged(game);
  if (player === game.host) return close(broken(game, phase.question), phase, at, 0);
  const active = activePlayers(game, phase.question);
  if (!active.has(player) || game.votes.includes(player)) return unchanged(game);
  const voted = { ...game, votes: [...game.votes, player] };
  if (voted.votes.length * 2 <= active.size)
    // The others hear of the first vote; to show each would cost the place its send budget.
    return {
      game: voted,
      effects: game.votes.length === 0 ? [{ type: 'vote', question: phase.question }] : [],
    };
  return close(broken(voted, phase.question), phase, at, 0);
};

const resume = (game: QuizGame, at: number): Step => {
  const { phase } = game;
  if (phase.kind !== 'paused' || at >= phase.until) return unchanged(game);
  const asked = ask({ ...game, silent: 0 }, phase.question + 1, at);
  return { ...asked, effects: [{ type: 'unpause', question: phase.question }, ...asked.effects] };
};

const alarm = (game: QuizGame, at: number): Step => {
  const { phase } = game;
  switch (phase.kind) {
    case 'starting':
      return at < phase.at ? unchanged(game) : ask(game, 0, at);
    case 'closed':
      return at < phase.nextAt ? unchanged(game) : ask(game, phase.question + 1, at);
    case 'paused':
      return at < phase.until ? unchanged(game) : end(game, 'silence');
    case 'asking':
      return timeUp(game, phase, at);
    case 'ended':
      return unchanged(game);
    default:
      return phase satisfies never;
  }
};

const timeUp = (game: QuizGame, phase: Asking, at: number): Step => {
  const quiet = quietAt(game, phase);
  if (at < phase.deadline && (quiet === undefined || at < quiet)) return unchanged(game);
  if (!phase.posted) return wait(game, phase, at);
  if (at - phase.deadline > LATE_MS && !phase.reopened) return reopen(game, phase, at);
  const isSilent = game.answers[phase.question]?.size === 0;
  return close(game, phase, at, isSilent ? game.silent + 1 : 0);
};

/** Nobody has seen the question yet, so its time has not begun. */
const wait = (game: QuizGame, phase: Asking, at: number): Step => {
  if (at - phase.openedAt >= PAUSE_MS) return end(game, 'place_lost');
  const deadline = at + game.rules.seconds * 1_000;
  return { game: { ...game, phase: { ...phase, deadline } }, effects: [] };
};

const reopen = (game: QuizGame, phase: Asking, at: number): Step => {
  const deadline = at + game.rules.seconds * 1_000;
  return {
    game: { ...game, phase: { ...phase, openedAt: at, deadline, reopened: true } },
    effects: [{ type: 'reask', question: phase.question }],
  };
};

/** When a question whose usual players have all answered may close before its time. */
const quietAt = (game: QuizGame, { question, posted }: Asking): number | undefined => {
  const given = game.answers[question];
  const usual = game.answers
    .slice(Math.max(0, question - USUAL_QUESTIONS), question)
    .flatMap((one) => [...one.keys()]);
  if (!posted || !given || usual.length === 0 || !usual.every((player) => given.has(player))) return;
  return Math.max(...[...given.values()].map(({ at }) => at)) + QUIET_MS;
};

const ask = (game: QuizGame, question: number, at: number): Step => ({
  game: {
    ...game,
    votes: [],
    answers: [...game.answers, new Map()],
    phase: {
      kind: 'asking',
      question,
      openedAt: at,
      deadline: at + game.rules.seconds * 1_000,
      posted: false,
      reopened: false,
    },
  },
  effects: [{ type: 'ask', question }],
});

const close = (game: QuizGame, { question, openedAt }: Asking, at: number, silent: number): Step => {
  const reveal = { type: 'reveal', question } as const;
  const closed = { ...game, silent, votes: [] };
  if (question + 1 === game.rules.right.length) {
    const ended = end({ ...closed, phase: { kind: 'closed', question, nextAt: at } }, 'finished');
    return { ...ended, effects: [reveal, ...ended.effects] };
  }
  if (silent >= SILENT_QUESTIONS) {
    const phase = { kind: 'paused', question, until: at + PAUSE_MS } as const;
    return { game: { ...closed, phase }, effects: [reveal, { type: 'pause', question }] };
  }
  const nextAt = Math.max(at + GAP_MS, openedAt + game.rules.cycleMs);
  return { game: { ...closed, phase: { kind: 'closed', question, nextAt } }, effects: [reveal] };
};

/** Without the question: whoever breaks it off must not gain by choosing the moment. */
const broken = (game: QuizGame, question: number): QuizGame => ({ ...game, void: [...game.void, question] });

const end = (game: QuizGame, reason: EndReason): Step => {
  const { phase } = game;
  const ended = { type: 'end', reason } as const;
  if (phase.kind === 'asking') {
    const over = { ...broken(game, phase.question), votes: [], phase: { kind: 'ended', reason } as const };
    return { game: over, effects: [{ type: 'reveal', question: phase.question }, ended] };
  }
  const unpause = phase.kind === 'paused' ? [{ type: 'unpause', question: phase.question } as const] : [];
  return { game: { ...game, phase: { kind: 'ended', reason } }, effects: [...unpause, ended] };
};
