import type { Log } from '../../log.js';
import type { Outcome } from '../chat/outcome.js';
import type { Handling } from '../chat/router.js';
import type { Incoming } from '../chat/turn.js';
import { type Conversation, canUpdate, release, think } from './conversation.js';
import { isGone, loggable } from './failures.js';
import { isHidden } from './place.js';

/** Discord waits 3 s for the first answer; the rest is for the network. */
const ANSWER_PATIENCE_MS = 1_500;
/** A form must itself be the first answer, so it is waited for a little longer. */
const FORM_PATIENCE_MS = 2_000;

/** An interaction whose answer may take its time. */
interface Slow<T> {
  readonly incoming: Incoming;
  readonly handling: Omit<Handling, 'outcome'> & { readonly outcome: Promise<T> };
  readonly conversation: Conversation;
  readonly log: Log;
}

/** The answer, after the interaction was put off where it takes its time. */
export const outcomeInTime = async <T extends Outcome>(exchange: Slow<T>): Promise<T> => {
  const { outcome, opens } = exchange.handling;
  const early = await within(opens === 'form' ? FORM_PATIENCE_MS : ANSWER_PATIENCE_MS, outcome);
  if (!early) await putOff(exchange);
  return outcome;
};

const putOff = async ({ incoming, handling, conversation, log }: Slow<Outcome>): Promise<void> => {
  const { opens, audience } = handling;
  try {
    // Whether a press will update or reply is not known yet; a released button leaves both open.
    if (opens === 'answer' && canUpdate(conversation)) await release(conversation);
    else await think(conversation, isHidden(incoming, opens === 'form' || audience === 'actor'));
  } catch (error) {
    if (isGone(error)) throw error;
    log.warn(
      { event: incoming.event, ...loggable(error) },
      'not put off; the answer itself may still be in time',
    );
  }
};

const within = async <T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
