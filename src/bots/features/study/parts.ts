import type { StudyCard } from '../../../core/study/session-row.js';
import type { StudyState } from '../../../core/study/study.js';
import type { Button } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.study;

/** Characters of a front that is only named. */
export const NAMED_FRONT = 80;

export interface StudyViewOptions {
  /** Offers to go on in the private chat. */
  readonly movable: boolean;
  /** Whether a model may explain the card's answer. */
  readonly explain: boolean;
  /** How an answer is typed here: in a form, as a message, or either. */
  readonly typing: 'form' | 'message' | 'both';
}

/** A session at such a point. */
export type InPhase<P extends StudyState['phase']> = Extract<StudyState, { readonly phase: P }>;

export const undoButton = (state: StudyState): Button[] => {
  const { session, rev, reviews } = state;
  const isAnswered = state.phase === 'answer' && state.answered !== undefined;
  return reviews === 0 && !isAnswered
    ? []
    : [{ label: words.undo, action: { type: 'study.undo', session, rev } }];
};

export const endButton = ({ session }: StudyState): Button => ({
  label: words.end,
  action: { type: 'study.end', session },
});

export const menuButton = ({ session, rev }: StudyState): Button => ({
  label: words.menu.more,
  action: { type: 'study.menu', session, rev },
});

/** A flag stands before the card that has it. */
export const flagOf = ({ isFlagged }: StudyCard): string[] => (isFlagged ? ['⚑ '] : []);
