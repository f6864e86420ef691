import { type REST, Routes } from 'discord.js';
import type { Inbox } from '../../core/events/inbox.js';
import { type EventId, eventPart } from '../../core/ids.js';
import type { Log } from '../../log.js';
import { keepShowing } from '../chat/keep-showing.js';
import { type Messenger, PlaceClosed } from '../chat/messenger.js';
import { notice, type Outcome, refusal } from '../chat/outcome.js';
import type { Handling, Router } from '../chat/router.js';
import { takerOf } from '../chat/taker.js';
import type { Message } from '../chat/text.js';
import type { Incoming, IncomingFile } from '../chat/turn.js';
import { readTypedOptions } from '../chat/typed-options.js';
import { messages } from '../messages/messages.js';
import {
  attachedTo,
  type DirectAttachment,
  type DirectMessage,
  directMessage,
  readDirectMessage,
} from './direct-message.js';
import { loggable } from './failures.js';
import { incomingFile } from './files.js';
import { TYPING_AFTER_MS, TYPING_LASTS_MS } from './limits.js';
import { type Lines, lineOf } from './order.js';
import { isMember } from './place.js';
import { post } from './post.js';
import { directPlace, PLATFORM } from './refs.js';
import { showWaiting } from './waiting.js';

export interface DirectDependencies {
  readonly rest: REST;
  readonly inbox: Inbox;
  readonly router: Router;
  readonly messenger: Messenger;
  readonly lines: Lines;
  /** Where attachments may be fetched from. */
  readonly cdnOrigins: readonly string[];
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What people write to the bot in its direct messages. */
export interface DirectMessages {
  /** Stores a message of the gateway's, if it is one of those. Never rejects. */
  receive(data: unknown): Promise<void>;
  /** Handles what is stored until the returned function is called, which resolves when what is at work is done. */
  serve(): () => Promise<void>;
}

export const createDirectMessages = (dependencies: DirectDependencies): DirectMessages => ({
  receive: (data) => receive(dependencies, data),
  serve: () =>
    dependencies.inbox.process(PLATFORM, {
      handle: ({ payload }) => handle(dependencies, directMessage.parse(payload)),
      giveUp: ({ payload }) => askAgain(dependencies, directMessage.parse(payload), messages.answers.gaveUp),
    }).stop,
});

const receive = async (dependencies: DirectDependencies, data: unknown): Promise<void> => {
  const { inbox, log } = dependencies;
  const message = readDirectMessage(data);
  if (!message) return;
  const { id, author } = message;
  try {
    await inbox.store(PLATFORM, [{ id: BigInt(id), lane: author.id, payload: message }]);
  } catch (error) {
    // Discord does not deliver it again.
    log.error({ err: error, message: id }, 'storing a direct message failed');
    await askAgain(dependencies, message, messages.answers.notReceived);
  }
};

const handle = (dependencies: DirectDependencies, message: DirectMessage): Promise<void> => {
  const { lines, log } = dependencies;
  return lines.enter(lineOf(message.author.id, message.channel_id), async (before) => {
    try {
      await answer(dependencies, message, incomingOf(dependencies, message, before));
    } catch (error) {
      if (!(error instanceof PlaceClosed)) throw error;
      log.info({ message: message.id }, 'answer not sent: place closed');
    }
  });
};

const eventOf = ({ id }: DirectMessage): EventId => `${PLATFORM}:${id}` as EventId;

const incomingOf = (
  { rest, signal }: DirectDependencies,
  message: DirectMessage,
  after: Promise<void> | undefined,
): Incoming => {
  const { author } = message;
  const place = directPlace(author.id);
  return {
    event: eventOf(message),
    identity: {
      platform: PLATFORM,
      platformUserId: author.id,
      displayName: author.global_name ?? author.username,
    },
    moderator: false,
    place,
    where: 'botDm',
    privatePlace: place,
    canPost: async () => true,
    isMemberOf: (platformSpaceId) => isMember(rest, author.id, platformSpaceId),
    signal,
    ...(after && { after }),
  };
};

/** Documents speak for themselves, with the message's words as options. */
const answer = async (
  dependencies: DirectDependencies,
  message: DirectMessage,
  incoming: Incoming,
): Promise<void> => {
  const { router } = dependencies;
  const files = attachedTo(message).map((attached) => fileOf(dependencies, message, attached));
  const [first] = files;
  const taker = first && takerOf(router.commands, first);
  if (!taker) {
    const otherwise = async () => ((await isFirst(dependencies, message)) ? 'start' : 'help');
    return respond(dependencies, message, incoming, router.words(incoming, message.content, otherwise));
  }
  const { options, unread } = readTypedOptions(taker, message.content);
  const quoted = { text: message.content, files };
  const handling = router.command({ ...incoming, quoted }, taker.path.join(' '), options);
  await respond(dependencies, message, incoming, handling);
  if (unread.length > 0)
    await say(
      dependencies,
      incoming,
      notice(messages.answers.unread({ words: unread.join(', ') })),
      eventPart(incoming.event, 'unread'),
    );
};

/** Whether nothing was written here before, as far as Discord tells. */
const isFirst = async ({ rest }: DirectDependencies, { channel_id, id }: DirectMessage): Promise<boolean> => {
  const query = new URLSearchParams({ before: id, limit: '1' });
  const earlier = await rest.get(Routes.channelMessages(channel_id), { query }).catch(() => undefined);
  return Array.isArray(earlier) && earlier.length === 0;
};

const respond = async (
  dependencies: DirectDependencies,
  { channel_id }: DirectMessage,
  incoming: Incoming,
  handling: Handling,
): Promise<void> => {
  const { rest, messenger, signal } = dependencies;
  // Best effort: an answer must not fail because of it.
  const showTyping = () => void rest.post(Routes.channelTyping(channel_id)).catch(() => {});
  const stopTyping = keepShowing(showTyping, { afterMs: TYPING_AFTER_MS, everyMs: TYPING_LASTS_MS });
  const outcome = await handling.outcome.finally(stopTyping);
  // What the process broke off when it was stopped is for the next one.
  signal.throwIfAborted();
  await say(dependencies, incoming, outcome, incoming.event);
  await showWaiting(dependencies, incoming, ({ id, view }) => messenger.send(incoming.place, view, id));
};

const say = (
  dependencies: DirectDependencies,
  { place }: Pick<Incoming, 'place'>,
  outcome: Outcome,
  event: EventId,
): Promise<void> => post(dependencies, outcome, () => place, event);

const fileOf = (
  { rest, cdnOrigins }: DirectDependencies,
  { channel_id, id }: DirectMessage,
  { id: file, filename, url, size, content_type }: DirectAttachment,
): IncomingFile =>
  incomingFile({ name: filename, url, size, contentType: content_type ?? null }, cdnOrigins, async () => {
    const message = directMessage.safeParse(
      await rest.get(Routes.channelMessage(channel_id, id)).catch(() => {}),
    );
    return message.data && attachedTo(message.data).find((attached) => attached.id === file)?.url;
  });

const askAgain = async (
  dependencies: DirectDependencies,
  message: DirectMessage,
  why: Message,
): Promise<void> => {
  const { id, author } = message;
  const said = refusal(why);
  const event = eventPart(eventOf(message), 'given up');
  await say(dependencies, { place: directPlace(author.id) }, said, event).catch((error: unknown) =>
    dependencies.log.warn({ message: id, ...loggable(error) }, 'not said that a direct message was given up'),
  );
};
