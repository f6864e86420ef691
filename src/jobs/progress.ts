import { type Messenger, PlaceClosed } from '../bots/chat/messenger.js';
import type { References } from '../core/events/references.js';
import type { GenerationId } from '../core/ids.js';
import type { Subjects } from './subjects.js';

/** Shows how far a generation is, in the message that stands for it. Best effort: the end is told on its own. */
export const showProgress = async (
  { references, subjects, messenger }: { references: References; subjects: Subjects; messenger: Messenger },
  generation: GenerationId,
): Promise<void> => {
  const subject = `generation:${generation}`;
  const [message, view] = await Promise.all([references.find(subject), subjects(subject)]);
  if (!message || !view) return;
  try {
    const edited = await messenger.edit(message, view);
    if (edited.id !== message.id) await references.remember(subject, edited);
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
  }
};
