import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, Update } from 'grammy/types';
import type { Inbox } from '../../core/events/inbox.js';
import { PLATFORM } from './refs.js';
import { asUpdate, laneOf } from './updates.js';

/** Files that were sent together: each comes as an update of its own, and only one of them bears the caption. */
export interface Albums {
  /** The message with its album's caption, where it has none of its own. */
  captioned(update: Update, message: Message): Promise<Message>;
}

/** Telegram does not say which update of an album is the last one; they come within so long. */
const ALBUM_ARRIVES_WITHIN_MS = 1_000;
/** Albums whose captions are kept, the newest ones. */
const KEPT = 100;

interface Context {
  readonly inbox: Inbox;
  readonly signal: AbortSignal;
  /** By album, in the order in which they came. */
  readonly captions: Map<string, string>;
}

export const createAlbums = (dependencies: Pick<Context, 'inbox' | 'signal'>): Albums => {
  const context = { ...dependencies, captions: new Map<string, string>() };
  return { captioned: (update, message) => captioned(context, update, message) };
};

const captioned = async (context: Context, update: Update, message: Message): Promise<Message> => {
  const { media_group_id: album } = message;
  if (album === undefined) return message;
  const { captions } = context;
  const caption = message.caption ?? captions.get(album) ?? (await awaitCaption(context, update, album));
  captions.set(album, caption);
  const [oldest] = captions.keys();
  if (captions.size > KEPT && oldest !== undefined) captions.delete(oldest);
  return caption === '' ? message : { ...message, caption };
};

const awaitCaption = async (context: Context, update: Update, album: string): Promise<string> => {
  const here = await findCaption(context, update, album);
  if (here !== undefined) return here;
  await sleep(ALBUM_ARRIVES_WITHIN_MS, undefined, { signal: context.signal });
  return (await findCaption(context, update, album)) ?? '';
};

const findCaption = async (
  { inbox }: Context,
  update: Update,
  album: string,
): Promise<string | undefined> => {
  const updates = await inbox.open(PLATFORM, laneOf(update));
  return updates
    .map(({ payload }) => asUpdate(payload).message)
    .find((message) => message?.media_group_id === album && message.caption !== undefined)?.caption;
};
