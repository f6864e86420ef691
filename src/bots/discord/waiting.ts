import type { Log } from '../../log.js';
import type { Router, Waiting } from '../chat/router.js';
import type { Incoming } from '../chat/turn.js';
import { loggable } from './failures.js';

interface Dependencies {
  readonly router: Pick<Router, 'waiting'>;
  readonly log: Log;
}

/** Shows the messages held for the person. Never rejects: one that cannot be shown stays held. */
export const showWaiting = async (
  { router, log }: Dependencies,
  incoming: Incoming,
  show: (waiting: Waiting) => Promise<unknown>,
): Promise<void> => {
  for (const waiting of await router.waiting(incoming))
    try {
      await show(waiting);
      await waiting.markDelivered();
    } catch (error) {
      const { event } = incoming;
      log.error({ event, owed: waiting.id, ...loggable(error) }, 'held message could not be shown');
    }
};
