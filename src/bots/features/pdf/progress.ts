import type { Requests } from '../../../core/generation/store/requests.js';
import type { GenerationState, GenerationStates } from '../../../core/generation/store/states.js';
import { press } from '../../chat/command.js';
import { type Outcome, update } from '../../chat/outcome.js';
import { isShared, type Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { endView } from './end-view.js';
import { progressView } from './views.js';
import { offerView, wishBlocks } from './wish-views.js';

export interface ProgressDependencies {
  readonly requests: Requests;
  readonly states: GenerationStates;
  /** Whether a model writes the cards, in any language and of any kind. */
  readonly hasModel: boolean;
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
}

/** How a request looks: an offer, or how far it is. */
export const requestView = (
  { hasModel }: Pick<ProgressDependencies, 'hasModel'>,
  state: GenerationState,
): View => (state.status === 'offered' ? offerView(state) : progressView(state, wishBlocks(state, hasModel)));

/** What was over already shows its end. */
const stoppedView = (dependencies: Pick<ProgressDependencies, 'hasModel'>, state: GenerationState): View =>
  state.status === 'done' || state.status === 'failed' ? endView(state) : requestView(dependencies, state);

/** The message that goes with a document while it is read. */
export const progressOf = (
  dependencies: Pick<ProgressDependencies, 'hasModel'>,
  state: GenerationState,
): Extract<Outcome, { kind: 'reply' }> => ({
  kind: 'reply',
  view: requestView(dependencies, state),
  subject: { kind: 'generation.progress', id: state.id },
});

export const progressPresses = (dependencies: ProgressDependencies) => {
  const { states, requests } = dependencies;
  return [
    press({
      action: 'pdf.cancel',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        update(stoppedView(dependencies, await states.cancel(turn.actor.user, generation))),
    }),
    press({
      action: 'pdf.anew',
      audience: 'everyone',
      run: async (turn, { generation }) => {
        const { user } = turn.actor;
        await states.own(user, generation);
        await dependencies.admitCosts(turn);
        const { event, place, privatePlace: fallback } = turn;
        const isPublic = isShared(turn);
        const id = await requests.accept({ user, event, place, fallback, isPublic, offer: generation });
        return { ...progressOf(dependencies, await states.own(user, id)), kind: 'update' };
      },
    }),
  ];
};
