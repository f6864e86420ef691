import type { StudyCard } from '../../../core/study/session-row.js';
import type { StudyState } from '../../../core/study/study.js';
import { italic } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { explainButton, wrongButton } from '../cards/mend-buttons.js';
import { clip, emphasized } from '../shared.js';
import { backlogBlocks, gatherButton, spreadButton } from './backlog-view.js';
import { filledGap } from './filled-gap.js';
import { goOn, gradeButtons, modeBlocks, titleOf, whatIsNext } from './mode-views.js';
import { optionsOf, optionsText } from './options.js';

const words = messages.study;

/** Characters of a front that is only named. */
export const NAMED_FRONT = 80;

export interface StudyViewOptions {
  /** Offers to go on in the private chat. */
  readonly movable: boolean;
  /** Whether a model may explain the card's answer. */
  readonly explain: boolean;
}

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

/** A session at such a point. */
export type InPhase<P extends StudyState['phase']> = Extract<StudyState, { readonly phase: P }>;

const undoButton = ({ session, rev, reviews }: StudyState): Button[] =>
  reviews === 0 ? [] : [{ label: words.undo, action: { type: 'study.undo', session, rev } }];

const endButton = ({ session }: StudyState): Button => ({
  label: words.end,
  action: { type: 'study.end', session },
});

const frontView = (state: InPhase<'front'>, { movable }: StudyViewOptions): View => {
  const { session, rev, card, out } = state;
  const move: Button[] = movable ? [{ label: words.move, action: { type: 'study.move', session } }] : [];
  return {
    accent: 'study',
    title: titleOf(state),
    blocks: [
      ...modeBlocks(state),
      ...backlogBlocks(state),
      ...outBlocks(out),
      text(...flagOf(card), emphasized(card.front)),
      ...optionsText(card),
    ],
    buttons: [
      [
        { label: words.showAnswer, action: { type: 'study.show', session, rev }, tone: 'primary' },
        ...spreadButton(state),
      ],
      [...undoOf(state), ...move, menuButton(state), endButton(state)],
      ...leechButtons(state),
    ],
  };
};

const answerView = (state: InPhase<'answer'>, { explain }: StudyViewOptions): View => {
  const { session, card } = state;
  return {
    accent: 'study',
    title: titleOf(state),
    blocks: [
      ...answerBlocks(card),
      ...(card.page === null ? [] : [text(italic(words.fromPage({ page: card.page })))]),
    ],
    buttons: [
      gradeButtons(state),
      [
        ...(card.hasSource
          ? [{ label: words.source, action: { type: 'card.source', card: card.id } } as const]
          : []),
        ...(explain ? [explainButton(card)] : []),
        wrongButton(card, session),
      ],
      [...undoButton(state), menuButton(state), endButton(state)],
    ],
  };
};

const answerBlocks = (card: StudyCard): Block[] => {
  switch (card.kind) {
    case 'cloze':
      return [text(...filledGap(card))];
    case 'choice': {
      const right = optionsOf(card).find((option) => option.right);
      return [text(card.front), text(emphasized(right ? `${right.letter}) ${card.back}` : card.back))];
    }
    case 'basic':
      return [text(card.front), text(emphasized(card.back))];
    default:
      return card.kind satisfies never;
  }
};

/** A flag stands before the card that has it. */
export const flagOf = ({ isFlagged }: StudyCard): string[] => (isFlagged ? ['⚑ '] : []);

const menuButton = ({ session, rev }: StudyState): Button => ({
  label: words.menu.more,
  action: { type: 'study.menu', session, rev },
});

type Out = InPhase<'front' | 'done'>['out'];

const outBlocks = (out: Out): Block[] =>
  out ? [text(italic(words.out[out.why]({ front: clip(out.card.front, NAMED_FRONT) })))] : [];

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
      { label: words.rewrite, action: { type: 'card.edit', card } },
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
