import { afterAll, beforeAll } from 'vitest';
import {
  type Person as Actor,
  type PressResult,
  type ShownMessage,
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../../../playground/telegram/index.js';
import type { Router } from '../../../src/bots/chat/router.js';
import { menuName } from '../../../src/bots/telegram/commands.js';
import { placeRef } from '../../../src/bots/telegram/refs.js';
import type { Database } from '../../../src/core/database/client.js';
import { newId } from '../../../src/core/ids.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import {
  adapterContract,
  type Harness,
  type Person,
  type Room,
  type Seen,
  type SentFile,
} from '../contract/contract.js';
import { startBot } from './stage.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

adapterContract('Telegram', async (router, room) => {
  await emptyDatabase(database);
  const standIn = await startTelegramStandIn();
  const everyone = ['Ada', 'Ben'].map((name) =>
    standIn.addUser({ name, username: name.toLowerCase(), language: 'en' }),
  );
  const chat = roomOf(standIn, room, everyone);
  await introduce(everyone);
  const bot = await startBot({ standIn, database, router });
  const harness: Harness = {
    async person(name) {
      const user = everyone.find(({ first_name }) => first_name === name);
      if (!user) throw new Error(`Nobody is called ${name}.`);
      return sitDown(standIn, user, chat, router);
    },
    messenger: bot.messenger,
    place: placeRef({ chat: chat.id }),
    completes: false,
    formsExpire: false,
    async close() {
      await bot.close();
      await standIn.close();
    },
  };
  return harness;
});

const roomOf = (standIn: TelegramStandIn, room: Room, everyone: readonly TelegramUser[]): TelegramChat => {
  for (const user of everyone) openPrivateChat(standIn.as(user));
  const [first] = everyone;
  if (room === 'private' && first) return standIn.privateChat(first);
  return standIn.addGroup({ title: 'Study group', admins: everyone.slice(0, 1), members: everyone });
};

/** Somebody who blocked the bot and let it in again may be written to. */
const openPrivateChat = (person: Actor): void => {
  person.blockBot();
  person.unblockBot();
};

/** Prompts belong to people; the contract's router makes up ids that no row knows. */
const introduce = async (everyone: readonly TelegramUser[]): Promise<void> => {
  for (const { id, first_name: displayName } of everyone) {
    const identity = { platform: 'telegram', platformUserId: String(id), displayName };
    await database.prisma.user.create({ data: { id: newId(), identities: { create: identity } } });
  }
};

const sitDown = (
  standIn: TelegramStandIn,
  user: TelegramUser,
  room: TelegramChat,
  router: Router,
): Person => {
  const person = standIn.as(user);
  const home = standIn.privateChat(user);
  const toasts: string[] = [];
  let waiting = 0;

  const chats = room.id === home.id ? [home] : [room, home];
  const shown = (): ShownMessage[] =>
    chats
      .flatMap((chat) => standIn.messages(chat, { viewer: user }))
      .filter(({ from }) => from.isBot)
      .sort((a, b) => a.id - b.id);
  const newestWith = (label: string): ShownMessage => {
    const found = shown().findLast(({ buttons }) => buttons.flat().some((button) => button.label === label));
    if (!found) throw new Error(`No button ${label}.`);
    return found;
  };
  const pressed = (press: Promise<PressResult>): void => {
    waiting++;
    void press.then(({ answered, notice }) => {
      if (answered) waiting--;
      if (notice !== undefined) toasts.push(notice);
    });
  };
  const prompt = (): ShownMessage | undefined => {
    const last = standIn.messages(home, { viewer: user }).at(-1);
    return last?.forceReply ? last : undefined;
  };
  const answerPrompt = async (answer: string): Promise<void> => {
    const asked = await standIn.waitFor(prompt);
    person.send(home, answer, { replyTo: asked });
    await standIn.waitFor(() => prompt()?.id !== asked.id);
  };

  return {
    platformUserId: String(user.id),
    async command(path, options = {}) {
      const command = router.commands.find((each) => each.path.join(' ') === path);
      if (!command) throw new Error(`No command ${path}.`);
      const { file, words } = asTyped(command.positional ?? [], options);
      const line = `/${menuName(command)} ${words}`.trim();
      if (!file) return void person.send(room, line);
      if (room.id === home.id) return void person.sendDocument(room, { ...file, caption: line });
      // Privacy mode: in a group the bot gets to see a document only as what a command replies to.
      person.send(room, line, { replyTo: person.sendDocument(room, file) });
    },
    async useOnMessage(menu, { text }) {
      const command = router.commands.find(({ messageMenu }) => messageMenu === menu);
      if (!command) throw new Error(`Nothing goes by ${menu}.`);
      person.send(room, `/${menuName(command)}`, { replyTo: person.send(room, text) });
    },
    async press(label) {
      pressed(person.press(newestWith(label), label));
    },
    async pressForged(code) {
      const message = shown().findLast(({ buttons }) => buttons.length > 0);
      if (!message) throw new Error('There is no message to press on.');
      pressed(person.pressForged(message, code));
    },
    async fill(values) {
      for (const value of Object.values(values)) await answerPrompt(value);
    },
    hasForm: () => prompt() !== undefined,
    complete: async () => [],
    isKeptWaiting: () => waiting > 0,
    sees: () => shown().map((message) => seen(message, home)),
    hears: () => [...toasts, ...shown().map(({ text = '' }) => text)],
  };
};

const asTyped = (
  positional: readonly string[],
  options: Readonly<Record<string, string | number | boolean | SentFile>>,
): { file?: SentFile; words: string } => {
  const entries = Object.entries(options);
  const file = entries.map(([, value]) => value).find((value) => typeof value === 'object');
  const named = entries.flatMap(([name, value]) =>
    typeof value === 'object' || positional.includes(name) ? [] : [`${name}:"${value}"`],
  );
  const plain = positional.flatMap((name) => (options[name] === undefined ? [] : [String(options[name])]));
  return { words: [...named, plain.join(' :: ')].join(' '), ...(file && { file }) };
};

/** As the app displays it: the invisible character that keeps names from being found is not seen. */
const seen = (message: ShownMessage, home: TelegramChat): Seen => ({
  text: (message.text ?? message.caption ?? '').replaceAll('\u2060', ''),
  buttons: message.buttons.flat().map(({ label }) => label),
  files: message.document ? [{ name: message.document.name, bytes: message.document.bytes }] : [],
  pictures: message.photo ? 1 : 0,
  isPrivate: message.ephemeralFor !== undefined || message.chat.id === home.id,
  pings: message.pings.length,
});
