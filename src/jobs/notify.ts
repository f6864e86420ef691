import { type Messenger, PlaceClosed } from '../bots/chat/messenger.js';
import type { View } from '../bots/chat/view.js';
import type { Owed, OwedMessage } from '../core/events/owed.js';
import type { References } from '../core/events/references.js';
import type { MessageRef } from '../core/events/refs.js';
import type { OwedId } from '../core/ids.js';
import { showProgress } from './progress.js';
import { endedGeneration, type Subjects } from './subjects.js';

export interface NotifyParts {
  readonly owed: Owed;
  readonly references: References;
  readonly subjects: Subjects;
  readonly messenger: Messenger;
}

/**
 * Delivers one owed message: where it was asked for, else in private, else it waits for the person's next command.
 * @throws whatever a later try may mend
 */
export const notify = async (
  parts: NotifyParts,
  { owed: id, attempt }: { owed: OwedId; attempt: number },
): Promise<void> => {
  const message = await parts.owed.find(id, attempt);
  if (!message) return;
  const view = await parts.subjects(message.subject);
  if (!view) return parts.owed.settle(id);
  const sent = await deliver(parts, message, view);
  if (!sent) return parts.owed.keep(id);
  await parts.references.remember(message.subject, sent);
  await parts.owed.settle(id);
  await closeProgress(parts, message.subject);
};

/** Where the end was told, the message above it stops counting. Best effort, as all progress. */
const closeProgress = async (parts: NotifyParts, subject: string): Promise<void> => {
  const generation = endedGeneration(subject);
  if (generation) await showProgress(parts, generation).catch(() => undefined);
};

const deliver = async (
  { messenger }: NotifyParts,
  { id, place, fallback }: OwedMessage,
  view: View,
): Promise<MessageRef | undefined> => {
  const inPlace = await unlessClosed(messenger.send(place, view, id));
  if (inPlace || fallback.id === place.id) return inPlace;
  return unlessClosed(messenger.send(fallback, view, id));
};

const unlessClosed = async (sending: Promise<MessageRef>): Promise<MessageRef | undefined> => {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof PlaceClosed) return;
    throw error;
  }
};
