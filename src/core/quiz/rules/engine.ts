import {
  type Asking,
  activePlayers,
  type EndReason,
  type GameRoom,
  type PlayerId,
  type QuizEffect,
  type QuizEvent,
  type QuizGame,
  type QuizRules,
} from './game.js';
import {
  cycleMsOf,
  GAP_MS,
  isPosted,
  LATE_MS,
  PAUSE_MS,
  quietAt,
  SILENT_QUESTIONS,
  START_MS,
} from './timing.js';

export interface Step {
  readonly game: QuizGame;
  readonly effects: readonly QuizEffect[];
}

/** A game that is about to begin. */
export const newGame = (
  host: PlayerId,
  rules: QuizRules,
  rooms: readonly GameRoom[],
  at: number,
): QuizGame => ({
  host,
  rules,
  rooms,
  phase: { kind: 'starting', at: at + START_MS },
  silent: 0,
  votes: [],
  void: [],
  answers: [],
});

/** What an event makes of a game. An event that means nothing now returns the same game. */
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
    case 'roomLost':
      return loseRoom(game, event.room);
    default:
      return event satisfies never;
  }
};

type EventOf<T extends QuizEvent['type']> = Extract<QuizEvent, { readonly type: T }>;

const unchanged = (game: QuizGame): Step => ({ game, effects: [] });

const answer = (game: QuizGame, { at, player, question, option }: EventOf<'answer'>): Step => {
  const { phase } = game;
  if (phase.kind !== 'asking' || phase.question !== question || at >= phase.deadline) return unchanged(game);
  const given = new Map(game.answers[question]);
  if (given.get(player)?.option === option) return unchanged(game);
  given.set(player, { option, at, ms: Math.max(0, at - phase.openedAt) });
  return { game: { ...game, answers: game.answers.with(question, given) }, effects: [] };
};

/**
 * In each room the time to answer runs from when the room is known to show the question; the deadline is that of the
 * last room. Answers are timed from when the first room shows it.
 */
const posted = (game: QuizGame, { at, question, room }: EventOf<'posted'>): Step => {
  const { phase, rules, rooms } = game;
  if (phase.kind !== 'asking' || phase.question !== question) return unchanged(game);
  if (!rooms.some(({ id }) => id === room) || Object.hasOwn(phase.shownSince, room)) return unchanged(game);
  const since = Math.max(phase.openedAt, at);
  const deadline = Math.max(phase.deadline, since + rules.seconds * 1_000);
  const shown = { ...phase, deadline, shownSince: { ...phase.shownSince, [room]: since } };
  if (isPosted(phase)) return { game: { ...game, phase: shown }, effects: [] };
  const answers = game.answers.with(question, timedFrom(since, game.answers[question]));
  return { game: { ...game, answers, phase: { ...shown, openedAt: since } }, effects: [] };
};

const timedFrom = (openedAt: number, given: QuizGame['answers'][number] = new Map()) =>
  new Map([...given].map(([player, one]) => [player, { ...one, ms: Math.max(0, one.at - openedAt) }]));

/** The game goes on in its other rooms, and ends with the last. */
const loseRoom = (game: QuizGame, room: string): Step => {
  const rooms = game.rooms.filter(({ id }) => id !== room);
  if (rooms.length === game.rooms.length) return unchanged(game);
  const left = { ...game, rooms };
  return rooms.length === 0 ? end(left, 'place_lost') : { game: left, effects: [] };
};

const skip = (game: QuizGame, { at, player }: EventOf<'skip'>): Step => {
  const { phase } = game;
  if (phase.kind !== 'asking') return unchanged(game);
  if (player === game.host) return close(broken(game, phase.question), phase, at, 0);
  const active = activePlayers(game, phase.question);
  if (!active.has(player) || game.votes.includes(player)) return unchanged(game);
  const voted = { ...game, votes: [...game.votes, player] };
  if (voted.votes.length * 2 <= active.size)
    // Only the first vote is shown; showing each would use up the place's send budget.
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
  if (!isPosted(phase)) return wait(game, phase, at);
  if (at - phase.deadline > LATE_MS && !phase.reopened) return reopen(game, phase, at);
  const isSilent = game.answers[phase.question]?.size === 0;
  return close(game, phase, at, isSilent ? game.silent + 1 : 0);
};

/** No room shows the question yet, so its time has not begun. */
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
      shownSince: {},
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
  const nextAt = Math.max(at + GAP_MS, openedAt + cycleMsOf(game));
  return { game: { ...closed, phase: { kind: 'closed', question, nextAt } }, effects: [reveal] };
};

/** The question then counts for nobody: whoever breaks it off must not gain by choosing the moment. */
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
