import { type Messenger, PlaceClosed } from '../bots/chat/messenger.js';
import type { View } from '../bots/chat/view.js';
import { quizPostView } from '../bots/features/quiz/views.js';
import type { Log } from '../core/database/client.js';
import type { QuizId } from '../core/ids.js';
import type { RepeatingClock } from '../core/ports.js';
import type { Quizzes } from '../core/quiz/play/service.js';
import type { OwedPost } from '../core/quiz/shown/posts.js';
import type { JobQueue } from './queue.js';

/** How often all games are looked at, for what an alarm missed. */
const SWEEP_MS = 1_000;
/** Games whose step is being made at once. */
const STEPS_AT_ONCE = 20;
/** A game whose showing failed is left alone for so long, twice as long after each further failure. */
const PAUSE = { firstMs: 1_000, longestMs: 30_000 };

export interface PlayParts {
  readonly queue: JobQueue;
  readonly quizzes: Quizzes;
  readonly messenger: Messenger;
  readonly clock: RepeatingClock;
  readonly log: Log;
}

/** Keeps the games of a platform going and shows them, until the returned function is called. */
export const playOn = (
  { queue, quizzes, messenger, clock, log }: PlayParts,
  platform: string,
): (() => Promise<void>) => {
  const shows = createShows((quiz) => showAll({ quizzes, messenger, clock }, quiz), log);
  const look = async (quiz: QuizId): Promise<void> => {
    await quizzes.wake(quiz);
    shows.begin(quiz);
  };
  const sweep = oneAtATime(async () => {
    const due = await quizzes.due(platform);
    shows.forgetAllBut(due);
    for (const quiz of due)
      await look(quiz).catch((error: unknown) => log.error({ err: error, quiz }, 'a quiz could not go on'));
  }, log);
  const worker = queue.work('quiz', (job) => look(job.quiz), { platform, concurrency: STEPS_AT_ONCE });
  const endSweeps = clock.every(SWEEP_MS, sweep.run);
  void sweep.run();
  return async () => {
    endSweeps();
    await Promise.all([worker.close(), sweep.end()]);
    await Promise.all([shows.end(), quizzes.settled()]);
  };
};

type ShowParts = Pick<PlayParts, 'quizzes' | 'messenger' | 'clock'>;

/** Shows whatever a game owes its room, oldest first; what it owes is asked anew each time, since time goes on. */
const showAll = async (parts: ShowParts, quiz: QuizId): Promise<boolean> => {
  const [post] = await parts.quizzes.owed(quiz);
  if (!post) return false;
  try {
    await show(parts, quiz, post);
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
    await parts.quizzes.lost(quiz);
  }
  return true;
};

/**
 * Discord knows a question that is sent again after a crash by its name and shows it once. Telegram does not: there,
 * a crash between sending and storing shows a question a second time, with buttons that mean the same.
 */
const show = async (
  { quizzes, messenger, clock }: ShowParts,
  quiz: QuizId,
  post: OwedPost,
): Promise<void> => {
  const view = (): View => quizPostView(post.content, clock.now());
  const message = post.message
    ? await messenger.edit(post.message, view(), 'news')
    : await messenger.send(post.place, view, post.id);
  await quizzes.shown(quiz, post, message);
};

/** One showing at a time for each game; a failed one is begun again by a later look. */
const createShows = (showOne: (quiz: QuizId) => Promise<boolean>, log: Log) => {
  const running = new Map<QuizId, { again: boolean; done: Promise<void> }>();
  const failed = new Map<QuizId, { pauseMs: number; until: number }>();
  let isOver = false;
  const run = async (quiz: QuizId, state: { again: boolean }): Promise<void> => {
    try {
      do {
        state.again = false;
        while (!isOver && (await showOne(quiz)));
      } while (state.again && !isOver);
      failed.delete(quiz);
    } catch (error) {
      const { pauseMs: last } = failed.get(quiz) ?? { pauseMs: PAUSE.firstMs / 2 };
      const pauseMs = Math.min(2 * last, PAUSE.longestMs);
      failed.set(quiz, { pauseMs, until: performance.now() + pauseMs });
      log.warn({ err: error, quiz, pauseMs }, 'a quiz could not be shown; it is tried again');
    } finally {
      running.delete(quiz);
    }
  };
  return {
    begin(quiz: QuizId): void {
      const known = running.get(quiz);
      if (known) known.again = true;
      if (known || isOver || performance.now() < (failed.get(quiz)?.until ?? 0)) return;
      const state = { again: false, done: Promise.resolve() };
      running.set(quiz, state);
      state.done = run(quiz, state);
    },
    /** What is not due any more was shown, or given up. */
    forgetAllBut(due: readonly QuizId[]): void {
      for (const quiz of failed.keys()) if (!due.includes(quiz)) failed.delete(quiz);
    },
    async end(): Promise<void> {
      isOver = true;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
};

/** Runs the work unless it is running, and outlives its failures. */
const oneAtATime = (work: () => Promise<void>, log: Log) => {
  let running: Promise<void> | undefined;
  return {
    run: (): Promise<void> => {
      running ??= work()
        .catch((error: unknown) => log.warn({ err: error }, 'games that are due could not be looked at'))
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    end: async (): Promise<void> => running,
  };
};
