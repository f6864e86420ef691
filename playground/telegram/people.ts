import { formatText } from './entities.js';
import { photoSize } from './files.js';
import { menuFor, receive, revise } from './incoming.js';
import { DEEP_LINK_PAYLOAD } from './limits.js';
import { dataOf } from './markup.js';
import { depart, join, setStatus } from './membership.js';
import { type PressResult, press } from './pressing.js';
import type { Attachment, StoredChat, StoredMessage, TelegramChat, TelegramUser } from './records.js';
import { type ShownMessage, showMessage } from './shown.js';
import type { Draft, World } from './world.js';

export interface SendOptions {
  replyTo?: ShownMessage;
  topic?: number;
}

export interface OutgoingFile {
  name: string;
  bytes: Uint8Array;
  mimeType?: string;
  caption?: string;
}

/** Telegram's own fake senders of messages in the name of a chat; https://core.telegram.org/bots/api#message */
const ANONYMOUS_ADMINISTRATOR: TelegramUser = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
const CHANNEL_SENDER: TelegramUser = {
  id: 136817688,
  is_bot: true,
  first_name: 'Channel',
  username: 'Channel_Bot',
};

/** What one person does in their app. Every method throws when the app itself would not let them. */
export class Person {
  constructor(
    private readonly world: World,
    readonly user: TelegramUser,
    private readonly queryLifetimeMs: number,
  ) {}

  send(chat: TelegramChat, text: string, options: SendOptions = {}): ShownMessage {
    return this.#post({ ...this.#draft(chat, options), ...formatText(text, []) });
  }

  sendDocument(chat: TelegramChat, file: OutgoingFile, options: SendOptions = {}): ShownMessage {
    return this.#post({ ...this.#draft(chat, options), ...this.#captioned(file, 'document') });
  }

  sendPhoto(chat: TelegramChat, file: OutgoingFile, options: SendOptions = {}): ShownMessage {
    return this.#post({ ...this.#draft(chat, options), ...this.#captioned(file, 'photo') });
  }

  /** Several files in one go, each of them a message. */
  sendAlbum(
    chat: TelegramChat,
    files: readonly OutgoingFile[],
    kind: Attachment['kind'] = 'document',
  ): readonly ShownMessage[] {
    const album = String(this.world.counted.messages + 1);
    return files.map((file) =>
      this.#post({ ...this.#draft(chat, {}), ...this.#captioned(file, kind), album }),
    );
  }

