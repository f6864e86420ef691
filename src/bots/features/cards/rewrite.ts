import { UserError, type UserErrorCode } from '../../../core/errors.js';
import type { Mending } from '../../../core/generation/mend/mending.js';
import type { Cards } from '../../../core/library/cards.js';
import { foldedSides } from '../../../core/library/folded.js';
import type { Study } from '../../../core/study/study.js';
import type { ActionOf } from '../../chat/action.js';
import { press, submission } from '../../chat/command.js';
import { ask, type Outcome, reply } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { errorMessage, messages } from '../../messages/messages.js';
import type { Asking } from '../asking.js';
import { orTryAgain } from '../shared.js';
import { previewView } from './preview-views.js';
import { byHandView, rewriteView, splitForm } from './rewrite-views.js';
import { readCards } from './typed-cards.js';
import { cardView } from './views.js';

const words = messages.mend.rewrite;

interface RewriteDependencies {
  readonly cards: Cards;
  readonly mending: Mending;
  readonly study: Pick<Study, 'openSession'>;
  readonly asking: Asking;
}

/** Rewrite it: by a model, or in one's own words. */
export const rewritePresses = (dependencies: RewriteDependencies) => [
  press({
    action: 'card.rewrite',
    opens: 'message',
    run: (turn, action) => rewrite(dependencies, turn, action),
  }),
  press({
    action: 'card.split',
    opens: 'form',
    run: async ({ actor }, { card }) => ask(splitForm(await dependencies.cards.show(actor.user, card))),
  }),
];

/** What was written in place of a card is looked at before it is kept. */
export const rewriteSubmissions = ({ cards }: RewriteDependencies) => [
  submission({
    action: 'card.submitSplit',
    run: ({ actor: { user }, event }, { card: id, revision }, { cards: text = '' }) =>
      orTryAgain({ type: 'card.split', card: id }, async () => {
        const card = await cards.show(user, id);
        const typed = readCards({ front: text });
        if (typed.kind === 'part') throw new UserError('list.one_side', { card: 1 });
        if (typed.cards.every((one) => foldedSides(one) === foldedSides(card)))
          return reply(cardView(card, { note: messages.cards.unchanged }));
        const list = { deck: card.deck.id, text, cards: typed.cards, replaces: { id, revision } };
        return reply(previewView(await cards.preview(user, list, event)));
      }),
  }),
];

const rewrite = async (
  { cards, mending, study, asking }: RewriteDependencies,
  turn: Turn,
  action: ActionOf<'card.rewrite'>,
): Promise<Outcome> => {
  const { user } = turn.actor;
  const card = await cards.show(user, action.card);
  const session = await study.openSession(user);
  if (!mending.canRewrite) return reply(byHandView(card, { why: words.noModel, session }));
  try {
    const { event, signal } = turn;
    return await asking.ask(turn, action, async () =>
      reply(rewriteView(await mending.rewrite(user, card.id, event, signal), session)),
    );
  } catch (error) {
    return reply(byHandView(card, { ...failure(error, action), session }));
  }
};

/** What may be over the next time, and what will not. */
const FAILURES: Partial<Record<UserErrorCode, 'passes' | 'stays'>> = {
  'mend.failed': 'passes',
  'model.slow': 'passes',
  'model.interrupted': 'passes',
  'model.spent': 'stays',
  'space.members_only': 'stays',
};

const failure = (error: unknown, again: ActionOf<'card.rewrite'>) => {
  if (!(error instanceof UserError)) throw error;
  const { code }: UserError = error;
  const kind = FAILURES[code];
  if (!kind) throw error;
  const why = words.byHand({ why: errorMessage(error) });
  return { why, ...(kind === 'passes' && { again }) };
};
