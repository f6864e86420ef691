import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import type { QuizId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { step, wakeAt } from './engine.js';
import type { QuizEvent, QuizGame } from './game.js';
import { notePost } from './posts.js';
import { holdQuiz, type LoadedQuiz, saveGame } from './stored-game.js';

/** Names of the moments at which a crash must do no harm, for tests that die there. */
export type QuizMoment = 'stepping' | 'stepped' | 'shown';

export interface StepsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  /** Told of every moment as it is reached. */
  readonly reach?: (moment: QuizMoment) => void;
}

export interface Steps {
  /** One step of a game that is held; what it shows is noted in the same transaction. */
  advance(tx: Tx, quiz: LoadedQuiz, event: QuizEvent): Promise<QuizGame>;
  /** One step of the game, with nobody else at it. Undefined once the game is gone. */
  change(id: QuizId, event: QuizEvent): Promise<{ changed: boolean; game: QuizGame } | undefined>;
  /** Queues the game's next alarm; `kick` has it looked at now as well. A crash before this is made good by the sweep. */
  schedule(id: QuizId, kick: boolean): Promise<void>;
}

/** Steps of the engine, made lasting. */
export const createSteps = ({ database, clock, queue, reach = () => undefined }: StepsParts): Steps => {
  const { prisma } = database;

  const schedule = async (id: QuizId, kick: boolean): Promise<void> => {
    const row = await prisma.quiz.findUnique({ where: { id }, include: { rooms: true } });
    const now = clock.now().getTime();
    for (const { platform } of row?.rooms ?? []) {
      const job = { name: 'quiz', platform, quiz: id, revision: row?.revision ?? 0 } as const;
      if (kick) await queue.add({ ...job, at: now });
      if (row?.wakeAt) await queue.add({ ...job, at: row.wakeAt.getTime() });
    }
  };

  const advance = async (tx: Tx, quiz: LoadedQuiz, event: QuizEvent): Promise<QuizGame> => {
    const { game, effects } = step(quiz.game, event);
    if (game === quiz.game) {
      await correctAlarm(tx, quiz);
      return game;
    }
    await saveGame(tx, quiz, game, new Date(event.at));
    for (const effect of effects) await notePost(tx, quiz.id, effect);
    reach('stepping');
    return game;
  };

  /** A press brings the alarm forward, and a later one makes that too early. */
  const correctAlarm = async (tx: Tx, { id, game }: LoadedQuiz): Promise<void> => {
    const wake = wakeAt(game);
    if (wake === undefined) return;
    await tx.quiz.updateMany({
      where: { id, wakeAt: { not: new Date(wake) } },
      data: { wakeAt: new Date(wake), revision: { increment: 1 } },
    });
  };

  const change = async (
    id: QuizId,
    event: QuizEvent,
  ): Promise<{ changed: boolean; game: QuizGame } | undefined> => {
    const made = await transaction(database, async (tx) => {
      const quiz = await holdQuiz(tx, id);
      if (!quiz) return;
      const game = await advance(tx, quiz, event);
      return { changed: game !== quiz.game, game };
    });
    reach('stepped');
    return made;
  };

  return { advance, change, schedule };
};
