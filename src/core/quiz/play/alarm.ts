import type { QuizId } from '../../ids.js';
import type { Clock, Queue } from '../../ports.js';
import type { Room } from './stored-game.js';

/** When a game takes its next step by time, and on which platforms it is shown. */
export interface Alarm {
  readonly quiz: QuizId;
  readonly revision: number;
  /** In epoch milliseconds; undefined once the game ended. */
  readonly wakeAt: number | undefined;
  /** The platforms of the game's rooms. */
  readonly platforms: readonly string[];
}

export const platformsOf = (rooms: readonly Pick<Room, 'platform'>[]): string[] => [
  ...new Set(rooms.map(({ platform }) => platform)),
];

/** Queues the game's next step by time. The sweep finds the game if the process crashes before this. */
export const scheduleAlarm = async (
  { queue }: { readonly queue: Queue },
  alarm: Alarm | undefined,
): Promise<void> => {
  if (alarm?.wakeAt !== undefined) await ringAt(queue, alarm, alarm.wakeAt);
};

/** Queues the game at once, so that its rooms show what a command changed. */
export const ringNow = async (
  { queue, clock }: { readonly queue: Queue; readonly clock: Clock },
  alarm: Alarm | undefined,
): Promise<void> => {
  if (alarm) await ringAt(queue, alarm, clock.now().getTime());
};

const ringAt = async (queue: Queue, { quiz, revision, platforms }: Alarm, at: number): Promise<void> => {
  for (const platform of platforms) await queue.add({ name: 'quiz', platform, quiz, revision, at });
};
