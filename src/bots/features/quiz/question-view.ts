import type { AskedQuestion, PostContentOf } from '../../../core/quiz/shown/content.js';
import { bold, type Message, type Piece } from '../../chat/text.js';
import { type ActionButton, type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { emphasized, inLines } from '../shared.js';

const words = messages.quiz;

/** Four colours in four shapes, which tell the options apart also for those who do not see the colours. */
const MARKS = ['🔷', '🔺', '🟡', '🟩'];
const TRUTHS = [words.true, words.false];

/** An option as it is named everywhere: `🔷 A`, or `🔷 True`. */
export const optionLabel = ({ kind }: Pick<AskedQuestion, 'kind'>, option: number): Message =>
  words.option({
    mark: MARKS[option] ?? '',
    name: kind === 'truth' ? (TRUTHS[option] ?? '') : String.fromCharCode(65 + option),
  });

export const questionTitle = ({ number, total, deck }: AskedQuestion): Message =>
  words.title({ number, total, deck });

export const questionText = (asked: AskedQuestion): Block =>
  text(emphasized(asked.kind === 'truth' ? `${asked.text}\n→ ${asked.claim}` : asked.text));

/** A question that can be answered. */
export const questionView = (
  { asked, seconds, deadline, isSkipWanted, isReopened }: PostContentOf<'question'>,
  now: Date,
): View => ({
  accent: 'quiz',
  title: questionTitle(asked),
  blocks: [
    questionText(asked),
    asked.kind === 'truth' ? text(words.trueOrFalse) : text(...optionLines(asked, asked.options)),
    { kind: 'deadline', at: deadline ?? new Date(now.getTime() + seconds * 1_000) },
    ...(isReopened ? [text(words.reopened)] : []),
    ...(isSkipWanted ? [text(words.skipVote)] : []),
  ],
  buttons: [answerButtons(asked)],
});

const answerButtons = (asked: AskedQuestion): ActionButton[] =>
  (asked.kind === 'truth' ? TRUTHS : asked.options).map((_, option) => ({
    label: optionLabel(asked, option),
    action: { type: 'quiz.answer', question: asked.id, option },
  }));

const optionLines = (asked: AskedQuestion, options: readonly string[]): readonly Piece[] =>
  inLines(options.map((option, i) => [bold(optionLabel(asked, i)), `  ${option}`]));
