import type { View } from '../bots/chat/view.js';
import { endView, progressView } from '../bots/features/pdf/views.js';
import type { GenerationStates } from '../core/generation/states.js';
import type { GenerationId } from '../core/ids.js';

/** What a stored subject looks like now; undefined when it is gone. */
export type Subjects = (subject: string) => Promise<View | undefined>;

/** Subjects: `generation:<id>` while cards are made, `generation:<id>:end` for how it ended. */
export const createSubjects =
  ({ states }: { states: GenerationStates }): Subjects =>
  async (subject) => {
    const [kind, id, part] = subject.split(':');
    if (kind !== 'generation' || id === undefined) return;
    const state = await states.find(id as GenerationId);
    return state && (part === 'end' ? endView(state) : progressView(state));
  };
