import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../playground/telegram/faults.js';
import {
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../../../playground/telegram/index.js';
import { PlaceClosed } from '../../../src/bots/chat/messenger.js';
import { text, type View } from '../../../src/bots/chat/view.js';
import { createApi } from '../../../src/bots/telegram/api.js';
import { createSendBudget } from '../../../src/bots/telegram/budget.js';
import { TelegramUnreachable } from '../../../src/bots/telegram/failures.js';
import { createMessenger } from '../../../src/bots/telegram/messenger.js';
import { createNewest } from '../../../src/bots/telegram/newest.js';
import { placeRef } from '../../../src/bots/telegram/refs.js';
import { createSender } from '../../../src/bots/telegram/sender.js';
import type { TelegramBot } from '../../../src/bots/telegram/start.js';
import type { Database } from '../../../src/core/database/client.js';
import { freshDatabase } from '../../support/database.js';
import { englishReaders } from '../../support/words.js';
import { sampleRouter } from './feature.js';
import { silent, startBot } from './stage.js';

const words = (said: string): View => ({ blocks: [text(said)] });

describe('the messenger', () => {
  let database: Database;
  let standIn: TelegramStandIn;
  let bot: TelegramBot;
  let ada: TelegramUser;
  let group: TelegramChat;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    standIn = await startTelegramStandIn();
    ada = standIn.addUser({ name: 'Ada' });
    group = standIn.addGroup({ title: 'Biology', admins: [ada] });
    bot = await startBot({ standIn, database, router: sampleRouter(database, []) });
  });
  afterEach(async () => {
    await bot.close();
    await standIn.close();
  });
  const texts = (chat = group) => standIn.messages(chat).map((message) => message.text ?? message.caption);
  const calls = (method: string) => standIn.requests.filter((request) => request.method === method).length;

  it('says when a place is closed: removed, blocked, never opened, unknown', async () => {
    standIn.removeBot(group);
    const stranger = standIn.addUser({ name: 'Ben' });
    for (const chat of [group.id, stranger.id, 42])
      await expect(bot.messenger.send(placeRef({ chat }), words('x'))).rejects.toThrow(PlaceClosed);
  });

  it('follows a group that became a supergroup, with sends and edits', async () => {
    const old = placeRef({ chat: group.id });
    const progress = await bot.messenger.send(old, words('3 of 9'));
    const next = standIn.migrateToSupergroup(group);
    await bot.messenger.edit(progress, words('9 of 9'));
    await bot.messenger.send(old, words('Done'));
    expect(texts(next).filter(Boolean)).toEqual(['9 of 9', 'Done']);
  });

  it('waits as long as it is told to, and sends once', async () => {
    const flood = {
      code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    };
    standIn.faults.next({ method: 'sendMessage', error: flood });
    const began = Date.now();
    await bot.messenger.send(placeRef({ chat: group.id }), words('patient'));
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(texts()).toEqual(['patient']);
  });

  it('makes a view when its turn has come, and all of its messages then', async () => {
    let now = 0;
    const budget = createSendBudget({ now: () => now });
    const api = createApi({
      ...{ token: standIn.token, apiUrl: standIn.apiUrl, log: silent },
      signal: new AbortController().signal,
    });
    const sender = createSender({ api, budget });
    const messenger = createMessenger({ sender, readers: englishReaders, newest: createNewest() });
    for (let call = 0; call < 18; call++) await budget.slot(group.id, 'answer');
    const long = (): View => words(`at ${now}${' word'.repeat(1_000)}`);
    const sent = messenger.send(placeRef({ chat: group.id }), long);
    now = 60_000;
    // Whoever asks has all looked at who wait.
    await budget.slot(ada.id, 'answer');
    await sent;
    expect(texts().map((said) => said?.slice(0, 8))).toEqual(['at 60000', expect.any(String)]);
  });

  it('does not wait for what would take too long', async () => {
    const flood = { code: 429, description: 'Too Many Requests', parameters: { retry_after: 3_000 } };
    standIn.faults.next({ method: 'sendMessage', error: flood });
    await expect(bot.messenger.send(placeRef({ chat: group.id }), words('x'))).rejects.toThrow('429');
  });

  it('leaves it to the caller to send again what may have arrived, and says so without the token', async () => {
    standIn.faults.next({ method: 'sendMessage', drop: 'after' });
    const error = await bot.messenger
      .send(placeRef({ chat: group.id }), words('once'))
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TelegramUnreachable);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(standIn.token);
    expect(texts()).toEqual(['once']);
  });

  it.each<Omit<Fault, 'method'>>([
    { drop: 'after' },
    { drop: 'before' },
    { page: 502, tookEffect: true },
    { page: 504 },
  ])('repeats an edit whose answer was lost: %j', async (fault) => {
    const message = await bot.messenger.send(placeRef({ chat: group.id }), words('1 of 2'));
    standIn.faults.next({ method: 'editMessageText', ...fault });
    await bot.messenger.edit(message, words('2 of 2'));
    expect(texts()).toEqual(['2 of 2']);
    expect(calls('editMessageText')).toBe(2);
  });

  it('does not send again what a proxy answered for', async () => {
    standIn.faults.next({ method: 'sendMessage', page: 502, tookEffect: true });
    const sending = bot.messenger.send(placeRef({ chat: group.id }), words('once'));
    await expect(sending).rejects.toThrow(TelegramUnreachable);
    expect(texts()).toEqual(['once']);
  });

  it('takes an edit without a difference for done', async () => {
    const message = await bot.messenger.send(placeRef({ chat: group.id }), words('same'));
    expect(await bot.messenger.edit(message, words('same'))).toEqual(message);
  });

  it('sends anew what can no longer be edited', async () => {
    const message = await bot.messenger.send(placeRef({ chat: group.id }), words('old'));
    const gone = { code: 400, description: 'Bad Request: message to edit not found' };
    standIn.faults.next({ method: 'editMessageText', error: gone });
    const anew = await bot.messenger.edit(message, words('new'));
    expect(anew).not.toEqual(message);
    expect(texts()).toEqual(['new']);
  });

  it('turns words into a picture in place, and a picture into words by sending anew', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const message = await bot.messenger.send(placeRef({ chat: group.id }), words('soon'));
    const picture = await bot.messenger.edit(message, {
      blocks: [text('Your week'), { kind: 'image', type: 'png', bytes: png, alt: '' }],
    });
    expect(calls('editMessageMedia')).toBe(1);
    await bot.messenger.edit(picture, words('gone again'));
    expect(texts()).toEqual(['gone again']);
  });

  it('shows no previews and marks nothing up', async () => {
    await bot.messenger.send(placeRef({ chat: group.id }), words('<b>*https://example.com*</b>'));
    const sent = standIn.requests.find(({ method }) => method === 'sendMessage');
    expect(sent?.params).toMatchObject({ link_preview_options: { is_disabled: true } });
    expect(sent?.params).not.toHaveProperty('parse_mode');
    expect(texts()).toEqual(['<b>*https:\u2060//example.\u2060com*</\u2060b>']);
  });

  it('refuses references that are not its own', async () => {
    const foreign = { kind: 'place', platform: 'telegram', id: 'channel:1' } as const;
    await expect(bot.messenger.send(foreign, words('x'))).rejects.toThrow('Not a place on Telegram');
  });
});
