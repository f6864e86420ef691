import type { Messenger } from '../../../src/bots/chat/messenger.js';
import type { Router } from '../../../src/bots/chat/router.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';

/** A file that a person sends. */
export interface SentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** A message of the bot as it stands on one person's screen now: edited ones in their last form, deleted ones gone. */
export interface Seen {
  /** Everything there is to read, top to bottom, as it is displayed: without markup and escapes. */
  readonly text: string;
  /** Labels, row by row. */
  readonly buttons: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly pictures: number;
  /** Nobody else sees it. */
  readonly isPrivate: boolean;
  /** How many people it notifies by naming them. */
  readonly pings: number;
}

/** Somebody in front of the platform's real client. Actions resolve once the platform has taken them. */
export interface Person {
  readonly platformUserId: string;
  /** `path` joined by a blank, options by name; written as this platform's people would. */
  command(
    path: string,
    options?: Readonly<Record<string, string | number | boolean | SentFile>>,
  ): Promise<void>;
  /** Uses the command that goes by `menu` on a message that somebody wrote in the room. */
  useOnMessage(menu: string, message: { text: string; file?: SentFile }): Promise<void>;
  /** Presses the newest button of that label that this person sees. @throws when there is none */
  press(label: string): Promise<void>;
  /** Presses a button of any bot message here, with a code that the bot never gave. */
  pressForged(code: string): Promise<void>;
  /** Fills the form that is open, by field name, and sends it. @throws when none is open */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Whether a form is open, a modal or a prompt waiting for its reply. */
  hasForm(): boolean;
  /** What is offered while typing an option. Called only where the platform completes. */
  complete(path: string, option: string, typed: string): Promise<readonly string[]>;
  /** Whether the platform still waits for the answer to this person's last event: a press that spins. */
  isKeptWaiting(): boolean;
  /** Bot messages on this person's screen, in the room and in the private chat, oldest first. */
  sees(): readonly Seen[];
  /** Sentences that the platform shows and lets go of (Telegram's callback answers); also those in messages. */
  hears(): readonly string[];
}

/** One adapter, started against its stand-in, in one room. */
export interface Harness {
  /** `private`: only the first person's chat with the bot. `shared`: everybody is in one channel or group. */
  person(name: string): Promise<Person>;
  readonly messenger: Messenger;
  /** The room, as the messenger knows it. */
  readonly place: PlaceRef;
  /** Whether the platform completes options while they are typed. */
  readonly completes: boolean;
  /** Whether a form must be the first answer, so that one that comes late waits behind a button. */
  readonly formsExpire: boolean;
  close(): Promise<void>;
}

export type Room = 'private' | 'shared';
export type MakeHarness = (router: Router, room: Room) => Promise<Harness>;
