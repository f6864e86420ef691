import type { Rewriting } from '../../../core/generation/mend/rewriting.js';
import type { SessionId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import { LIST_TEXT_MAX } from '../../../core/library/limits.js';
import type { CardPreview, Kept } from '../../../core/library/previews.js';
import type { Form } from '../../chat/outcome.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type ActionButton, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { sides } from './mend-views.js';
import { cardView, editButton, LISTED_BACK, LISTED_FRONT, sourceButton, studyButton } from './views.js';
import { typedWrong } from './wrong-answers.js';

const words = messages.mend.rewrite;

/** Characters of the old sides, beside which two whole cards must have room. */
const OLD_FRONT = 150;
const OLD_BACK = 200;
/** Characters of sides that are only named. */
const NAMED_FRONT = 250;
const NAMED_BACK = 300;

type Session = SessionId | undefined;

/** The card and what could stand in its place, one below the other. */
export const rewriteView = ({ card, proposed }: Rewriting, session: Session): View => {
  const cards = proposed?.cards.filter(({ isThere }) => !isThere) ?? [];
  if (!proposed || cards.length === 0) return byHandView(card, { why: words.nothingBetter, session });
  const count = cards.length;
  const isFromPassage = cards.some(({ quote }) => quote !== undefined);
  return {
    title: words.proposed,
    blocks: [
      ...sides(words.now, {
        front: clip(card.front, OLD_FRONT),
        back: clip(card.back, OLD_BACK),
        distractors: [],
      }),
      ...cards.flatMap((each, i) =>
        sides(i === 0 ? words.instead({ count }) : undefined, { ...each, distractors: [] }),
      ),
      text(italic(isFromPassage ? fromPassage(card) : words.byModelAlone)),
    ],
    buttons: [
      [
        { label: words.use({ count }), action: keepList(proposed), tone: 'success' },
        { label: messages.mend.keepOld, action: { type: 'card.studyAgain', card: card.id } },
      ],
      [
        splitButton(card),
        editButton(card),
        ...(isFromPassage ? [sourceButton(card)] : []),
        ...backTo(session),
      ],
    ],
  };
};

const fromPassage = ({ page }: Card): Message =>
  page === null ? messages.mend.byModel : messages.mend.byModelFrom({ page });

/** What its person can do themselves. @param again the action that asks the model once more */
export const byHandView = (
  card: Card,
  {
    why,
    again,
    session,
  }: { readonly why: Message; readonly again?: ActionButton['action']; readonly session: Session },
): View => ({
  blocks: [text(bold(clip(card.front, NAMED_FRONT)), `\n${clip(card.back, NAMED_BACK)}`), text(why)],
  buttons: [
    [
      splitButton(card),
      editButton(card),
      { label: messages.study.keepLeech, action: { type: 'card.studyAgain', card: card.id } },
    ],
    [...(again ? [{ label: messages.answers.tryAgain, action: again }] : []), ...backTo(session)],
  ],
});

/** The form in which a card is written as several. */
export const splitForm = ({ id, revision, front, back, distractors }: Card): Form => ({
  title: words.splitTitle,
  fields: [
    {
      name: 'cards',
      label: words.splitField,
      value: [`${front.replace(/\s*\n\s*/g, ' ')} :: ${back}`, ...distractors.map(typedWrong)].join('\n'),
      long: true,
      required: true,
      maxLength: LIST_TEXT_MAX,
    },
  ],
  submit: { type: 'card.submitSplit', card: id, revision },
  reopen: { type: 'card.split', card: id },
});

/** What became of cards that were to take the place of another. */
export const replacedView = ({ cards, deck }: Kept, undo: ActionButton['action'], session: Session): View => {
  const count = cards.length;
  const [card, another] = cards;
  if (!card) return { blocks: [text(words.notReplaced)], buttons: [backTo(session)] };
  const note = words.replaced({ count });
  const undoButton = { label: messages.mend.undo, action: undo };
  if (!another) return cardView(card, { note, extra: [undoButton], session });
  return {
    title: note,
    blocks: cards
      .slice(0, SHOWN)
      .map(({ front, back }) => text(bold(clip(front, LISTED_FRONT)), ` — ${clip(back, LISTED_BACK)}`)),
    buttons: [
      [
        undoButton,
        { label: messages.cards.preview.show, action: { type: 'card.list', deck: deck.id, page: 0 } },
        studyButton(card, session),
      ],
    ],
  };
};

/** Of many, the first ones stand for all. */
const SHOWN = 10;

const keepList = ({ preview }: CardPreview): ActionButton['action'] => ({ type: 'card.keepList', preview });

const splitButton = ({ id }: Card): Button => ({
  label: words.split,
  action: { type: 'card.split', card: id },
});

const backTo = (session: Session): Button[] =>
  session
    ? [{ label: messages.cards.backToSession, action: { type: 'study.goOn', session }, tone: 'primary' }]
    : [];
