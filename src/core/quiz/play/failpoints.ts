import type { QuizGame } from '../rules/game.js';
import { isPosted } from '../rules/timing.js';

/** Every change that a game goes through. */
export const TRANSITIONS = [
  'begin',
  'open',
  'wait',
  'post',
  'reopen',
  'vote',
  'close',
  'pause',
  'resume',
  'end',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

/**
 * A moment at which the process may die without harm: a transition is written but not committed, or committed but
 * not queued. At `show.sent`, the platform shows a message and that is not stored yet.
 */
export type Failpoint = `${Transition}.${'written' | 'committed'}` | 'show.sent';

export const FAILPOINTS: readonly Failpoint[] = [
  ...TRANSITIONS.flatMap((name) => [`${name}.written`, `${name}.committed`] as const),
  'show.sent',
];

/** Called at every failpoint as it is reached, for tests that die there. */
export type Reach = (failpoint: Failpoint) => void;

/** The name of a change. A game that only lost one of several rooms has made no transition. */
export const transitionOf = (before: QuizGame, { phase, votes }: QuizGame): Transition | undefined => {
  if (phase === before.phase && votes === before.votes) return;
  switch (phase.kind) {
    case 'starting':
      return 'begin';
    case 'asking':
      if (before.phase.kind === 'paused') return 'resume';
      if (before.phase.kind !== 'asking') return 'open';
      if (votes.length > before.votes.length) return 'vote';
      if (phase.reopened && !before.phase.reopened) return 'reopen';
      return isPosted(phase) && !isPosted(before.phase) ? 'post' : 'wait';
    case 'closed':
      return 'close';
    case 'paused':
      return 'pause';
    case 'ended':
      return 'end';
    default:
      return phase satisfies never;
  }
};
