import type { Mending } from '../../../core/generation/mend/mending.js';
import { press } from '../../chat/command.js';
import { notice, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { correctionView, explanationView, mendedView, wrongView } from './mend-views.js';

const words = messages.mend;

interface MendDependencies {
  readonly mending: Mending;
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
}

/** Explain, That's wrong, and what follows from it. */
export const mendPresses = ({ mending, admitCosts }: MendDependencies) => [
  press({
    action: 'card.explain',
    opens: 'message',
    async run(turn, { card }) {
      await admitCosts(turn);
      const explanation = await mending.explain(turn.actor.user, card, turn.signal);
      return explanation ? reply(explanationView(explanation)) : notice(words.noReason);
    },
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
    async run(turn, { card, session }) {
      await admitCosts(turn);
      return reply(correctionView(await mending.correct(turn.actor.user, card, turn.signal), session));
    },
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
