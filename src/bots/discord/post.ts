import type { PlaceRef } from '../../core/events/refs.js';
import { type EventId, eventPart } from '../../core/ids.js';
import type { Messenger } from '../chat/messenger.js';
import { noticeView } from '../chat/notice-view.js';
import type { Outcome } from '../chat/outcome.js';
import type { Router } from '../chat/router.js';
import { openFormView } from './form.js';

interface Dependencies {
  readonly router: Pick<Router, 'sent'>;
  readonly messenger: Pick<Messenger, 'send'>;
}

/**
 * Answers with messages of the bot's own, where there is no interaction to answer, or none any more.
 * @throws PlaceClosed
 */
export const post = async (
  dependencies: Dependencies,
  outcome: Outcome,
  placeOf: (outcome: Outcome) => PlaceRef,
  event: EventId,
): Promise<void> => {
  const { messenger, router } = dependencies;
  switch (outcome.kind) {
    case 'ask':
      return void (await messenger.send(placeOf(outcome), openFormView(outcome.form), event));
    case 'close':
      return;
    case 'notice':
      return void (await messenger.send(placeOf(outcome), noticeView(outcome), event));
    case 'reply':
    case 'update': {
      const message = await messenger.send(placeOf(outcome), outcome.view, event);
      if (outcome.subject !== undefined) await router.sent(outcome.subject, message);
      return;
    }
    case 'several':
      for (const [i, each] of outcome.outcomes.entries())
        await post(dependencies, each, placeOf, eventPart(event, `${i}`));
      return;
    default:
      outcome satisfies never;
  }
};
