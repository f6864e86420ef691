import type { GenerationState } from '../../../core/generation/store/states.js';
import type { GenerationId } from '../../../core/ids.js';
import type { Cards } from '../../../core/library/cards.js';
import type { FeatureWithSubjects } from '../../chat/command.js';
import type { View } from '../../chat/view.js';
import { type EndDependencies, endPresses } from './end.js';
import { endView } from './end-view.js';
import { progressPresses, requestView } from './progress.js';
import { pdfCommand, type RequestDependencies } from './request.js';
import { reviewPresses } from './review.js';

export interface PdfDependencies extends RequestDependencies, EndDependencies {
  readonly cards: Cards;
}

/** A PDF becomes cards: the request, and every button of its messages. */
export const pdfFeature = (
  dependencies: PdfDependencies,
): FeatureWithSubjects<'generation.progress' | 'generation.end'> => ({
  commands: [pdfCommand(dependencies)],
  presses: [...progressPresses(dependencies), ...endPresses(dependencies), ...reviewPresses(dependencies)],
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
