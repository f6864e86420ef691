import type { Cards } from '../../../core/library/cards.js';
import { press } from '../../chat/command.js';
import { ask, update } from '../../chat/outcome.js';
import { asOneForm, keptView, previewView } from './preview-views.js';

/** The buttons below a list that was typed. */
export const previewPresses = ({ cards }: { readonly cards: Cards }) => [
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
    run: async ({ actor }, { preview }) =>
      update(keptView(await cards.settlePreview(actor.user, preview, true), cards.canEnhance)),
  }),
  press({
    action: 'card.dropList',
    run: async ({ actor }, { preview }) =>
      update(keptView(await cards.settlePreview(actor.user, preview, false), cards.canEnhance)),
  }),
  press({
    action: 'card.listAsOne',
    opens: 'form',
    run: async ({ actor }, { preview }) => ask(asOneForm(await cards.previewPage(actor.user, preview, 0))),
  }),
];
