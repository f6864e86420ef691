import type { QuizId } from '../../ids.js';
import type { Clock, Queue } from '../../ports.js';
import type { Room } from './stored-game.js';

/** When a game takes its next step by time, and who may make it. */
export interface Alarm {
  readonly quiz: QuizId;
  readonly revision: number;
  /** In epoch milliseconds; undefined once the game ended. */
  readonly wakeAt: number | undefined;
  /** Those of the game's rooms. */
  readonly platforms: readonly string[];
}

export const platformsOf = (rooms: readonly Pick<Room, 'platform'>[]): string[] => [
  ...new Set(rooms.map(({ platform }) => platform)),
];

/** Queues the game's next step by time. A crash before this is made good by the sweep. */
export const scheduleAlarm = async (
  { queue }: { readonly queue: Queue },
  alarm: Alarm | undefined,
): Promise<void> => {
  if (alarm?.wakeAt !== undefined) await ringAt(queue, alarm, alarm.wakeAt);
};

/** Has the game's rooms show at once what was changed from outside. */
export const ringNow = async (
  { queue, clock }: { readonly queue: Queue; readonly clock: Clock },
  alarm: Alarm | undefined,
): Promise<void> => {
  if (alarm) await ringAt(queue, alarm, clock.now().getTime());
};

const ringAt = async (queue: Queue, { quiz, revision, platforms }: Alarm, at: number): Promise<void> => {
  for (const platform of platforms) await queue.add({ name: 'quiz', platform, quiz, revision, at });
};
