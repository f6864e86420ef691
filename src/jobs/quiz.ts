import { z } from 'zod';
import { type Messenger, PlaceClosed } from '../bots/chat/messenger.js';
import type { View } from '../bots/chat/view.js';
import { quizPostView } from '../bots/features/quiz/views.js';
import type { Log } from '../core/database/client.js';
import type { QuizId } from '../core/ids.js';
import type { Clock } from '../core/ports.js';
import type { Quizzes } from '../core/quiz/play/service.js';
import type { OwedPost } from '../core/quiz/shown/posts.js';
import { defineJob, defineScheduledJob, idOf, platformName } from './define-job.js';

/** How often all games are looked at, for what an alarm missed. */
const SWEEP_MS = 1_000;
/** Games whose step is being made at once. */
const STEPS_AT_ONCE = 20;
/** A game whose showing failed is left alone for so long, twice as long after each further failure. */
const PAUSE = { firstMs: 1_000, longestMs: 30_000 };

const payload = z.strictObject({
  platform: platformName,
  quiz: idOf<QuizId>(),
  revision: z.int(),
  /** When the game is to be looked at, in epoch milliseconds. */
  at: z.int(),
});

declare module '../core/ports.js' {
  interface JobPayloads {
    quiz: z.infer<typeof payload>;
  }
}

/** Takes a game's next step at its moment, and shows it. */
export const quiz = defineJob({
  name: 'quiz',
  payload,
  id: ({ quiz, revision, at }) => `quiz-${quiz}-${revision}-${at}`,
  // No retry: the next sweep makes good whatever an alarm missed.
  options: { deduplication: 'unfinished', concurrency: STEPS_AT_ONCE, startAt: ({ at }) => at },
  work: ({ games }: { readonly games: Games }, { quiz }) => games.look(quiz),
});

/** Looks at all games of the platform that are due, for what an alarm missed. */
export const sweepQuizzes = defineScheduledJob({
  name: 'sweep-quizzes',
  schedule: { everyMs: SWEEP_MS, firstAfterMs: 0 },
  work: ({ games }: { readonly games: Games }) => games.sweep(),
});

export interface GamesDependencies {
  readonly quizzes: Quizzes;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** The games of one platform, as the process that holds its lease keeps them going. */
export interface Games {
  /** Takes the game's step if it is due, and begins to show what the game owes its room. */
  look(quiz: QuizId): Promise<void>;
  /** Looks at every game that is due. */
  sweep(): Promise<void>;
  /** Waits for what is being shown. To be called once no job looks at games any more. */
  close(): Promise<void>;
}

export const createGames = (
  { quizzes, messenger, clock, log }: GamesDependencies,
  platform: string,
): Games => {
  const shows = createShows((quiz) => showAll({ quizzes, messenger, clock }, quiz), log);
  const look = async (quiz: QuizId): Promise<void> => {
    await quizzes.wake(quiz);
    shows.begin(quiz);
  };
  return {
    look,
    async sweep() {
      const due = await quizzes.due(platform);
      shows.forgetAllBut(due);
      for (const quiz of due)
        await look(quiz).catch((error: unknown) => log.error({ err: error, quiz }, 'quiz step failed'));
    },
    close: async () => void (await Promise.all([shows.end(), quizzes.settled()])),
  };
};

type ShowParts = Pick<GamesDependencies, 'quizzes' | 'messenger' | 'clock'>;

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
