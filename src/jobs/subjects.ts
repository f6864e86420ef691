import type { View } from '../bots/chat/view.js';
import { endView, progressView } from '../bots/features/pdf/views.js';
import { quizLostView } from '../bots/features/quiz/views.js';
import type { GenerationStates } from '../core/generation/store/states.js';
import type { GenerationId } from '../core/ids.js';

/** What a stored subject looks like now; undefined when it is gone. */
export type Subjects = (subject: string) => Promise<View | undefined>;

/**
 * Subjects: `generation:<id>` while cards are made, `generation:<id>:end` for how it ended, `quiz:<id>:lost` for a
 * game whose place was closed to the bot.
 */
export const createSubjects =
  ({ states }: { states: GenerationStates }): Subjects =>
  async (subject) => {
    if (subject.startsWith('quiz:')) return quizLostView;
    const read = readSubject(subject);
    const state = read && (await states.find(read.generation));
    return state && (read.isEnd ? endView(state) : progressView(state));
  };

/** The generation whose end the subject tells; undefined for other subjects. */
export const endedGeneration = (subject: string): GenerationId | undefined => {
  const read = readSubject(subject);
  return read?.isEnd ? read.generation : undefined;
};

const readSubject = (subject: string): { generation: GenerationId; isEnd: boolean } | undefined => {
  const [kind, id, part] = subject.split(':');
  if (kind !== 'generation' || id === undefined) return;
  return { generation: id as GenerationId, isEnd: part === 'end' };
};
