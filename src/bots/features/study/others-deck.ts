import { UserError } from '../../../core/errors.js';
import type { Sharing } from '../../../core/generation/store/sharing.js';
import type { DeckId } from '../../../core/ids.js';
import type { CopiedCards } from '../../../core/library/copy-cards.js';
import type { OthersDeck, OthersDecks } from '../../../core/library/others-decks.js';
import type { Action } from '../../chat/action.js';
import { press } from '../../chat/command.js';
import { reply, update } from '../../chat/outcome.js';
import { bold } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import { text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.study;

interface OthersDeckDependencies {
  readonly othersDecks: OthersDecks;
  readonly sharing: Sharing;
}

/** What somebody is told who would study another person's deck; undefined if they are not to know of it. */
export const othersDeck = async (
  { othersDecks, sharing }: OthersDeckDependencies,
  turn: Turn,
  id: DeckId | null,
): Promise<View | undefined> => {
  const { user, identity } = turn.actor;
  const deck = id && (await othersDecks.find(user, id, identity.platform));
  if (!deck) return undefined;
  if (await mayCopy(turn, deck)) return othersDeckView(deck, { type: 'deck.copy', deck: id });
  const generation = await sharing.findFor(id, turn.place);
  if (generation) return othersDeckView(deck, { type: 'pdf.get', generation });
  return deck.isPublic ? othersDeckView(deck) : undefined;
};

/** Decks are offered to the members of a server or group, wherever those are when they ask. */
const mayCopy = async ({ space, isMemberOf }: Turn, { offeredIn }: OthersDeck): Promise<boolean> => {
  if (space && offeredIn.includes(space.platformSpaceId)) return true;
  for (const each of offeredIn) if (await isMemberOf?.(each)) return true;
  return false;
};

/** Copies an offered deck. */
export const copyPress = ({ othersDecks }: OthersDeckDependencies) =>
  press({
    action: 'deck.copy',
    async run(turn, { deck: id }) {
      const { user, identity } = turn.actor;
      const deck = await othersDecks.find(user, id, identity.platform);
      if (!deck || !(await mayCopy(turn, deck))) throw new UserError('deck.not_found', {});
      return update(copiedView(await othersDecks.copy(user, id, turn.event)));
    },
  });

/** Takes a copy of the cards of a report that everybody here could watch. */
export const getPress = ({ sharing }: OthersDeckDependencies) =>
  press({
    action: 'pdf.get',
    run: async ({ actor, place, event }, { generation }) =>
      reply(copiedView(await sharing.take(actor.user, generation, place, event))),
  });

/** @param get what gives a copy, where there is one to be had */
export const othersDeckView = ({ name: deck, owner, isShared }: OthersDeck, get?: Action): View => ({
  blocks: [text(wordsFor(isShared, get)({ deck, ...(owner ? { owner } : {}) }))],
  ...(get ? { buttons: [[{ label: words.getCards, action: get, tone: 'primary' } as const]] } : {}),
});

/** Where its report stands elsewhere, as for the private chat to which a group leads, the button is there. */
const wordsFor = (isShared: boolean, get: Action | undefined) => {
  if (get) return words.offered;
  return isShared ? words.sharedElsewhere : words.notOffered;
};

export const copiedView = ({ copied: cards, deck, deckId }: CopiedCards): View => ({
  blocks: [text(cards > 0 ? words.copied({ cards, deck: [bold(deck)] }) : words.copiedBefore)],
  buttons: [[{ label: words.studyNow, action: { type: 'study.start', deck: deckId }, tone: 'primary' }]],
});
