import { z } from 'zod';
import { type Messenger, PlaceClosed } from '../bots/chat/messenger.js';
import type { ViewSubject } from '../bots/chat/subject.js';
import type { Log } from '../core/database/client.js';
import type { References } from '../core/events/references.js';
import type { Subject } from '../core/events/subjects.js';
import type { GenerationId } from '../core/ids.js';
import type { Queue } from '../core/ports.js';
import { defineJob, idOf, platformName } from './define-job.js';

const payload = z.strictObject({ platform: platformName, generation: idOf<GenerationId>() });

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly progress: z.infer<typeof payload>;
  }
}

export interface ProgressDependencies {
  readonly references: References;
  readonly viewSubject: ViewSubject;
  readonly messenger: Messenger;
}

/** Shows how far a generation is. Best effort: its end is owed. */
export const progress = defineJob({
  name: 'progress',
  payload,
  id: ({ generation }) => `progress-${generation}`,
  options: { deduplication: 'newest' },
  work: (dependencies: ProgressDependencies, { generation }) => showProgress(dependencies, generation),
});

/** Edits the message that shows how far the generation is, if there is one, and if its end did not take its place. */
export const showProgress = async (
  dependencies: ProgressDependencies,
  generation: GenerationId,
): Promise<void> => {
  const end: Subject = { kind: 'generation.end', id: generation };
  const hasEnded = await isShownAsEnd(dependencies, generation);
  if (!hasEnded) await showSubject(dependencies, { kind: 'generation.progress', id: generation });
  // What was shown last was perhaps not the end, if that came meanwhile.
  if (hasEnded || (await isShownAsEnd(dependencies, generation))) await showSubject(dependencies, end);
};

const isShownAsEnd = async ({ references }: ProgressDependencies, id: GenerationId): Promise<boolean> => {
  const [progress, end] = await Promise.all([
    references.find({ kind: 'generation.progress', id }),
    references.find({ kind: 'generation.end', id }),
  ]);
  return end !== undefined && end.id === progress?.id;
};

/** Edits the message that stands for the subject, if there is one. */
export const showSubject = async (
  { references, viewSubject, messenger }: ProgressDependencies,
  subject: Subject,
): Promise<void> => {
  const [message, view] = await Promise.all([references.find(subject), viewSubject(subject)]);
  if (!message || !view) return;
  try {
    const edited = await messenger.edit(message, view);
    if (edited.id !== message.id) await references.remember(subject, edited);
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
  }
};

/** Telegram takes about 20 messages a minute in a group, edits included; quizzes need most of them. */
const PROGRESS_EVERY_MS = 3_500;
/** The second job comes sooner, for it shows the first cards. */
const SECOND_PROGRESS_MS = 1_000;

export interface ProgressReporter {
  /** Queues the generation's progress, at once or when its pause is over. The last call always leads to a job. */
  report(generation: GenerationId, platform: string): void;
  close(): void;
}

/** Queues progress, with a pause between two jobs of the same generation. */
export const createProgressReporter = (queue: Queue, log: Log): ProgressReporter => {
  const paused = new Map<GenerationId, { timer: NodeJS.Timeout; again: boolean }>();
  const report = (generation: GenerationId, platform: string, pauseMs = SECOND_PROGRESS_MS): void => {
    const pause = paused.get(generation);
    if (pause) {
      pause.again = true;
      return;
    }
    queue
      .add({ name: 'progress', platform, generation })
      .catch((error: unknown) => log.warn({ err: error, generation }, 'progress not queued'));
    const timer = setTimeout(() => {
      const again = paused.get(generation)?.again;
      paused.delete(generation);
      if (again) report(generation, platform, PROGRESS_EVERY_MS);
    }, pauseMs);
    paused.set(generation, { timer, again: false });
  };
  return {
    report: (generation, platform) => report(generation, platform),
    close() {
      for (const { timer } of paused.values()) clearTimeout(timer);
      paused.clear();
    },
  };
};
