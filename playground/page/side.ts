import type { ChatPatch, WireMessage } from '../server/patches.js';

/** Who the page acts as on one side, where they are, and what they see and have read. */
export interface Side<Person, Place, Message> {
  readonly viewer: Person;
  readonly place: Place;
  /** By chat. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** Ids of the messages that were read, by person and chat. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
}

export type Step<Person, Place, Message extends WireMessage> =
  | { readonly received: readonly ChatPatch<Message>[] }
  | { readonly opened: Place; readonly by: Person };

type Id = { readonly id: string | number };
type Chat = { readonly id: string };

/** The first person in their first chat, before anything was seen. */
export const start = <P, C, M>(
  people: readonly P[],
  placesOf: (person: P) => readonly C[],
): Side<P, C, M> => {
  const [first] = people.flatMap((viewer) => placesOf(viewer).map((place) => ({ viewer, place })));
  if (first === undefined) throw new Error('There is nobody to act as.');
  return { ...first, messages: new Map(), read: new Map() };
};

/** The side after something has happened. A chat that is open counts as read. */
export const next = <P extends Id, C extends Chat, M extends WireMessage>(
  side: Side<P, C, M>,
  step: Step<P, C, M>,
): Side<P, C, M> => {
  if ('received' in step) return step.received.reduce(receive, side);
  const messages = step.by === side.viewer ? side.messages : new Map();
  return markRead({ ...side, viewer: step.by, place: step.opened, messages }, step.opened.id);
};

const NONE: readonly never[] = [];

/** The messages of a chat, oldest first. */
export const messagesOf = <M>({ messages }: Side<unknown, unknown, M>, chat: string): readonly M[] =>
  messages.get(chat) ?? NONE;

/** How many messages of a chat have not been read. */
export const unreadIn = (side: Side<Id, unknown, WireMessage>, chat: string): number => {
  const read = side.read.get(key(side, chat));
  return messagesOf(side, chat).filter(({ id }) => !read?.has(id)).length;
};

const key = ({ viewer }: Side<Id, unknown, unknown>, chat: string) => `${viewer.id}/${chat}`;

const receive = <P extends Id, C extends Chat, M extends WireMessage>(
  side: Side<P, C, M>,
  { chat, order, changed }: ChatPatch<M>,
): Side<P, C, M> => {
  const known = new Map([...messagesOf(side, chat), ...changed].map((message) => [message.id, message]));
  const messages = order.flatMap((id) => known.get(id) ?? []);
  const now = { ...side, messages: new Map(side.messages).set(chat, messages) };
  // What was there before this person was first looked at is no news.
  return chat === side.place.id || !side.read.has(key(side, chat)) ? markRead(now, chat) : now;
};

const markRead = <P extends Id, C, M extends WireMessage>(
  side: Side<P, C, M>,
  chat: string,
): Side<P, C, M> => {
  const ids = new Set(messagesOf(side, chat).map(({ id }) => id));
  return { ...side, read: new Map(side.read).set(key(side, chat), ids) };
};
