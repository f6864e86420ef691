import type { UserError } from '../../../core/errors.js';
import type { SessionId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import type { Enhanced } from '../../../core/library/enhance.js';
import { bold, italic, type Message, type Piece } from '../../chat/text.js';
import { type ActionButton, type Block, type Button, text, type View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { moveButton } from '../moving/selected.js';
import { clip, emphasized, inRows } from '../shared.js';
import { flagOf } from '../study/parts.js';
import { backInStudyButton, explainButton, wrongButton } from './mend-buttons.js';
import { sourceOf } from './source-view.js';

const words = messages.cards;
const { rewrite: rewriting } = messages.mend;

/** Characters of a card's sides in a list, where ten of them share a message. */
export const LISTED_FRONT = 90;
export const LISTED_BACK = 50;

/** How an opened card is shown. */
export interface CardViewOptions {
  /** Says what just happened to it. */
  readonly note?: Message;
  readonly enhance?: boolean;
  readonly explain?: boolean;
  /** It was just added: it has nothing to be flagged or set aside for. */
  readonly isNew?: boolean;
  readonly extra?: readonly Button[];
  /** The open study session, which goes on in place of another one. */
  readonly session?: SessionId | undefined;
}

/** A card with everything that can be done to it: to its words, and below that to its study. */
export const cardView = (card: Card, options: CardViewOptions = {}): View => ({
  ...(options.note === undefined ? {} : { title: options.note }),
  blocks: [
    text(...flagOf(card), emphasized(card.front)),
    ...answerBlocks(card),
    { kind: 'facts', rows: factsOf(card) },
    ...(card.isWrong ? [text(italic(messages.mend.isWrong))] : []),
    ...(card.isBothWays ? [text(italic(words.isBothWays))] : []),
    ...(card.isSetAside ? [text(italic(card.isLeech ? rewriting.isLeech : words.isSetAside))] : []),
  ],
  buttons: [
    ...inRows(wordsButtons(card, options)),
    [studyButton(card, options.session), ...(options.isNew ? [] : inStudyButtons(card))],
  ],
});

const wordsButtons = (card: Card, { extra = [], explain, enhance }: CardViewOptions): Button[] => [
  ...extra,
  ...(card.isLeech && !card.isWrong ? [rewriteButton(card)] : []),
  editButton(card),
  ...waysButton(card),
  moveButton(card),
  { label: words.delete, action: { type: 'card.delete', card: card.id }, tone: 'danger' },
  ...(card.hasSource ? [sourceButton(card)] : []),
  ...(explain ? [explainButton(card)] : []),
  ...(enhance ? [improveButton(card)] : []),
];

export const editButton = ({ id }: Pick<Card, 'id'>): Button => ({
  label: words.edit,
  action: { type: 'card.edit', card: id },
});

/** For a card that is forgotten again and again. */
export const rewriteButton = ({ id }: Pick<Card, 'id'>): Button => ({
  label: messages.study.rewrite,
  action: { type: 'card.rewrite', card: id },
  tone: 'primary',
});

/** Characters of an answer that could as well be asked for what it answers. */
const ASKED_BACK_MAX = 120;

/** One line that is short can be asked for: a term, a date, a word of another language. */
const waysButton = (card: Card): Button[] => {
  const { id, kind, back, isBothWays } = card;
  const bothWays = !isBothWays;
  if (kind !== 'basic' || (bothWays && (back.length > ASKED_BACK_MAX || back.includes('\n')))) return [];
  const label = bothWays ? words.bothWays : words.oneWay;
  return [{ label, action: { type: 'card.bothWays', card: id, bothWays } }];
};

export const studyButton = ({ deck }: Card, session: SessionId | undefined): Button =>
  session
    ? { label: words.backToSession, action: { type: 'study.goOn', session }, tone: 'primary' }
    : { label: words.study, action: { type: 'study.start', deck: deck.id }, tone: 'primary' };

const flagButton = ({ id: card, isFlagged }: Card): Button => ({
  label: isFlagged ? messages.study.menu.unflag : messages.study.menu.flag,
  action: { type: 'card.flag', card, flagged: !isFlagged },
});

/** Its flag, out of study and back into it. A card that one wrote oneself is edited or deleted when it is wrong. */
const inStudyButtons = (card: Card): Button[] => {
  if (card.isWrong) return [flagButton(card), backInStudyButton(card)];
  const { id, isSetAside, hasSource } = card;
  const aside: Button = isSetAside
    ? { label: messages.mend.studyAgain, action: { type: 'card.studyAgain', card: id } }
    : { label: messages.study.menu.setAside, action: { type: 'card.setAside', card: id } };
  return [flagButton(card), aside, ...(hasSource ? [wrongButton(card)] : [])];
};

export const sourceButton = (card: Card): Button => ({
  label: words.showSource,
  action: { type: 'card.source', card: card.id },
});
const improveButton = (card: Card): ActionButton => ({
  label: words.improve,
  action: { type: 'card.enhance', card: card.id },
});
export const undoEditButton = ({ id, revision }: Card): Button => ({
  label: words.undo,
  action: { type: 'card.undoEdit', card: id, revision },
});

const answerBlocks = ({ back, distractors }: Card): Block[] => [
  text(back),
  ...(distractors.length === 0
    ? []
    : [text(italic(words.wrongAnswers), ...distractors.map((wrong) => `\n· ${wrong}`))]),
];

const factsOf = (card: Card): { label: Message; value: readonly Piece[] }[] => [
  { label: words.deck, value: [card.deck.name] },
  ...(card.hasSource
    ? [
        {
          label: words.source,
          value: [sourceOf(card.document, card.page)],
        },
      ]
    : []),
];

export const addedView = (card: Card, enhance: boolean, isNewDeck = false): View =>
  cardView(card, {
    note: isNewDeck ? words.addedToNew({ deck: card.deck.name }) : words.added,
    enhance,
    isNew: true,
  });

/** The card stays even where improving it failed. */
export const notImprovedView = (card: Card, error: UserError, enhance: boolean): View => {
  const again = { label: messages.answers.tryAgain, action: improveButton(card).action };
  const view = cardView(card, { note: words.added, extra: enhance ? [again] : [], isNew: true });
  return { ...view, blocks: [...view.blocks, text(words.notImproved({ why: errorMessage(error) }))] };
};

/** In place of the card that was not added, the one that is there. */
export const existingView = (error: UserError<'card.exists'>): View => {
  const { card, aside, front } = error.details;
  return {
    title: errorMessage(error),
    blocks: [text(clip(front, LISTED_FRONT))],
    buttons: [
      [
        { label: words.showExisting, action: { type: 'card.show', card } },
        { label: words.addAnyway, action: { type: 'card.addAnyway', card: aside } },
      ],
    ],
  };
};

export const changedView = (card: Card, options: CardViewOptions = {}): View =>
  cardView(card, {
    ...options,
    note: card.isBothWays ? words.changedBothWays : words.changed,
    extra: [undoEditButton(card)],
  });

export const deletedView = (card: Card): View => ({
  title: words.deleted,
  blocks: [
    text(clip(card.front, LISTED_FRONT)),
    ...(card.isBothWays ? [text(italic(words.otherWayStays))] : []),
  ],
  buttons: [[{ label: words.undo, action: { type: 'card.restore', card: card.id } }]],
});

/** The answer before and after; the question is only named, for both answers to fit. */
export const enhancedView = ({ before, card }: Enhanced): View => ({
  title: words.improved,
  blocks: [
    text(bold(clip(card.front, LISTED_FRONT))),
    text(italic(words.before), `\n${before}`),
    text(italic(words.after), `\n${card.back}`),
  ],
  buttons: [
    [
      undoEditButton(card),
      { label: words.edit, action: { type: 'card.edit', card: card.id } },
      { label: words.study, action: { type: 'study.start', deck: card.deck.id }, tone: 'primary' },
    ],
  ],
});
