import { ignore } from '../../../core/errors.js';
import type { GenerationState } from '../../../core/generation/store/states.js';
import type { GenerationId, UserId } from '../../../core/ids.js';
import type { Cards } from '../../../core/library/cards.js';
import { type FeatureWithSubjects, press } from '../../chat/command.js';
import { reply, update } from '../../chat/outcome.js';
import type { View } from '../../chat/view.js';
import { pdfCommand, type RequestDependencies, requestPresses, requestView } from './request.js';
import { endView, reviewOverView, reviewView } from './views.js';

export interface PdfDependencies extends RequestDependencies {
  readonly cards: Cards;
}

/** A PDF becomes cards: the request, and every button of its messages. */
export const pdfFeature = (
  dependencies: PdfDependencies,
): FeatureWithSubjects<'generation.progress' | 'generation.end'> => ({
  commands: [pdfCommand(dependencies)],
  presses: [...requestPresses(dependencies), ...endPresses(dependencies), ...reviewPresses(dependencies)],
  submissions: [],
  subjects: {
    'generation.progress': (id) => viewOf(dependencies, id, (state) => requestView(dependencies, state)),
    'generation.end': (id) => viewOf(dependencies, id, endView),
  },
});

const viewOf = async (
  { states }: PdfDependencies,
  id: GenerationId,
  show: (state: GenerationState) => View,
): Promise<View | undefined> => {
  const state = await states.find(id);
  return state && show(state);
};

const endPresses = ({ states }: PdfDependencies) => [
  press({
    action: 'pdf.discard',
    audience: 'everyone',
    run: async (turn, { generation }) => update(endView(await states.discard(turn.actor.user, generation))),
  }),
  press({
    action: 'pdf.undiscard',
    audience: 'everyone',
    run: async (turn, { generation }) => update(endView(await states.undiscard(turn.actor.user, generation))),
  }),
];

const reviewPresses = (dependencies: PdfDependencies) => {
  const { states, cards } = dependencies;
  const at = async (user: UserId, generation: GenerationId, index: number) => {
    const card = await states.cardAt(user, generation, index);
    return card ? reviewView(generation, card) : reviewOverView(await states.own(user, generation));
  };
  return [
    press({
      action: 'pdf.review',
      run: async (turn, { generation }) => reply(await at(turn.actor.user, generation, 0)),
    }),
    press({
      action: 'pdf.turn',
      run: async (turn, { generation, index }) => update(await at(turn.actor.user, generation, index)),
    }),
    press({
      action: 'pdf.keep',
      run: async (turn, { generation, card, index }) => {
        await cards.restore(turn.actor.user, card);
        return update(await at(turn.actor.user, generation, index + 1));
      },
    }),
    press({
      action: 'pdf.drop',
      run: async (turn, { generation, card, index }) => {
        await cards.delete(turn.actor.user, card).catch(ignore('card.not_found'));
        return update(await at(turn.actor.user, generation, index + 1));
      },
    }),
  ];
};
