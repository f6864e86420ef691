import type { Messenger } from '../bots/chat/messenger.js';
import type { Log } from '../core/database/client.js';
import type { QuizId } from '../core/ids.js';
import type { Clock } from '../core/ports.js';
import type { Quizzes } from '../core/quiz/play/service.js';
import { repeat } from './games/repeat.js';
import { showNext } from './games/show.js';
import { createShowQueue, type ShowQueue } from './games/show-queue.js';
import type { JobQueue } from './queue.js';

/** How often all games are swept, for what an alarm missed. */
const SWEEP_MS = 1_000;
/** Games whose step is being made at once. */
const STEPS_AT_ONCE = 20;

export interface PlayDependencies {
  readonly queue: JobQueue;
  readonly quizzes: Quizzes;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** A platform's games, and where they are shown. */
interface Play extends PlayDependencies {
  readonly platform: string;
  readonly shows: ShowQueue;
}

/** Keeps the games of a platform going and shows them, until the returned function is called. */
export const playOn = (dependencies: PlayDependencies, platform: string): (() => Promise<void>) => {
  const { queue, quizzes, log } = dependencies;
  const shows = createShowQueue({ ...dependencies, showNext: (room) => showNext(dependencies, room) });
  const play = { ...dependencies, platform, shows };
  const worker = queue.work('quiz', (job) => goOn(play, job.quiz), { platform, concurrency: STEPS_AT_ONCE });
  const endSweep = repeat(
    SWEEP_MS,
    () => sweep(play),
    (error) => log.warn({ err: error }, 'cannot look for games that are due'),
  );
  return async () => {
    await Promise.all([worker.close(), endSweep()]);
    await Promise.all([shows.end(), quizzes.flush()]);
  };
};

/** The game's step by time; then its rooms here show what is new. */
const goOn = async ({ quizzes, platform, shows }: Play, quiz: QuizId): Promise<void> => {
  for (const room of await quizzes.wake(quiz)) if (room.platform === platform) shows.begin(room.id);
};

/** Goes on with every game that is due, and shows what is pending in any room. */
const sweep = async (play: Play): Promise<void> => {
  const { quizzes, platform, shows, log } = play;
  const { games, rooms } = await quizzes.due(platform);
  shows.forgetAllBut(rooms);
  for (const room of rooms) shows.begin(room);
  for (const quiz of games)
    await goOn(play, quiz).catch((error: unknown) =>
      log.error({ err: error, quiz }, 'cannot go on with a quiz'),
    );
};
