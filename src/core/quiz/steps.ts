import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import type { QuizId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { step, wakeAt } from './engine.js';
import { type Reach, transitionOf } from './failpoints.js';
import type { QuizEvent, QuizGame } from './game.js';
import { notePost } from './posts.js';
import { holdQuiz, type LoadedQuiz, saveGame } from './stored-game.js';

export interface StepsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly reach?: Reach;
}

/** What a step made of a game. */
export interface Changed {
  readonly changed: boolean;
  readonly game: QuizGame;
}

export interface Steps {
  /**
   * One step of the game, with nobody else at it; what it shows is noted in the same transaction. Undefined once the
   * game is gone.
   * @param alongside what else belongs to the step, changed or not
   */
  change(
    id: QuizId,
    event: QuizEvent,
    alongside?: (tx: Tx, before: LoadedQuiz) => Promise<unknown>,
  ): Promise<Changed | undefined>;
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

  const change: Steps['change'] = async (id, event, alongside) => {
    const made = await transaction(database, async (tx) => {
      const quiz = await holdQuiz(tx, id);
      if (!quiz) return;
      const game = await advance(tx, quiz, event);
      await alongside?.(tx, quiz);
      const transition = game === quiz.game ? undefined : transitionOf(quiz.game, game);
      if (transition) reach(`${transition}.written`);
      return { changed: game !== quiz.game, game, transition };
    });
    if (made?.transition) reach(`${made.transition}.committed`);
    return made;
  };

  return { change, schedule };
};
