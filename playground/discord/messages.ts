import type { Changes } from './changes.js';
import type { StandInClock } from './clock.js';
import { ComponentKind } from './component-kind.js';
import { mediaOf, walk } from './component-tree.js';
import type { Files, StoredFile, Upload } from './files.js';
import { NONCE_MEMORY_MS } from './limits.js';
import { joinPings, NO_PINGS, type Pings, pingsOf } from './mentions.js';
import { ShownMessages } from './shown.js';
import type { TopComponent } from './validate/components.js';
import type { Embed } from './validate/embeds.js';
import { textsOf } from './validate/embeds.js';
import { MessageFlag, type MessageForm } from './validate/message.js';
import type { DiscordChannel, DiscordUser } from './world.js';

/** What brought a message about, where that was an interaction. */
export interface MessageOrigin {
  readonly interactionId: string;
  readonly interactionType: number;
  readonly user: DiscordUser;
}

/** A message as the platform keeps it. */
export interface StoredMessage {
  readonly id: string;
  /** Message type, such as 0 for an ordinary one, 19 for a reply, 20 for a command's answer. */
  readonly type: number;
  readonly channel: DiscordChannel;
  readonly author: DiscordUser;
  readonly createdAt: number;
  /** The only person who sees it; undefined when everybody in the channel does. */
  readonly ephemeralFor: string | undefined;
  readonly origin: MessageOrigin | undefined;
  readonly repliesTo: StoredMessage | undefined;
  /** The message that it forwards. */
  readonly forwards: StoredMessage | undefined;
  readonly nonce: string | number | undefined;
  content: string;
  embeds: Embed[];
  components: TopComponent[];
  attachments: StoredFile[];
  /** Files that components show, by id. */
  shownFiles: Map<string, StoredFile>;
  flags: number;
  editedAt: number | undefined;
  /** Counts edits. */
  revision: number;
  /** Which of all changes was its last, counted from 1. */
  lastChange: number;
  pings: Pings;
  isDeleted: boolean;
}

/** A message about to exist. */
export interface NewMessage {
  channel: DiscordChannel;
  author: DiscordUser;
  form: MessageForm;
  uploads: readonly Upload[];
  type?: number;
  forwards?: StoredMessage | undefined;
  ephemeralFor?: string | undefined;
  origin?: MessageOrigin | undefined;
}

type Told = 'created' | 'edited' | 'deleted';

const UPLOADED = 'attachment://';

/** Every message there is; tells `onChange` of each creation, edit and deletion. */
export class Messages {
  readonly shown: ShownMessages;
  readonly #all = new Map<string, StoredMessage>();
  readonly #byChannel = new Map<DiscordChannel, Set<StoredMessage>>();

  constructor(
    private readonly clock: StandInClock,
    private readonly nextId: () => string,
    private readonly files: Files,
    private readonly changes: Changes,
    private readonly onChange: (what: Told, message: StoredMessage) => void,
  ) {
    this.shown = new ShownMessages(files);
  }

  create({
    channel,
    author,
    form,
    uploads,
    type = 0,
    forwards,
    ephemeralFor,
    origin,
  }: NewMessage): StoredMessage {
    const repliesTo = this.find(form.message_reference?.message_id ?? undefined);
    const message: StoredMessage = {
      id: this.nextId(),
      type,
      channel,
      author,
      createdAt: this.clock.now(),
      ephemeralFor,
      origin,
      repliesTo,
      forwards,
      nonce: form.nonce ?? undefined,
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      shownFiles: new Map(),
      flags: (form.flags ?? 0) & ~MessageFlag.ephemeral,
      editedAt: undefined,
      revision: 0,
      lastChange: 0,
      pings: NO_PINGS,
      isDeleted: false,
    };
    if (ephemeralFor !== undefined) message.flags |= MessageFlag.ephemeral;
    this.keep(message);
    this.#fill(message, form, uploads);
    this.#tell('created', message);
    return message;
  }

  edit(message: StoredMessage, form: MessageForm, uploads: readonly Upload[]): void {
    message.flags = (message.flags | (form.flags ?? 0)) & ~(MessageFlag.loading | MessageFlag.ephemeral);
    if (message.ephemeralFor !== undefined) message.flags |= MessageFlag.ephemeral;
    message.editedAt = this.clock.now();
    message.revision += 1;
    this.#fill(message, form, uploads);
    this.#tell('edited', message);
  }

  delete(message: StoredMessage): void {
    message.isDeleted = true;
    this.#all.delete(message.id);
    this.#of(message.channel).delete(message);
    this.#tell('deleted', message);
  }

