import { encodeAction } from '../../src/bots/chat/action.js';
import type { SessionId } from '../../src/core/ids.js';

/** Called when a press was acknowledged, with the moment. */
export type Pressed = (at: number) => void;

/** A platform whose buttons can be pressed. */
export interface Pressable {
  /** What the bot must be told to talk to it. */
  readonly settings: Readonly<Record<string, string>>;
  isUp(): boolean;
  /** @returns the milliseconds until it was acknowledged */
  press(platformUserId: string, code: string): Promise<number>;
  close(): Promise<void>;
}

/** Somebody with a session, who presses Show answer and Easy in turns. */
export interface Presser {
  /** Milliseconds until each of the two was acknowledged. */
  study(): Promise<{ readonly shown: number; readonly graded: number }>;
}

/** @param rev of the session's first button */
export const presserOn = (platform: Pressable, user: string, session: SessionId, first: number): Presser => {
  let rev = first;
  return {
    async study() {
      const shown = await platform.press(user, encodeAction({ type: 'study.show', session, rev: rev++ }));
      const graded = await platform.press(
        user,
        encodeAction({ type: 'study.grade', session, rev: rev++, grade: 4 }),
      );
      return { shown, graded };
    },
  };
};