  /** Changes a text of one's own. */
  edit(message: ShownMessage, text: string): void {
    revise(this.world, this.#own(message), text);
  }

  /** Deletes a message of one's own; bots are not told. */
  delete(message: ShownMessage): void {
    this.world.delete(this.#own(message));
  }

  /** As an administrator who hides behind the group: the message names no person. */
  sendAnonymously(chat: TelegramChat, text: string, options: SendOptions = {}): ShownMessage {
    const draft = this.#draft(chat, options);
    if (!this.world.isAdministrator(draft.chat, this.user)) throw new Error('Only administrators can hide.');
    const from = ANONYMOUS_ADMINISTRATOR;
    return this.#post({ ...draft, ...formatText(text, []), from, senderChat: draft.chat.info });
  }

  /** In the name of a channel of theirs. */
  sendAsChannel(chat: TelegramChat, title: string, text: string, options: SendOptions = {}): ShownMessage {
    const senderChat: TelegramChat = { id: this.world.newSupergroupId(), type: 'channel', title };
    const draft = this.#draft(chat, options);
    return this.#post({ ...draft, ...formatText(text, []), from: CHANNEL_SENDER, senderChat });
  }

  /** Starts the bot in private, by its button or a deep link with a payload. */
  start(payload?: string): ShownMessage {
    if (payload !== undefined && !DEEP_LINK_PAYLOAD.test(payload)) {
      throw new Error('A deep link carries 1 to 64 of A-Z, a-z, 0-9, _ and -.');
    }
    const { info } = this.world.privateChat(this.user);
    return this.send(info, payload === undefined ? '/start' : `/start ${payload}`);
  }

  /** Follows a link to the bot (`https://t.me/<bot>?start=…`), as from a button. */
  follow(url: string): ShownMessage {
    const link = new URL(url);
    if (link.hostname !== 't.me' || link.pathname.slice(1) !== this.world.profile.username) {
      throw new Error(`${url} does not lead to this bot.`);
    }
    return this.start(link.searchParams.get('start') ?? undefined);
  }

  /**
   * Presses a button by its label or callback data: one that stands under the message now, or one that this
   * older view of it still shows. Resolves with the answer, or with `answered: false` once Telegram stops
   * waiting for it.
   */
  async press(message: ShownMessage, labelOrData: string): Promise<PressResult> {
    const stored = this.#stored(message);
    const now = (stored.keyboard?.inline_keyboard ?? []).flat();
    const buttons = [
      ...now.map((button) => ({ label: button.text, data: dataOf(button), url: urlOf(button) })),
      ...message.buttons.flat(),
    ];
    const button =
      buttons.find(({ data }) => data === labelOrData) ?? buttons.find(({ label }) => label === labelOrData);
    if (button === undefined) throw new Error(`No button "${labelOrData}" under message ${message.id}.`);
    if (button.url !== undefined) return { answered: true, alert: false, url: button.url };
    if (button.data === undefined) throw new Error(`Button "${labelOrData}" sends nothing.`);
    return this.pressForged(message, button.data);
  }

  /** Sends callback data of one's own making, as a modified app can. */
  pressForged(message: ShownMessage, data: string): Promise<PressResult> {
    return press(this.world, this.user, this.#stored(message), data, this.queryLifetimeMs);
  }

  /** The commands that the app offers this person in a chat. */
  commands(chat: TelegramChat) {
    return menuFor(this.world, this.world.chat(chat.id), this.user);
  }

  blockBot(): void {
    const chat = this.world.privateChat(this.user);
    setStatus(this.world, chat, this.world.bot, 'kicked', this.user);
  }

  unblockBot(): void {
    const chat = this.world.privateChat(this.user);
    setStatus(this.world, chat, this.world.bot, 'member', this.user);
  }

  join(chat: TelegramChat): void {
    join(this.world, this.world.chat(chat.id), this.user, this.user);
  }

  leave(chat: TelegramChat): void {
    depart(this.world, this.world.chat(chat.id), this.user, this.user);
  }

  #post(draft: Draft): ShownMessage {
    return showMessage(receive(this.world, draft), [...this.world.users.values()]);
  }

  #draft(chat: TelegramChat, { replyTo, topic }: SendOptions): Draft {
    const stored = this.#chat(chat);
    const target = replyTo === undefined ? undefined : this.#stored(replyTo);
    const thread = topic ?? target?.topic;
    return {
      chat: stored,
      from: this.user,
      entities: [],
      ...(target !== undefined && { replyTo: target }),
      ...(thread !== undefined && { topic: thread }),
    };
  }

  #chat(chat: TelegramChat): StoredChat {
    const stored = this.world.chat(chat.id);
    const mayWrite =
      stored.info.type === 'private'
        ? stored.info.id === this.user.id
        : this.world.isMember(stored, this.user);
    if (!mayWrite) throw new Error(`${this.user.first_name} cannot write in that chat.`);
    if (stored.migratedTo !== undefined) throw new Error('That group has become a supergroup.');
    return stored;
  }

  #captioned(
    file: OutgoingFile,
    kind: Attachment['kind'],
  ): Pick<Draft, 'caption' | 'entities' | 'attachment'> {
    const { text, entities } = formatText(file.caption ?? '', []);
    const upload = {
      name: file.name,
      bytes: file.bytes,
      mimeType: file.mimeType ?? 'application/octet-stream',
    };
    const attachment: Attachment =
      kind === 'photo'
        ? { kind, file: this.world.files.add(upload, 'photos'), size: photoSize(file.bytes) }
        : { kind, file: this.world.files.add(upload, 'documents') };
    return { attachment, entities, ...(text !== '' && { caption: text }) };
  }

  #own(message: ShownMessage): StoredMessage {
    const stored = this.#stored(message);
    if (stored.from.id !== this.user.id) throw new Error(`Message ${message.id} is somebody else's.`);
    return stored;
  }

  #stored({ id, chat }: ShownMessage): StoredMessage {
    const stored = this.world.chat(chat.id).messages.find((message) => message.id === id);
    if (stored === undefined) throw new Error(`Message ${id} has been deleted.`);
    if (stored.ephemeral !== undefined && stored.ephemeral.viewer !== this.user.id) {
      throw new Error(`${this.user.first_name} does not see message ${id}.`);
    }
    return stored;
  }
}

const urlOf = (button: object): string | undefined =>
  'url' in button && typeof button.url === 'string' ? button.url : undefined;
