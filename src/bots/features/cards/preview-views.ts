import { CARD_BACK_MAX, CARD_FRONT_MAX } from '../../../core/library/limits.js';
import type { CardPreview, Kept, PreviewCard } from '../../../core/library/previews.js';
import type { Form } from '../../chat/outcome.js';
import { bold, italic } from '../../chat/text.js';
import { type Block, type Button, quote, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, pageButtons, pagedTitle } from '../shared.js';
import { listIn } from './card-lists.js';
import { sidesForm } from './forms.js';
import { sidesOfMessage } from './from-message.js';
import { addedView, LISTED_BACK, LISTED_FRONT } from './views.js';

const words = messages.cards;

/** A list that was typed, before it is kept. */
export const previewView = (list: CardPreview): View => {
  const leftOut = leftOutBlocks(list);
  const frontMax = leftOut.length > 0 ? FRONT_WITH_LEFT_OUT : LISTED_FRONT;
  return {
    title: pagedTitle(words.preview.title({ total: list.total }), list.page, list.pages),
    blocks: [
      text(
        list.replaces
          ? messages.mend.rewrite.takePlace({ front: clip(list.replaces.front, LISTED_FRONT) })
          : words.preview.goTo({ deck: list.deck.name }),
      ),
      ...(list.bothWays ? [text(italic(words.preview.bothWays))] : []),
      ...list.cards.map((card) => previewLine(card, frontMax)),
      ...(list.fresh === 0 ? [text(words.preview.allThere)] : []),
      ...leftOut,
    ],
    buttons: [
      [...keepButtons(list), ...waysButton(list), ...oneButton(list), cancelButton(list)],
      pageButtons(list.page, list.pages, (page) => ({
        type: 'card.preview',
        preview: list.preview,
        page,
      })),
    ],
  };
};

/** Characters of a front where lines that were left out stand below the list. */
const FRONT_WITH_LEFT_OUT = 70;

const previewLine = (
  { number, front, back, distractors = [], isThere, isBothWays }: PreviewCard,
  frontMax: number,
): Block =>
  text(
    `${number}. `,
    bold(clip(front, frontMax)),
    `${isBothWays ? ' ⇄ ' : ' — '}${clip([back, ...distractors].join(' ✗ '), LISTED_BACK)}`,
    ...(isThere ? [' · ', italic(words.preview.isThere)] : []),
  );

const leftOutBlocks = ({ text: typed }: Pick<CardPreview, 'text'>): Block[] => {
  const { leftOut = [] } = listIn(typed) ?? {};
  return leftOut.length === 0 ? [] : [text(words.preview.leftOut), quote(leftOut.join('\n'))];
};

const keepButtons = ({ preview, fresh, replaces }: CardPreview): Button[] =>
  fresh === 0
    ? []
    : [
        {
          label: (replaces ? messages.mend.rewrite.replace : words.preview.add)({ count: fresh }),
          action: { type: 'card.keepList', preview },
          tone: 'success',
        },
      ];

const waysButton = ({ preview, page, fresh, bothWays }: CardPreview): Button[] => {
  if (fresh === 0 || bothWays === undefined) return [];
  const label = bothWays ? messages.cards.oneWay : messages.cards.bothWays;
  return [{ label, action: { type: 'card.listBothWays', preview, page, bothWays: !bothWays } }];
};

const cancelButton = ({ preview }: CardPreview): Button => ({
  label: words.preview.cancel,
  action: { type: 'card.dropList', preview },
});

const oneButton = (list: CardPreview): Button[] => {
  if (list.replaces) return [];
  const { front = '', back = '' } = sidesOfMessage(list.text);
  const fits = front.length <= CARD_FRONT_MAX && back.length <= CARD_BACK_MAX;
  return fits
    ? [{ label: words.preview.asOne, action: { type: 'card.listAsOne', preview: list.preview } }]
    : [];
};

/** The form for a card of the whole text. */
export const asOneForm = ({ preview, deck, text: typed }: CardPreview): Form => ({
  ...sidesForm(sidesOfMessage(typed)),
  title: words.forms.new,
  submit: { type: 'card.submitNew', deck: deck.id },
  reopen: { type: 'card.listAsOne', preview },
});

/** What became of a list. */
export const keptView = (kept: Kept, enhance: boolean): View => {
  const [card, another] = kept.cards;
  if (!card) return { blocks: [text(words.preview.notKept)] };
  const added = another ? severalAddedView(kept) : addedView(card, enhance);
  return { ...added, blocks: [...added.blocks, ...leftOutBlocks(kept)] };
};

/** Cards that were added together. */
export const severalAddedView = ({ deck, cards }: Pick<Kept, 'deck' | 'cards'>): View => ({
  title: words.preview.added({ count: cards.length }),
  blocks: [{ kind: 'facts', rows: [{ label: words.deck, value: [deck.name] }] }],
  buttons: [
    [
      { label: words.preview.show, action: { type: 'card.list', deck: deck.id, page: 0 } },
      { label: words.study, action: { type: 'study.start', deck: deck.id }, tone: 'primary' },
    ],
  ],
});
