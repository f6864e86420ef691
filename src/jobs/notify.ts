import { z } from 'zod';
import { PlaceClosed } from '../bots/chat/messenger.js';
import type { View } from '../bots/chat/view.js';
import type { Boards } from '../core/boards/boards.js';
import type { Owed, OwedMessage } from '../core/events/owed.js';
import type { MessageRef } from '../core/events/refs.js';
import type { Subject, SubjectKind } from '../core/events/subjects.js';
import type { OwedId } from '../core/ids.js';
import type { Reminders } from '../core/reminders/reminders.js';
import { attemptNumber, defineJob, idOf, platformName } from './define-job.js';
import { type ProgressDependencies, showProgress } from './progress.js';

const payload = z.strictObject({ platform: platformName, owed: idOf<OwedId>(), attempt: attemptNumber });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly notify: z.infer<typeof payload>;
  }
}

export interface NotifyDependencies extends ProgressDependencies {
  readonly owed: Owed;
  readonly reminders: Pick<Reminders, 'close'>;
  readonly boards: Pick<Boards, 'lose'>;
}

/** Delivers an owed message. */
export const notify = defineJob({
  name: 'notify',
  payload,
  id: ({ owed, attempt }) => `notify-${owed}-${attempt}`,
  options: {
    deduplication: 'always',
    // Half a minute. Through a longer outage the message is given one job after another (core/events/owed).
    retry: { attempts: 5, firstPauseMs: 2_000 },
    // The adapters keep the platforms' limits.
    concurrency: 4,
  },
  work: (dependencies: NotifyDependencies, job) => deliverOwed(dependencies, job),
});

/**
 * Sends the message to where it was asked for, else to the private chat, else holds it for the person's next command.
 * At least once: where it is not known whether it arrived, another attempt may show it twice, since who sent a PDF
 * always hears how it ended.
 * @throws what a later attempt may overcome
 */
export const deliverOwed = async (
  dependencies: NotifyDependencies,
  { owed: id, attempt }: { readonly owed: OwedId; readonly attempt: number },
): Promise<void> => {
  const { owed, references, viewSubject } = dependencies;
  const message = await owed.find(id, attempt);
  if (!message) return;
  const view = await viewSubject(message.subject);
  if (!view) return owed.markDelivered(id);
  if (await takePlace(dependencies, message, view)) return owed.markDelivered(id);
  const sent = await send(dependencies, message, view);
  if (!sent) return hold(dependencies, message);
  if (!NEVER_EDITED.includes(message.subject.kind)) await references.remember(message.subject, sent);
  await owed.markDelivered(id);
  await closeProgress(dependencies, message.subject);
};

const NEVER_EDITED: readonly SubjectKind[] = ['reminder', 'board'];

/** Some is not waited for: of progress the end is owed as well, and a board belongs to its place. */
const hold = async (
  { owed, reminders, boards }: NotifyDependencies,
  { id, subject }: OwedMessage,
): Promise<void> => {
  switch (subject.kind) {
    case 'generation.progress':
      return owed.markDelivered(id);
    case 'board':
      await boards.lose(subject.id);
      return owed.markDelivered(id);
    case 'reminder':
      // What is held says that there are no more.
      await reminders.close(subject.id);
      return owed.holdForNextCommand(id);
    default:
      return owed.holdForNextCommand(id);
  }
};

/** Shows in the progress message above a delivered end that the work is over. Best effort, as all progress. */
const closeProgress = async (dependencies: NotifyDependencies, subject: Subject): Promise<void> => {
  if (subject.kind === 'generation.end') await showProgress(dependencies, subject.id).catch(() => undefined);
};

/** Shows the end of a work in the message that showed its progress, while that is in sight. @returns whether it does */
const takePlace = async (
  { references, messenger }: NotifyDependencies,
  { subject }: OwedMessage,
  view: View,
): Promise<boolean> => {
  if (subject.kind !== 'generation.end') return false;
  const progress = { kind: 'generation.progress', id: subject.id } as const;
  const shown = await references.find(progress);
  if (!shown || !(await messenger.isInSight(shown))) return false;
  // First, so that progress which is shown late finds that its message is the end's.
  await references.remember(subject, shown);
  const edited = await unlessClosed(messenger.edit(shown, view, 'news'));
  if (edited && edited.id !== shown.id)
    for (const each of [progress, subject]) await references.remember(each, edited);
  return edited !== undefined;
};

const send = async (
  { messenger }: NotifyDependencies,
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
