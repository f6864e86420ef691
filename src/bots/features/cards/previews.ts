import type { PreviewId } from '../../../core/ids.js';
import { press } from '../../chat/command.js';
import { ask, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import type { CardsDependencies } from './add.js';
import { shown } from './opened.js';
import { asOneForm, keptView, previewView } from './preview-views.js';
import { replacedView } from './rewrite-views.js';

/** The buttons below cards that wait for their person's word: a list that was typed, or cards in place of another. */
export const previewPresses = (dependencies: CardsDependencies) => {
  const { cards } = dependencies;
  return [
    press({
      action: 'card.preview',
      run: async ({ actor }, { preview, page }) =>
        update(previewView(await cards.previewPage(actor.user, preview, page))),
    }),
    press({
      action: 'card.listBothWays',
      run: async ({ actor }, { preview, page, bothWays }) => {
        await cards.previewBothWays(actor.user, preview, bothWays);
        return update(previewView(await cards.previewPage(actor.user, preview, page)));
      },
    }),
    press({
      action: 'card.keepList',
      run: async (turn, { preview }) => update(await settled(dependencies, turn, preview, true)),
    }),
    press({
      action: 'card.dropList',
      run: async (turn, { preview }) => update(await settled(dependencies, turn, preview, false)),
    }),
    press({
      action: 'card.listAsOne',
      opens: 'form',
      run: async ({ actor }, { preview }) => ask(asOneForm(await cards.previewPage(actor.user, preview, 0))),
    }),
    press({
      action: 'card.unreplace',
      run: async (turn, { preview }) => {
        const card = await cards.undoReplacing(turn.actor.user, preview);
        return update(await shown(dependencies, turn, card, messages.mend.rewrite.undone));
      },
    }),
  ];
};

const settled = async (
  { cards, study }: CardsDependencies,
  { actor: { user } }: Turn,
  preview: PreviewId,
  isKept: boolean,
): Promise<View> => {
  const kept = await cards.settlePreview(user, preview, isKept);
  if (!kept.replacing) return keptView(kept, cards.canEnhance);
  return replacedView(kept, { type: 'card.unreplace', preview }, await study.openSession(user));
};