  /** Every message that was not deleted, oldest first. */
  all(): readonly StoredMessage[] {
    return [...this.#all.values()];
  }

  /** Puts a message in its place and tells nobody. */
  keep(message: StoredMessage): void {
    this.#all.set(message.id, message);
    this.#of(message.channel).add(message);
  }

  find(id: string | undefined): StoredMessage | undefined {
    return id === undefined ? undefined : this.#all.get(id);
  }

  /** Messages of a channel, oldest first, as `viewer` sees it; without one, what everybody sees. */
  in(channel: DiscordChannel, viewer?: DiscordUser): StoredMessage[] {
    return [...this.#of(channel)].filter(
      ({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === viewer?.id,
    );
  }

  /** The message that `author` sent here under the same nonce within the past few minutes. */
  repeated(channel: DiscordChannel, author: DiscordUser, form: MessageForm): StoredMessage | undefined {
    if (form.enforce_nonce !== true || form.nonce == null) return undefined;
    const since = this.clock.now() - NONCE_MEMORY_MS;
    return this.in(channel).find(
      (message) => message.author === author && message.nonce === form.nonce && message.createdAt >= since,
    );
  }

  #of(channel: DiscordChannel): Set<StoredMessage> {
    const known = this.#byChannel.get(channel);
    if (known !== undefined) return known;
    const messages = new Set<StoredMessage>();
    this.#byChannel.set(channel, messages);
    return messages;
  }

  #fill(message: StoredMessage, form: MessageForm, uploads: readonly Upload[]): void {
    const stored = this.#store(message, form, uploads);
    if (form.content !== undefined) message.content = form.content ?? '';
    if (form.embeds !== undefined) message.embeds = form.embeds ?? [];
    const used = form.components === undefined ? new Set() : this.#place(message, form.components, stored);
    const kept = message.attachments.filter(
      (file) => form.attachments?.some((entry) => String(entry.id) === file.id) ?? true,
    );
    message.attachments = [...kept, ...stored.filter((file) => !used.has(file))];
    const texts = [message.content, ...message.embeds.flatMap(textsOf), ...textDisplays(message.components)];
    const pinged = pingsOf(texts, form.allowed_mentions, message.repliesTo?.author.id);
    message.pings = message.ephemeralFor === undefined ? joinPings(message.pings, pinged) : NO_PINGS;
  }

  #store(message: StoredMessage, form: MessageForm, uploads: readonly Upload[]): StoredFile[] {
    return uploads.map((upload, index) => {
      const entry = form.attachments?.find(({ id }) => String(id) === String(index));
      const description = entry?.description ?? upload.description;
      const named = { ...upload, ...(description === undefined ? {} : { description }) };
      return this.files.store(named, `attachments/${message.channel.id}`);
    });
  }

  /** Puts components in place: ids given, references to uploads turned into addresses. Returns the files used. */
  #place(message: StoredMessage, sent: readonly TopComponent[] | null, stored: readonly StoredFile[]) {
    const components = structuredClone([...(sent ?? [])]);
    const placed = [...walk(components)];
    const taken = new Set(placed.map(({ component }) => component.id).filter(Boolean));
    let next = 1;
    const used = new Set<StoredFile>();
    message.shownFiles = new Map();
    for (const part of placed) {
      while (taken.has(next)) next += 1;
      part.component.id ||= next++;
      for (const { media } of mediaOf(part)) {
        const file = stored.find(({ uploadedAs }) => media.url === UPLOADED + uploadedAs);
        if (file === undefined) continue;
        Object.assign(media, this.files.mediaPayload(file));
        message.shownFiles.set(file.id, file);
        used.add(file);
      }
      if (part.component.type === ComponentKind.file) nameFile(part.component, message.shownFiles);
    }
    message.components = components;
    return used;
  }

  #tell(what: Told, message: StoredMessage): void {
    this.onChange(what, message);
    message.lastChange = this.changes.count + 1;
    this.changes.emit({ kind: 'message', what, message: this.shown.of(message) });
  }
}

const nameFile = (component: { file: object }, files: ReadonlyMap<string, StoredFile>): void => {
  const file = files.get(String(Reflect.get(component.file, 'attachment_id')));
  if (file !== undefined) Object.assign(component, { name: file.name, size: file.bytes.length });
};

/** The Markdown of every text display, in reading order. */
export const textDisplays = (components: readonly TopComponent[]): string[] =>
  [...walk(components)].flatMap(({ component }) =>
    component.type === ComponentKind.textDisplay ? [component.content] : [],
  );
