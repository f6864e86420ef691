import { z } from 'zod';
import type { Log } from '../core/database/client.js';
import type { QuizId } from '../core/ids.js';
import type { RepeatingClock } from '../core/ports.js';
import type { Quizzes } from '../core/quiz/play/service.js';
import { defineJob, defineScheduledJob, idOf, platformName } from './define-job.js';
import { type ShowDependencies, showNext } from './games/show.js';
import { createShowQueue, type ShowQueue } from './games/show-queue.js';

/** How often all games are looked at, for what an alarm missed. */
const SWEEP_MS = 1_000;
/** Games whose step is being made at once. */
const STEPS_AT_ONCE = 20;

const payload = z.strictObject({
  platform: platformName,
  quiz: idOf<QuizId>(),
  revision: z.int(),
  /** When the game is to be looked at, in epoch milliseconds. */
  at: z.int(),
});

declare module '../core/ports.js' {
  interface JobPayloads {
    readonly quiz: z.infer<typeof payload>;
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

interface SweepDependencies {
  readonly games: Games;
  readonly clock: RepeatingClock;
}

/** Looks at all games of the platform that are due, for what an alarm missed. */
export const sweepQuizzes = defineScheduledJob({
  name: 'sweep-quizzes',
  schedule: { everyMs: SWEEP_MS, firstAfterMs: 0 },
  clock: ({ clock }: SweepDependencies) => clock,
  work: ({ games }: SweepDependencies) => games.sweep(),
});

export interface GamesDependencies extends ShowDependencies {
  readonly quizzes: Quizzes;
  readonly log: Log;
}

/** The games of one platform, as the process that holds its lease keeps them going. */
export interface Games {
  /** Takes the game's step if it is due, and begins to show what is new in its rooms here. */
  look(quiz: QuizId): Promise<void>;
  /** Takes the next step of every game that is due, and shows what is pending in any room. */
  sweep(): Promise<void>;
  /** Waits for what is being shown. To be called once no job looks at games any more. */
  close(): Promise<void>;
}

export const createGames = (dependencies: GamesDependencies, platform: string): Games => {
  const shows = createShowQueue({ ...dependencies, showNext: (room) => showNext(dependencies, room) });
  const play = { ...dependencies, platform, shows };
  return {
    look: (quiz) => look(play, quiz),
    sweep: () => sweep(play),
    close: async () => void (await Promise.all([shows.end(), dependencies.quizzes.flush()])),
  };
};

/** A platform's games, and where they are shown. */
interface Play extends GamesDependencies {
  readonly platform: string;
  readonly shows: ShowQueue;
}

const look = async ({ quizzes, platform, shows }: Play, quiz: QuizId): Promise<void> => {
  for (const room of await quizzes.wake(quiz)) if (room.platform === platform) shows.begin(room.id);
};

const sweep = async (play: Play): Promise<void> => {
  const { quizzes, platform, shows, log } = play;
  const { games, rooms } = await quizzes.due(platform);
  shows.forgetAllBut(rooms);
  for (const room of rooms) shows.begin(room);
  for (const quiz of games)
    await look(play, quiz).catch((error: unknown) => log.error({ err: error, quiz }, 'quiz step failed'));
};
