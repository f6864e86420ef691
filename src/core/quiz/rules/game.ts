/** Who plays: a person's id, which means nothing more to the engine. */
export type PlayerId = string;

export type QuizMode = 'classic' | 'race';

export interface QuizRules {
  readonly mode: QuizMode;
  /** Time to answer a question. */
  readonly seconds: number;
  /** Index of the right option, for each question. */
  readonly right: readonly number[];
}

/** A room that shows the game. */
export interface GameRoom {
  /** Means nothing more to the engine. */
  readonly id: string;
  /** At least so many milliseconds between two questions here, for places with a send budget; 0 without one. */
  readonly cycleMs: number;
}

/** The last answer of a player to a question. */
export interface QuizAnswer {
  readonly option: number;
  /** Moment of the last change, in epoch milliseconds. */
  readonly at: number;
  /** Milliseconds from the question's opening to the last change. */
  readonly ms: number;
}

/** Moments are epoch milliseconds throughout. Questions are counted from 0. */
export type QuizPhase =
  | { readonly kind: 'starting'; readonly at: number }
  | {
      readonly kind: 'asking';
      readonly question: number;
      readonly openedAt: number;
      readonly deadline: number;
      /** For each room that shows it, by id: since when. It cannot close by time before one does. */
      readonly shownSince: Readonly<Record<string, number>>;
      /** Whether it was opened a second time; see `LATE_MS`. */
      readonly reopened: boolean;
    }
  | { readonly kind: 'closed'; readonly question: number; readonly nextAt: number }
  | { readonly kind: 'paused'; readonly question: number; readonly until: number }
  | { readonly kind: 'ended'; readonly reason: EndReason };

/** While a question is open. */
export type Asking = Extract<QuizPhase, { readonly kind: 'asking' }>;

export type EndReason = 'finished' | 'stopped' | 'silence' | 'place_lost';

/** All that the course of a game depends on. */
export interface QuizGame {
  /** Null once the host was forgotten, which ended the game. */
  readonly host: PlayerId | null;
  readonly rules: QuizRules;
  /** Rooms where the bot can still post. Losing the last ends the game. */
  readonly rooms: readonly GameRoom[];
  readonly phase: QuizPhase;
  /** Questions in a row that nobody answered. */
  readonly silent: number;
  /** Who wants to skip the question that is being asked. */
  readonly votes: readonly PlayerId[];
  /** Questions that were skipped or broken off, and count for nobody. */
  readonly void: readonly number[];
  /** For each question that was asked. */
  readonly answers: readonly ReadonlyMap<PlayerId, QuizAnswer>[];
}

export type QuizEvent = { readonly at: number } & (
  | {
      readonly type: 'answer';
      readonly player: PlayerId;
      readonly question: number;
      readonly option: number;
    }
  | { readonly type: 'posted'; readonly room: string; readonly question: number }
  | { readonly type: 'roomLost'; readonly room: string }
  | { readonly type: 'skip'; readonly player: PlayerId }
  | { readonly type: 'stop' | 'resume' | 'alarm' }
);

/** What every room is to show. For each room it is stored as a row before it is sent. */
export type QuizEffect =
  | { readonly type: 'ask' | 'reask' | 'vote' | 'reveal'; readonly question: number }
  | { readonly type: 'pause' | 'unpause'; readonly question: number }
  | { readonly type: 'end'; readonly reason: EndReason };

/** Whoever answered one of so many questions before is expected to answer. */
export const USUAL_QUESTIONS = 2;

/** The people who take part right now: they answered this question or one of the two before. */
export const activePlayers = ({ answers }: QuizGame, question: number): ReadonlySet<PlayerId> =>
  new Set(
    answers
      .slice(Math.max(0, question - USUAL_QUESTIONS), question + 1)
      .flatMap((given) => [...given.keys()]),
  );
