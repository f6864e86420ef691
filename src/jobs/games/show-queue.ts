import type { Log } from '../../core/database/client.js';
import type { RoomId } from '../../core/ids.js';
import type { Clock } from '../../core/ports.js';

/** A room whose showing failed is left alone for so long, twice as long after each further failure. */
const PAUSE = { firstMs: 1_000, longestMs: 30_000 };

/** Shows what is pending in rooms: in each room one post after another, in different rooms at once. */
export interface ShowQueue {
  /** Returns at once. A room that is paused after a failure is left to a later call. */
  begin(room: RoomId): void;
  /** Ends the pauses of rooms that are not among these: what they had to show was shown, or given up. */
  forgetAllBut(pending: readonly RoomId[]): void;
  /** Begins nothing more. Resolves when nothing is being shown. */
  end(): Promise<void>;
}

export interface ShowQueueDependencies {
  /** Shows one post; false when there was none. */
  readonly showNext: (room: RoomId) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Changes while a room is shown. */
type Running = {
  /** Whether there may be more since it last found nothing. */
  again: boolean;
  done: Promise<void>;
};

export const createShowQueue = ({ showNext, clock, log }: ShowQueueDependencies): ShowQueue => {
  const running = new Map<RoomId, Running>();
  const pauses = createPauses(clock);
  let isOver = false;
  const showAll = async (room: RoomId, state: Running): Promise<void> => {
    do {
      state.again = false;
      while (!isOver && (await showNext(room)));
    } while (state.again && !isOver);
  };
  const run = async (room: RoomId, state: Running): Promise<void> => {
    try {
      await showAll(room, state);
      pauses.forget(room);
    } catch (error) {
      const pauseMs = pauses.lengthen(room);
      log.warn({ err: error, room, pauseMs }, 'cannot show a quiz post; trying again after a pause');
    } finally {
      running.delete(room);
    }
  };
  return {
    begin(room) {
      const known = running.get(room);
      if (known) known.again = true;
      if (known || isOver || pauses.isPaused(room)) return;
      const state = { again: false, done: Promise.resolve() };
      running.set(room, state);
      state.done = run(room, state);
    },
    forgetAllBut: pauses.forgetAllBut,
    async end() {
      isOver = true;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
};

/** After each failure of a room a longer pause. */
const createPauses = (clock: Clock) => {
  const failed = new Map<RoomId, { readonly pauseMs: number; readonly until: number }>();
  const now = (): number => clock.now().getTime();
  return {
    isPaused: (room: RoomId): boolean => now() < (failed.get(room)?.until ?? 0),
    /** @returns how long the pause is, in milliseconds */
    lengthen(room: RoomId): number {
      const { pauseMs: last } = failed.get(room) ?? { pauseMs: PAUSE.firstMs / 2 };
      const pauseMs = Math.min(2 * last, PAUSE.longestMs);
      failed.set(room, { pauseMs, until: now() + pauseMs });
      return pauseMs;
    },
    forget: (room: RoomId): boolean => failed.delete(room),
    forgetAllBut(rooms: readonly RoomId[]): void {
      for (const room of [...failed.keys()]) if (!rooms.includes(room)) failed.delete(room);
    },
  };
};
