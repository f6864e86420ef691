import type { Identity, PlaceRef } from '../../core/events/refs.js';
import type { EventId, UserId } from '../../core/ids.js';
import type { Language } from '../messages/catalog.js';

/** Kinds of place. `userInstall`: somewhere on Discord where only the person, not the place, has the app. */
export type Where = 'guild' | 'botDm' | 'userInstall' | 'group' | 'groupAdmin';

/** A file that somebody sent; its bytes are fetched only when asked for. */
export interface IncomingFile {
  readonly name: string;
  readonly mimeType?: string;
  /** Bytes, as the platform claims. */
  readonly size?: number;
  /** @throws UserError `file.too_large` as soon as more than `maxBytes` have arrived, `file.unavailable` */
  read(maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
}

/**
 * The message that a command was used on: a reply's target, the message of a context menu, or one in private whose
 * documents speak for themselves.
 */
export interface QuotedMessage {
  readonly text: string;
  /** In the order in which they were attached; none of a message of the bot's own. */
  readonly files: readonly IncomingFile[];
  /** The bot wrote it. */
  readonly isOwn?: boolean;
}

/** A guild or group as its platform describes it. */
export interface IncomingSpace {
  readonly platformSpaceId: string;
  readonly name: string;
  /** BCP 47, where known: a guild's own, or in a group that of the person who added the bot. */
  readonly locale?: string;
}

/** What an adapter knows of an event before the person is looked up. */
export interface Incoming {
  readonly event: EventId;
  readonly identity: Identity;
  /**
   * May moderate this place: Manage Messages on Discord, administrator on Telegram. Always false for a button on
   * Telegram, where it would take a request.
   */
  readonly moderator: boolean;
  readonly place: PlaceRef;
  readonly where: Where;
  /** The person's private chat with the bot; the same as `place` when they are in it. */
  readonly privatePlace: PlaceRef;
  /** The guild or group around the place. */
  readonly space?: IncomingSpace;
  /** Asks the platform whether the person is in that guild or group. */
  readonly isMemberOf?: (platformSpaceId: string) => Promise<boolean>;
  /** Whether the bot may post messages of its own in this place. */
  readonly canPost?: () => Promise<boolean>;
  /** At least so long between two messages of the bot here, on the average; none where there is no limit. */
  readonly sendEveryMs?: number;
  /** Of the person's app, BCP 47, where the platform tells. */
  readonly locale?: string;
  readonly quoted?: QuotedMessage;
  /** What was typed after a command that takes it whole. */
  readonly text?: string;
  /** Commands are messages here: they can reply to others, and a document sent in private needs none. */
  readonly typed?: boolean;
  /**
   * Lets this person's later events here go ahead of what is left to do for this one: call it before something slow
   * that they need not wait for.
   */
  readonly stepAside?: () => void;
  /** Resolves when this person's earlier events here are handled; the handler waits for it. Must not reject. */
  readonly after?: Promise<void>;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

export interface Actor {
  readonly user: UserId;
  /** What they read. */
  readonly language: Language;
  readonly identity: Identity;
  readonly moderator: boolean;
}

/** One event, with the person behind it. */
export interface Turn extends Omit<Incoming, 'identity' | 'moderator' | 'after'> {
  readonly actor: Actor;
}

/** Where others see what the bot says. */
export const isShared = ({ where }: Pick<Turn, 'where'>): boolean =>
  where !== 'botDm' && where !== 'userInstall';
