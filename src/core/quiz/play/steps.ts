import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import type { QuizId } from '../../ids.js';
import type { Clock, Queue } from '../../ports.js';
import { step, wakeAt } from '../rules/engine.js';
import type { QuizEvent, QuizGame } from '../rules/game.js';
import { notePost } from '../shown/posts.js';
import { type Reach, transitionOf } from './failpoints.js';
import { holdGame, type LoadedGame, type Room, saveGame } from './stored-game.js';

export interface StepsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly reach?: Reach;
}

/** A game that is to be looked at again. */
export interface Alarm {
  readonly quiz: QuizId;
  readonly revision: number;
  /** In epoch milliseconds; undefined once the game ended. */
  readonly wakeAt: number | undefined;
  readonly rooms: readonly Room[];
}

/** What a step made of a game. */
export interface Changed {
  readonly changed: boolean;
  readonly game: QuizGame;
  /** None while the game is to be looked at when it was before. */
  readonly alarm: Alarm | undefined;
}

export interface Steps {
  /**
   * One step of the game, with nobody else at it; what it shows is noted in the same transaction. Undefined once the
   * game is gone.
   * @param alongside what else belongs to the step, changed or not: told what the game was and what it is
   */
  change(
    id: QuizId,
    event: QuizEvent,
    alongside?: (tx: Tx, before: QuizGame, after: QuizGame) => Promise<unknown>,
  ): Promise<Changed | undefined>;
  /** Queues the game's next alarm. A crash before this is made good by the sweep. */
  schedule(alarm: Alarm | undefined): Promise<void>;
  /** Has the game looked at now, to show what was changed from outside. */
  kick(alarm: Alarm | undefined): Promise<void>;
}

/** Steps of the engine, made lasting. */
export const createSteps = ({ database, clock, queue, reach = () => undefined }: StepsParts): Steps => {
  const ring = async ({ quiz, revision, rooms }: Alarm, at: number): Promise<void> => {
    for (const { platform } of rooms) await queue.add({ name: 'quiz', platform, quiz, revision, at });
  };

  const advance = async (tx: Tx, loaded: LoadedGame, event: QuizEvent): Promise<Omit<Changed, 'changed'>> => {
    const { game, effects } = step(loaded.game, event);
    if (game === loaded.game) return { game, alarm: await correctAlarm(tx, loaded) };
    await saveGame(tx, loaded, game, new Date(event.at));
    for (const effect of effects) await notePost(tx, loaded.rooms, effect);
    return { game, alarm: alarmOf(loaded, game) };
  };

  /** A press brings the alarm forward, and a later one makes that too early. */
  const correctAlarm = async (tx: Tx, loaded: LoadedGame): Promise<Alarm | undefined> => {
    const wake = wakeAt(loaded.game);
    if (wake === undefined || wake === loaded.wakeAt) return;
    await tx.quiz.update({
      where: { id: loaded.id },
      data: { wakeAt: new Date(wake), revision: { increment: 1 } },
    });
    return alarmOf(loaded, loaded.game);
  };

  return {
    async change(id, event, alongside) {
      const made = await transaction(database, async (tx) => {
        const loaded = await holdGame(tx, id);
        if (!loaded) return;
        const advanced = await advance(tx, loaded, event);
        await alongside?.(tx, loaded.game, advanced.game);
        const changed = advanced.game !== loaded.game;
        const transition = changed ? transitionOf(loaded.game, advanced.game) : undefined;
        if (transition) reach(`${transition}.written`);
        return { ...advanced, changed, transition };
      });
      if (made?.transition) reach(`${made.transition}.committed`);
      return made;
    },
    async schedule(alarm) {
      if (alarm?.wakeAt !== undefined) await ring(alarm, alarm.wakeAt);
    },
    async kick(alarm) {
      if (alarm) await ring(alarm, clock.now().getTime());
    },
  };
};

/** The alarm of a game whose next revision is written. */
const alarmOf = ({ id, revision, rooms }: LoadedGame, game: QuizGame): Alarm => ({
  quiz: id,
  revision: revision + 1,
  wakeAt: wakeAt(game),
  rooms,
});
