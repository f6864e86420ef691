import { UserError, type UserErrorCode } from '../../core/errors.js';
import type { UserId } from '../../core/ids.js';
import { type Action, encodeAction } from '../chat/action.js';
import { type Outcome, refusal } from '../chat/outcome.js';
import type { Turn } from '../chat/turn.js';
import { errorMessage } from '../messages/messages.js';

/** Questions to a model that one person may have open. */
const OPEN_MAX = 3;

/** Puts a person's question to a model. They wait for its answer, and for nothing else that they do meanwhile. */
export interface Asking {
  /**
   * @param again the action that asks the same
   * @throws UserError `model.busy`, `model.too_many`, `model.interrupted`, and what `ask` throws
   */
  ask<T>(turn: Turn, again: Action, ask: () => Promise<T>): Promise<T>;
  /** The same; where a model fails, a button asks it again. */
  answer(turn: Turn, again: Action, ask: () => Promise<Outcome>): Promise<Outcome>;
}

interface Dependencies {
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
}

export const createAsking = ({ admitCosts }: Dependencies): Asking => {
  // In memory: one that is forgotten costs a second question, and writes nothing twice.
  const open = new Map<UserId, Set<string>>();
  const ask: Asking['ask'] = async (turn, again, askModel) => {
    const { user } = turn.actor;
    const question = encodeAction(again);
    const asked = open.get(user) ?? new Set();
    if (asked.has(question)) throw new UserError('model.busy', {});
    if (asked.size >= OPEN_MAX) throw new UserError('model.too_many', { limit: OPEN_MAX });
    open.set(user, asked.add(question));
    try {
      await admitCosts(turn);
      turn.stepAside?.();
      return await askModel();
    } catch (error) {
      throw isFromAbort(error, turn.signal) ? new UserError('model.interrupted', {}) : error;
    } finally {
      asked.delete(question);
      if (asked.size === 0) open.delete(user);
    }
  };
  return {
    ask,
    answer: (turn, again, askModel) => orAskAgain(again, () => ask(turn, again, askModel)),
  };
};

/** What is aborted throws the signal's reason, or has it for a cause. */
const isFromAbort = (error: unknown, { aborted, reason }: AbortSignal): boolean =>
  aborted && (error === reason || (error instanceof Error && error.cause === reason));

/** Failures of a model that may be over the next time. */
const PASSING: readonly UserErrorCode[] = [
  'model.slow',
  'model.interrupted',
  'enhance.failed',
  'mend.failed',
];

const orAskAgain = async (again: Action, work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError && PASSING.includes(error.code))
      return refusal(errorMessage(error), again);
    throw error;
  }
};
