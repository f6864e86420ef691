import type { Grade } from '../../../core/schedule/schedule.js';
import type { Answered } from '../../../core/study/question.js';
import type { StudyCard } from '../../../core/study/session-row.js';
import { bold, italic, type Span } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { intervalOf } from '../../messages/durations.js';
import { messages } from '../../messages/messages.js';
import { explainButton, wrongButton } from '../cards/mend-buttons.js';
import { emphasized } from '../shared.js';
import { filledGap } from './filled-gap.js';
import { practiceGrades, titleOf } from './mode-views.js';
import { judgedOptions } from './options.js';
import { endButton, flagOf, type InPhase, menuButton, type StudyViewOptions, undoButton } from './parts.js';

const words = messages.study;

/** In the order of their buttons. */
const GRADES: readonly Grade[] = [1, 2, 3, 4];

type Answer = InPhase<'answer'>;

/** A card that is turned, with what was answered and how it may be graded. */
export const answerView = (state: Answer, { explain }: StudyViewOptions): View => {
  const { session, card } = state;
  return {
    accent: 'study',
    title: titleOf(state),
    blocks: [
      ...answerBlocks(state),
      ...verdictBlocks(state),
      ...(card.page === null ? [] : [text(italic(words.fromPage({ page: card.page })))]),
    ],
    buttons: [
      ...gradeButtons(state),
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

const answerBlocks = ({ card, question, answered }: Answer): Block[] => {
  if (question.kind === 'choice')
    return [
      text(...flagOf(card), ...(card.kind === 'cloze' ? filledGap(card) : [card.front])),
      judgedOptions(question, answered),
    ];
  if (card.kind === 'cloze') return [text(...flagOf(card), ...filledGap(card))];
  return [text(...flagOf(card), card.front), text(...answerSpans(card, answered))];
};

/** Of an answer that was almost right, the letters that were missed stand out. */
const answerSpans = ({ back }: StudyCard, answered: Answered | undefined): Span[] => {
  if (!answered?.parts.some(({ isMissed }) => isMissed)) return [emphasized(back)];
  return answered.parts.map(({ text, isMissed }) => (isMissed ? bold(text) : text));
};

const verdictBlocks = ({ card, question, answered }: Answer): Block[] => {
  if (!answered || question.kind !== 'typed') return [];
  const { text: typed, verdict } = answered;
  const isOther = verdict === 'right' && lettersOf(typed) !== lettersOf(card.back.split('\n')[0] ?? '');
  return [text(words.typed[isOther ? 'rightAs' : verdict]({ typed }))];
};

const lettersOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What else an answer may be worth than what is suggested, and what the person says with it. */
type Saying = 'knew' | 'guessed' | 'wasRight' | 'wasWrong' | Grade;

const sayings = ({ question, answered }: Answer, suggested: Grade): readonly (readonly [Grade, Saying])[] => {
  const isTyped = question.kind === 'typed';
  if (answered?.verdict === 'wrong') return [[3, isTyped ? 'wasRight' : 'knew']];
  if (!isTyped) return [[1, 'guessed'], suggested === 2 ? [3, 'knew'] : [4, 4]];
  return [...(answered?.verdict === 'almost' ? [[1, 'wasWrong'] as const] : []), [2, 2], [4, 4]];
};

const gradeButtons = (state: Answer): Button[][] => {
  const { session, rev, mode, answered, intervals } = state;
  if (mode === 'practise') return [practiceGrades(state)];
  const button = (
    grade: Grade,
    saying: Saying | 'next',
    tone?: 'primary' | 'danger' | 'success',
  ): Button => ({
    label: words.grade({ saying, interval: intervalOf(intervals[grade]) }),
    action: { type: 'study.grade', session, rev, grade },
    ...(tone ? { tone } : {}),
  });
  if (!answered) return [GRADES.map((grade) => button(grade, grade, TONES[grade]))];
  const { suggested } = answered;
  return [
    [button(suggested, 'next', 'primary')],
    sayings(state, suggested).map(([grade, saying]) => button(grade, saying)),
  ];
};

const TONES = { 1: 'danger', 2: undefined, 3: 'success', 4: undefined } as const;
