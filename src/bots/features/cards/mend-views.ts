import type { Corrected, Correction, Explanation } from '../../../core/generation/mend/mending.js';
import type { Card } from '../../../core/library/card.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type ActionButton, type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, emphasized } from '../shared.js';
import { mendButton, type Session } from './mend-buttons.js';
import { cardView, undoEditButton } from './views.js';

const words = messages.mend;

/** Characters of a front that is only named, and of what stands beside something else in a message. */
const NAMED_FRONT = 120;
const OLD_FRONT = 250;
const OLD_BACK = 300;
const OLD_OPTION = 100;

/** Why the answer is what it is, as its page says. */
export const explanationView = ({ card, text: explanation }: Explanation): View => ({
  blocks: [
    text(bold(clip(card.front, NAMED_FRONT))),
    text(explanation),
    text(italic(card.page === null ? words.byModel : words.byModelFrom({ page: card.page }))),
  ],
  buttons: [
    [
      { label: words.source, action: { type: 'card.source', card: card.id } },
      { label: messages.answers.back, action: { type: 'card.closeSource' } },
    ],
  ],
});

/** The card that was taken out of study, and what to do about it. */
export const wrongView = (
  card: Card,
  { session, canCorrect }: { readonly session: Session; readonly canCorrect: boolean },
): View => ({
  title: words.outOfStudy,
  blocks: [
    text(bold(clip(card.front, OLD_FRONT))),
    text(clip(card.back, OLD_BACK)),
    text(italic(words.untilThen)),
  ],
  buttons: [
    [...(canCorrect ? [mendButton(words.correct, 'card.correct', card, session)] : []), ...mendButtons(card)],
    [mendButton(words.undo, 'card.keepOld', card, session), ...goOn(session)],
  ],
});

/** What the card says and what it would say, one below the other. */
export const correctionView = (correction: Correction, session: Session): View => {
  const { card, outcome } = correction;
  const keep = mendButton(words.keepOld, 'card.keepOld', card, session);
  if (outcome !== 'corrected')
    return {
      blocks: [text(outcome === 'right' ? words.saysTheSame : words.saysTooLittle)],
      buttons: [[keep, ...mendButtons(card)], ...rows(goOn(session))],
    };
  const take = { ...mendButton(words.take, 'card.takeCorrection', card, session), tone: 'success' } as const;
  return {
    title: words.corrected,
    blocks: [
      ...sides(words.now, shortened(card)),
      ...sides(words.after, correction.corrected),
      text(italic(card.page === null ? words.byModel : words.byModelFrom({ page: card.page }))),
    ],
    buttons: [
      [take, keep],
      [deleteButton(card), ...goOn(session)],
    ],
  };
};

/** The card as it is studied from now on. */
export const mendedView = (card: Card, note: 'corrected' | 'kept', session: Session): View =>
  cardView(card, {
    note: note === 'corrected' ? words.taken : words.backInStudy,
    extra: [...goOn(session), ...(note === 'corrected' ? [undoEditButton(card)] : [])],
  });

const shortened = ({ front, back, distractors }: Card): Corrected => ({
  front: clip(front, OLD_FRONT),
  back: clip(back, OLD_BACK),
  distractors: distractors.map((wrong) => clip(wrong, OLD_OPTION)),
});

export const sides = (label: Message | undefined, { front, back, distractors }: Corrected): Block[] => [
  text(...(label ? [italic(label), '\n'] : []), emphasized(front), '\n', back, ...wrongOptions(distractors)),
];

const wrongOptions = (distractors: readonly string[]): readonly string[] =>
  distractors.map((wrong) => `\n· ${wrong}`);

const deleteButton = ({ id }: Card): ActionButton => ({
  label: words.delete,
  action: { type: 'card.delete', card: id },
  tone: 'danger',
});

const mendButtons = (card: Card): Button[] => [
  { label: words.edit, action: { type: 'card.edit', card: card.id } },
  deleteButton(card),
];

const goOn = (session: Session): Button[] =>
  session === null ? [] : [{ label: words.goOn, action: { type: 'study.goOn', session }, tone: 'primary' }];

const rows = (buttons: readonly Button[]): (readonly Button[])[] => (buttons.length > 0 ? [buttons] : []);
