import type { SettingsService } from '../../../core/accounts/settings.js';
import type { Mending } from '../../../core/generation/mend/mending.js';
import type { Sharing } from '../../../core/generation/store/sharing.js';
import type { Decks } from '../../../core/library/decks.js';
import type { OthersDecks } from '../../../core/library/others-decks.js';
import type { Study, StudyState } from '../../../core/study/study.js';
import type { Messenger } from '../../chat/messenger.js';
import { type Outcome, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import type { StudyViewOptions } from './parts.js';
import { studyView } from './views.js';

export interface StudyDependencies {
  readonly study: Study;
  readonly accounts: Pick<SettingsService, 'change'>;
  readonly decks: Decks;
  readonly othersDecks: OthersDecks;
  readonly sharing: Sharing;
  readonly mending: Mending;
  readonly messenger: Pick<Messenger, 'send'>;
}

/** In a server the private chat is somewhere else, and can be written to. */
export const optionsFor = async (
  { mending }: StudyDependencies,
  turn: Turn,
  state: StudyState,
): Promise<StudyViewOptions> => ({
  movable: turn.where === 'guild',
  typing: turn.where === 'botDm' ? (turn.typed ? 'message' : 'both') : 'form',
  explain: state.phase === 'answer' && (await mending.canAsk(turn.actor.user, state.card.id)),
});

/** The session as the person sees it there. */
export const viewFor = async (
  dependencies: StudyDependencies,
  turn: Turn,
  state: StudyState,
): Promise<View> => studyView(state, await optionsFor(dependencies, turn, state));

/** In a new message. */
export const replyIn = async (
  dependencies: StudyDependencies,
  turn: Turn,
  state: StudyState,
): Promise<Outcome> => reply(await viewFor(dependencies, turn, state));

/** In the message of the button. */
export const updateIn = async (
  dependencies: StudyDependencies,
  turn: Turn,
  state: StudyState,
): Promise<Outcome> => update(await viewFor(dependencies, turn, state));
