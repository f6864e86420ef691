import type { Answered, Question } from '../../../core/study/question.js';
import { bold, type Text } from '../../chat/text.js';
import { type Block, type Button, text } from '../../chat/view.js';
import { inLines } from '../shared.js';
import type { InPhase } from './parts.js';

/** `A`, `B`, `C` and so on. */
const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** The options as they stand below the question; none where it is asked without. */
export const optionsBlocks = ({ question }: InPhase<'front'>): Block[] =>
  question.kind === 'choice'
    ? [text(...inLines(question.options.map((option, i) => `${letterOf(i)}) ${option}`)))]
    : [];

/** The options by their letters. */
export const optionButtons = ({ session, rev, question }: InPhase<'front'>): Button[][] =>
  question.kind === 'choice'
    ? [
        question.options.map((_, option) => ({
          label: letterOf(option),
          action: { type: 'study.choose', session, rev, option },
        })),
      ]
    : [];

/** The options once the card is turned: the right one, and the one that was chosen in its place. */
export const judgedOptions = (
  { options, right }: Extract<Question, { readonly kind: 'choice' }>,
  answered: Answered | undefined,
): Block =>
  text(
    ...inLines(
      options.map((option, i): Text => {
        const line = `${letterOf(i)}) ${option}`;
        if (option === right) return [bold(`✅ ${line}`)];
        return option === answered?.text ? `❌ ${line}` : line;
      }),
    ),
  );
