import type { Mending } from '../../../core/generation/mend/mending.js';
import { press } from '../../chat/command.js';
import { notice, reply, update } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import type { Asking } from '../asking.js';
import { correctionView, explanationView, mendedView, wrongView } from './mend-views.js';

const words = messages.mend;

interface MendDependencies {
  readonly mending: Mending;
  readonly asking: Asking;
}

/** Explain, Card is wrong, and what follows from it. */
export const mendPresses = ({ mending, asking }: MendDependencies) => [
  press({
    action: 'card.explain',
    opens: 'message',
    run: (turn, action) =>
      asking.answer(turn, action, async () => {
        const explanation = await mending.explain(turn.actor.user, action.card, turn.signal);
        return explanation ? reply(explanationView(explanation)) : notice(words.noReason);
      }),
  }),
  press({
    action: 'card.wrong',
    async run({ actor: { user } }, { card: id, session }) {
      const card = await mending.callWrong(user, id);
      return update(wrongView(card, { session, canCorrect: await mending.canAsk(user, id) }));
    },
  }),
  press({
    action: 'card.correct',
    opens: 'message',
    run: (turn, action) =>
      asking.answer(turn, action, async () => {
        const correction = await mending.correct(turn.actor.user, action.card, turn.signal);
        return reply(correctionView(correction, action.session));
      }),
  }),
  press({
    action: 'card.takeCorrection',
    async run({ actor, event }, { card, session }) {
      const taken = await mending.takeCorrection(actor.user, card, event);
      return update(mendedView(taken, 'corrected', session));
    },
  }),
  press({
    action: 'card.keepOld',
    run: async ({ actor }, { card, session }) =>
      update(mendedView(await mending.keep(actor.user, card), 'kept', session)),
  }),
];
