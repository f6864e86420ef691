import { ignore } from '../../../core/errors.js';
import type { GenerationStates } from '../../../core/generation/store/states.js';
import type { GenerationId, UserId } from '../../../core/ids.js';
import type { Cards } from '../../../core/library/cards.js';
import { press } from '../../chat/command.js';
import { reply, update } from '../../chat/outcome.js';
import { reviewOverView, reviewView } from './review-view.js';

interface ReviewDependencies {
  readonly states: GenerationStates;
  readonly cards: Cards;
  /** Shows how the generation ended as it is by now, in the message that tells it. Best effort. */
  readonly refresh: (generation: GenerationId) => Promise<void>;
}

/** The cards that were made, some at a time: to be read, opened, dropped. */
export const reviewPresses = ({ states, cards, refresh }: ReviewDependencies) => {
  const at = async (user: UserId, generation: GenerationId, index: number) =>
    reviewView(generation, await states.made(user, generation, index));
  return [
    press({
      action: 'pdf.review',
      run: async ({ actor }, { generation }) => reply(await at(actor.user, generation, 0)),
    }),
    press({
      action: 'pdf.turn',
      run: async ({ actor }, { generation, index }) => update(await at(actor.user, generation, index)),
    }),
    press({
      action: 'pdf.keep',
      async run({ actor: { user } }, { generation, card, index }) {
        await cards.restore(user, card);
        return update(await at(user, generation, index));
      },
    }),
    press({
      action: 'pdf.drop',
      async run({ actor: { user } }, { generation, card, index }) {
        await cards.delete(user, card).catch(ignore('card.not_found'));
        return update(await at(user, generation, index));
      },
    }),
    press({
      action: 'pdf.keepRest',
      async run({ actor }, { generation }) {
        const state = await states.own(actor.user, generation);
        await refresh(generation);
        return update(reviewOverView(state));
      },
    }),
  ];
};
