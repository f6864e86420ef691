import type { BotCommand, Chat } from 'grammy/types';
import type {
  Attachment,
  MemberStatus,
  StoredChat,
  StoredFile,
  StoredMessage,
  TelegramUser,
} from './records.js';
import type { UpdateQueueState } from './updates.js';
import type { World } from './world.js';

type FileRecord = Omit<StoredFile, 'bytes'> & { readonly bytes: string };
/** An attachment whose file is named by its id. */
type AttachmentRecord = {
  [K in Attachment['kind']]: Omit<Extract<Attachment, { kind: K }>, 'file'>;
}[Attachment['kind']] & {
  readonly file: string;
};
type MessageRecord = Omit<StoredMessage, 'chat' | 'replyTo' | 'attachment'> & {
  readonly replyTo?: number;
  readonly attachment?: AttachmentRecord;
};

interface ChatRecord {
  readonly info: Chat;
  readonly members: readonly (readonly [number, MemberStatus])[];
  readonly topics: readonly (readonly [number, string])[];
  readonly messages: readonly MessageRecord[];
  readonly migratedTo?: number;
}

/** A stand-in's world as JSON: who points to whom by id, files in base64. */
export interface TelegramSnapshot {
  /** Unix milliseconds. */
  readonly takenAt: number;
  readonly users: readonly TelegramUser[];
  readonly files: readonly FileRecord[];
  readonly chats: readonly ChatRecord[];
  readonly commands: Readonly<Record<string, readonly BotCommand[]>>;
  readonly updates: UpdateQueueState;
  readonly counted: World['counted'];
}

export const takeSnapshot = (world: World): TelegramSnapshot => ({
  takenAt: world.now(),
  users: [...world.users.values()].filter(({ is_bot }) => !is_bot),
  files: world.files.all().map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') })),
  chats: [...world.chats.values()].map(chatRecord),
  commands: world.commands.all(),
  updates: world.updates.state,
  counted: { ...world.counted },
});

/** Fills a new world of the same bot. What happened is as long ago as it was then. */
export const restoreSnapshot = (world: World, snapshot: TelegramSnapshot): void => {
  const laterBy = world.now() - snapshot.takenAt;
  for (const user of snapshot.users) world.users.set(user.id, user);
  for (const file of snapshot.files) world.files.keep({ ...file, bytes: Buffer.from(file.bytes, 'base64') });
  for (const chat of snapshot.chats) restoreChat(world, chat, laterBy);
  world.commands.restore(snapshot.commands);
  world.updates.restore(snapshot.updates);
  Object.assign(world.counted, snapshot.counted);
};

const chatRecord = ({ messages, members, topics, ...chat }: StoredChat): ChatRecord => ({
  ...chat,
  members: [...members],
  topics: [...topics],
  messages: messages.map(messageRecord),
});

const messageRecord = ({ chat: _, replyTo, attachment, ...message }: StoredMessage): MessageRecord => ({
  ...message,
  ...(replyTo && { replyTo: replyTo.id }),
  ...(attachment && { attachment: { ...attachment, file: attachment.file.id } }),
});

const restoreChat = (world: World, record: ChatRecord, laterBy: number): void => {
  const { info, members, topics, messages, migratedTo } = record;
  const chat = world.addChat(info);
  for (const [user, status] of members) chat.members.set(user, status);
  for (const [topic, name] of topics) chat.topics.set(topic, name);
  if (migratedTo !== undefined) chat.migratedTo = migratedTo;
  for (const message of messages) chat.messages.push(messageFrom(world, chat, message, laterBy));
};

const messageFrom = (
  world: World,
  chat: StoredChat,
  { replyTo, attachment, at, editedAt, ...message }: MessageRecord,
  laterBy: number,
): StoredMessage => {
  const target = chat.messages.find(({ id }) => id === replyTo);
  return {
    ...message,
    chat,
    at: at + laterBy,
    ...(editedAt !== undefined && { editedAt: editedAt + laterBy }),
    ...(target && { replyTo: target }),
    ...(attachment && { attachment: { ...attachment, file: fileOf(world, attachment.file) } }),
  };
};

/** @throws Error when the snapshot names what it does not hold */
const fileOf = (world: World, id: string): StoredFile => {
  const file = world.files.byId(id);
  if (file === undefined) throw new Error(`The snapshot does not hold the file ${id}.`);
  return file;
};
