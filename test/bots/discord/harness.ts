import { setImmediate } from 'node:timers/promises';
import {
  type DiscordChannel,
  type DiscordStandIn,
  type DiscordUser,
  type InteractionOutcome,
  type ShownMessage,
  startDiscordStandIn,
} from '../../../playground/discord/index.js';
import type { Router } from '../../../src/bots/chat/router.js';
import { channelPlace, directPlace } from '../../../src/bots/discord/refs.js';
import { type DiscordDependencies, startDiscord } from '../../../src/bots/discord/start.js';
import type { Inbox, InboxHandler } from '../../../src/core/events/inbox.js';
import type { OpenPrompt, Prompts } from '../../../src/core/events/prompts.js';
import { newId, type PromptId } from '../../../src/core/ids.js';
import { createLog } from '../../../src/log.js';
import { englishReaders } from '../../support/words.js';
import type { Harness, MakeHarness, Person, Seen, SentFile } from '../contract/harness.js';
import { displayed } from './displayed.js';

/** The newest form of each person, and nobody to remember it. */
const memoryPrompts = (): Prompts => {
  const byPerson = new Map<string, OpenPrompt>();
  return {
    async open({ platformUserId }, form) {
      const id = newId<PromptId>();
      byPerson.set(platformUserId, { id, form, answers: {} });
      return id;
    },
    current: async ({ platformUserId }) => byPerson.get(platformUserId),
    advance: async () => {},
    offer: async () => {},
    close: async () => {},
  };
};

/** Has each update handled once, and keeps none. */
const memoryInbox = (): Inbox => {
  const known = new Set<bigint>();
  let handler: InboxHandler | undefined;
  return {
    async store(_, updates) {
      for (const { id, payload } of updates) {
        if (!known.has(id))
          void handler?.handle({ id, payload: JSON.parse(JSON.stringify(payload)) }, () => {});
        known.add(id);
      }
    },
    open: async () => [],
    process(_, given) {
      handler = given;
      return { stop: async () => {} };
    },
  };
};

/** The adapter with everything quiet around it. */
export const quietDependencies = (standIn: DiscordStandIn, router: Router): DiscordDependencies => ({
  token: standIn.token,
  apiUrl: standIn.apiUrl,
  cdnOrigins: [standIn.cdnOrigin],
  router,
  readers: englishReaders,
  log: createLog('silent', []),
  registration: { read: async () => undefined, write: async () => {} },
  prompts: memoryPrompts(),
  inbox: memoryInbox(),
  signal: new AbortController().signal,
});

const toSeen = (message: ShownMessage, isDirect: boolean): Seen => ({
  text: displayed(message.text),
  buttons: message.buttons.map(({ label }) => label),
  files: message.attachments
    .filter(({ contentType }) => !contentType.startsWith('image/'))
    .map((file) => ({ name: file.name, bytes: file.bytes() })),
  pictures: message.attachments.filter(({ contentType }) => contentType.startsWith('image/')).length,
  isPrivate: isDirect || message.ephemeralFor !== undefined,
  pings: message.pings.users.length + message.pings.roles.length + Number(message.pings.everyone),
});

const asUpload = (input: string | number | boolean | SentFile) =>
  typeof input === 'object' ? { name: input.name, contentType: input.mimeType, bytes: input.bytes } : input;

/** Somebody with Discord open in one room. */
class Member implements Person {
  #last: { outcome?: InteractionOutcome; isWaiting: boolean } = { isWaiting: false };

  constructor(
    private readonly standIn: DiscordStandIn,
    private readonly user: DiscordUser,
    private readonly room: DiscordChannel,
  ) {}

  get platformUserId(): string {
    return this.user.id;
  }
  get #hands() {
    return this.standIn.as(this.user);
  }

  command(path: string, options: Parameters<Person['command']>[1] = {}): Promise<void> {
    const inputs = Object.fromEntries(
      Object.entries(options).map(([name, input]) => [name, asUpload(input)]),
    );
    return this.#act(this.#hands.command(this.room, path, inputs));
  }

  useOnMessage(menu: string, { text, file }: { text: string; file?: SentFile }): Promise<void> {
    const files = file ? [{ name: file.name, contentType: file.mimeType, bytes: file.bytes }] : [];
    return this.#act(this.#hands.contextMenu(menu, this.#hands.send(this.room, text, { files })));
  }

  press(label: string): Promise<void> {
    const message = this.messages().findLast(({ buttons }) =>
      buttons.some((button) => button.label === label),
    );
    if (!message) throw new Error(`no button ${label}`);
    return this.#act(this.#hands.press(message, label));
  }

  pressForged(code: string): Promise<void> {
    const message = this.messages().at(-1);
    if (!message) throw new Error('no message');
    return this.#act(this.#hands.pressUnchecked(message, code));
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    const { outcome } = this.#last;
    if (!outcome?.modal) throw new Error('no form is open');
    await this.#act(this.#hands.submitModal(outcome, values));
  }

  hasForm(): boolean {
    return this.#last.outcome?.modal !== undefined;
  }

  async complete(path: string, option: string, typed: string): Promise<readonly string[]> {
    const choices = await this.#hands.autocomplete(this.room, path, { option, typed });
    return choices.map(({ name }) => name);
  }

  isKeptWaiting(): boolean {
    return this.#last.isWaiting;
  }

  sees(): readonly Seen[] {
    return this.messages().map((message) => toSeen(message, message.channelId !== this.#publicRoom));
  }

  hears(): readonly string[] {
    return this.sees().map(({ text }) => text);
  }

  messages(): ShownMessage[] {
    const direct = this.standIn.dmOf(this.user);
    return [...new Set([this.room, direct])]
      .flatMap((channel) => this.#hands.messages(channel))
      .filter((message) => message.author.isBot && !message.isLoading && !message.deleted);
  }

  get #publicRoom(): string | undefined {
    return this.room.guild && this.room.id;
  }

  /** The app sends at once and then waits for the bot; what it refuses to send, it refuses at once. */
  async #act(acting: Promise<InteractionOutcome>): Promise<void> {
    const mine: { outcome?: InteractionOutcome; isWaiting: boolean } = { isWaiting: true };
    this.#last = mine;
    const answered = acting.then((outcome) => {
      mine.outcome = outcome;
      mine.isWaiting = outcome.answer === 'failed';
    });
    await Promise.race([answered, setImmediate()]);
  }
}

/** Discord's stand-in with the real adapter on it, and a guild's channel or direct messages as the room. */
export const makeDiscordHarness: MakeHarness = async (router, room): Promise<Harness> => {
  const standIn = await startDiscordStandIn();
  const ada = standIn.addUser({ name: 'Ada' });
  const ben = standIn.addUser({ name: 'Ben' });
  const guild = standIn.addGuild({ name: 'Biology 101', owner: ada, members: [ben] });
  const channel = room === 'shared' ? standIn.addChannel(guild, { name: 'study' }) : standIn.dmOf(ada);
  const bot = await startDiscord(quietDependencies(standIn, router));
  return {
    person: async (name) => new Member(standIn, name === 'Ada' ? ada : ben, channel),
    messenger: bot.messenger,
    place: room === 'shared' ? channelPlace(channel.id) : directPlace(ada.id),
    completes: true,
    formsExpire: true,
    async close() {
      await bot.close();
      await standIn.close();
    },
  };
};
