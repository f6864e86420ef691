import type { CardId, SessionId } from '../../../core/ids.js';
import type { ActionButton } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.mend;

interface Named {
  readonly id: CardId;
}

/** The study session that goes on afterwards; null where the card was not being studied. */
export type Session = SessionId | null;

type MendAction = 'card.wrong' | 'card.correct' | 'card.takeCorrection' | 'card.keepOld';

export const mendButton = (
  label: ActionButton['label'],
  type: MendAction,
  { id }: Named,
  session: Session,
): ActionButton => ({ label, action: { type, card: id, session } });

/** Says that a card is wrong; the study session goes on afterwards. */
export const wrongButton = (card: Named, session: Session = null): ActionButton =>
  mendButton(words.wrong, 'card.wrong', card, session);

/** Puts a card that was called wrong back into study. */
export const backInStudyButton = (card: Named): ActionButton =>
  mendButton(words.studyAgain, 'card.keepOld', card, null);

/** For cards that a model may explain (`Mending.canAsk`). */
export const explainButton = ({ id }: Named): ActionButton => ({
  label: words.explain,
  action: { type: 'card.explain', card: id },
});
