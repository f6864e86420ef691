import type { Card } from '../../../core/library/card.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import type { CardsDependencies } from './add.js';
import { type CardViewOptions, cardView } from './views.js';

/** What a card is shown with. */
export const optionsFor = async (
  { cards, mending, study }: CardsDependencies,
  { actor: { user } }: Turn,
  { id }: Card,
): Promise<CardViewOptions> => ({
  enhance: cards.canEnhance,
  explain: await mending.canAsk(user, id),
  session: await study.openSession(user),
});

/** A card with all that can be done to it. @param note says what just happened to it */
export const shown = async (
  dependencies: CardsDependencies,
  turn: Turn,
  card: Card,
  note?: Message,
): Promise<View> =>
  cardView(card, {
    ...(await optionsFor(dependencies, turn, card)),
    ...(note === undefined ? {} : { note }),
  });
