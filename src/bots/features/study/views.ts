import type { StudyState } from '../../../core/study/study.js';
import type { Form } from '../../chat/outcome.js';
import { italic } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, emphasized } from '../shared.js';
import { answerView } from './answer-view.js';
import { backlogBlocks, gatherButton, spreadButton } from './backlog-view.js';
import { goOn, modeBlocks, titleOf, whatIsNext } from './mode-views.js';
import { optionButtons, optionsBlocks } from './options.js';
import {
  endButton,
  flagOf,
  type InPhase,
  menuButton,
  NAMED_FRONT,
  type StudyViewOptions,
  undoButton,
} from './parts.js';

const words = messages.study;

/** Characters of an answer that is typed: more than any that is asked for has. */
const TYPED_MAX = 200;

/** A session as it stands. */
export const studyView = (state: StudyState, options: StudyViewOptions): View => {
  switch (state.phase) {
    case 'front':
      return frontView(state, options);
    case 'answer':
      return answerView(state, options);
    case 'done':
      return summaryView(state);
    default:
      return state satisfies never;
  }
};

const frontView = (state: InPhase<'front'>, { movable, typing }: StudyViewOptions): View => {
  const { session, rev, card, question, out } = state;
  const move: Button[] = movable ? [{ label: words.move, action: { type: 'study.move', session } }] : [];
  return {
    accent: 'study',
    title: titleOf(state),
    blocks: [
      ...modeBlocks(state),
      ...backlogBlocks(state),
      ...outBlocks(out),
      text(...flagOf(card), emphasized(card.front)),
      ...optionsBlocks(state),
      ...(question.kind === 'typed' && typing !== 'form' ? [text(italic(words.typed.hint))] : []),
    ],
    buttons: [
      ...optionButtons(state),
      [
        ...(question.kind === 'typed' && typing !== 'message' ? [typeButton(state)] : []),
        {
          label: words.showAnswer,
          action: { type: 'study.show', session, rev },
          ...(question.kind === 'turn' ? { tone: 'primary' } : {}),
        } as const,
        ...spreadButton(state),
      ],
      [...undoOf(state), ...move, menuButton(state), endButton(state)],
      ...leechButtons(state),
    ],
  };
};

const typeButton = ({ session, rev }: StudyState): Button => ({
  label: words.typed.button,
  action: { type: 'study.type', session, rev },
  tone: 'primary',
});

/** Where an answer is typed, on platforms with forms. */
export const typedForm = ({ session, rev, card }: InPhase<'front'>): Form => ({
  title: words.typed.button,
  fields: [
    {
      name: 'answer',
      label: words.typed.field,
      placeholder: clip(card.front, NAMED_FRONT),
      required: true,
      maxLength: TYPED_MAX,
    },
  ],
  submit: { type: 'study.submitTyped', session, rev },
  reopen: { type: 'study.type', session, rev },
});

type Out = InPhase<'front' | 'done'>['out'];

const outBlocks = (out: Out): Block[] =>
  out
    ? [text(italic(words.out[out.why]({ front: clip(out.card.front, NAMED_FRONT), more: out.more ?? 0 })))]
    : [];

/** Right after a card was put aside, or a backlog spread, Undo means that. */
const undoOf = (state: InPhase<'front' | 'done'>): Button[] => {
  const { session, out } = state;
  if (state.phase === 'front' && state.backlog?.kind === 'spread') return [gatherButton(state)];
  if (!out || out.why === 'leech') return undoButton(state);
  return [
    { label: words.undo, action: { type: 'study.bringBack', session, card: out.card.id, isNext: true } },
  ];
};

const leechButtons = ({ session, out }: InPhase<'front' | 'done'>): Button[][] => {
  if (out?.why !== 'leech') return [];
  const { id: card } = out.card;
  return [
    [
      { label: words.rewrite, action: { type: 'card.rewrite', card } },
      { label: words.keepLeech, action: { type: 'study.bringBack', session, card, isNext: false } },
    ],
  ];
};

const summaryView = (state: InPhase<'done'>): View => {
  const { summary, out } = state;
  return {
    accent: 'study',
    title: words.done,
    blocks: [
      ...outBlocks(out),
      ...(summary.firstTry === null ? [text(words.nothingDone)] : [factsOf(summary, summary.firstTry)]),
      ...whatIsNext(state),
    ],
    buttons: [[...undoOf(state), ...goOn(state), decksButton], ...leechButtons(state)],
  };
};

const factsOf = (summary: InPhase<'done'>['summary'], firstTry: number): Block => ({
  kind: 'facts',
  rows: [
    {
      label: words.facts.reviewed,
      value: [words.reviewed({ reviews: summary.reviews, cards: summary.cards })],
    },
    { label: words.facts.firstTry, value: [words.share({ share: firstTry })] },
    { label: words.facts.time, value: [words.spent({ milliseconds: summary.spentMs })] },
  ],
});

export const decksButton: Button = { label: words.decks, action: { type: 'deck.list', page: 0 } };

/** What the old message shows after the session moved. */
export const movedView: View = { blocks: [text(words.moved)] };

/** The session stays where it is, since the private chat is closed to the bot. */
export const notMovedView = (view: View): View => ({
  ...view,
  blocks: [text(italic(words.privateClosed)), ...view.blocks],
});
