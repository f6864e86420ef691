import type { GenerationState, GenerationStates } from '../../../core/generation/store/states.js';
import { press } from '../../chat/command.js';
import { type Outcome, update } from '../../chat/outcome.js';
import { progressView } from './views.js';

/** The message that goes with a document while it is read. */
export const progressOf = (state: GenerationState): Outcome => ({
  kind: 'reply',
  view: progressView(state),
  subject: { kind: 'generation.progress', id: state.id },
});

export const progressPresses = ({ states }: { readonly states: GenerationStates }) => [
  press({
    action: 'pdf.cancel',
    audience: 'everyone',
    run: async (turn, { generation }) =>
      update(progressView(await states.cancel(turn.actor.user, generation))),
  }),
];
