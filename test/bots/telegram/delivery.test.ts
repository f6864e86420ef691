import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../../playground/telegram/faults.js';
import {
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../../../playground/telegram/index.js';
import { encodeAction } from '../../../src/bots/chat/action.js';
import { command, type Feature, press } from '../../../src/bots/chat/command.js';
import { reply, several } from '../../../src/bots/chat/outcome.js';
import type { Router } from '../../../src/bots/chat/router.js';
import { text } from '../../../src/bots/chat/view.js';
import type { TelegramBot } from '../../../src/bots/telegram/start.js';
import type { Database } from '../../../src/core/database/client.js';
import { createInbox, type Inbox } from '../../../src/core/events/inbox.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';
import { type Heard, sampleRouter } from './feature.js';
import { silent, startBot } from './stage.js';

const SECRET = 'a-secret-of-the-webhook';
const study = encodeAction({ type: 'study.start', deck: null });

describe('updates from Telegram', () => {
  let database: Database;
  let standIn: TelegramStandIn;
  let heard: Heard[];
  let router: Router;
  let ada: TelegramUser;
  let home: TelegramChat;
  const bots: TelegramBot[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    heard = [];
    router = sampleRouter(database, heard);
    standIn = await startTelegramStandIn({ queryLifetimeMs: 4_000 });
    ada = standIn.addUser({ name: 'Ada' });
    home = standIn.privateChat(ada);
  });
  afterEach(async () => {
    await Promise.all(bots.splice(0).map((bot) => bot.close()));
    await standIn.close();
  });

  const start = async (options: Partial<Parameters<typeof startBot>[0]> = {}): Promise<TelegramBot> => {
    const bot = await startBot({ standIn, database, router, ...options });
    bots.push(bot);
    return bot;
  };
  const answers = () => standIn.messages(home).filter(({ from }) => from.isBot);
  const texts = () => answers().map(({ text: said }) => said);
  const helped = 'This is how it goes.';
  const answered = (count: number) => standIn.waitFor(() => answers().length >= count);
  const rows = () => database.prisma.inbox.count();
  const openRows = () => database.prisma.inbox.count({ where: { doneAt: null } });

  it('are stored before Telegram may forget them', async () => {
    const stored = vi.fn();
    const failing: Inbox = {
      async store() {
        stored();
        throw new Error('the database is away');
      },
      open: async () => [],
      process: () => ({ stop: async () => {} }),
    };
    await start({ inbox: failing });
    standIn.as(ada).send(home, '/add a :: b');
    await until(() => expect(stored.mock.calls.length).toBeGreaterThan(1));
    expect(standIn.pendingUpdates).toHaveLength(1);
  });

  it('take effect once each when the process dies in the middle of a burst', async () => {
    const { prisma } = database;
    const killed = gate();
    const feature: Feature = {
      commands: [],
      submissions: [],
      presses: [
        press({
          action: 'study.start',
          audience: 'actor',
          opens: 'answer',
          async run({ event }) {
            const row = { event, result: {} };
            const { count } = await prisma.effect.createMany({ data: row, skipDuplicates: true });
            heard.push(count);
            if (heard.length > 8 && !killed.isOpen) await killed.opened;
            return { kind: 'notice', text: 'Done' };
          },
        }),
      ],
    };
    const burst = sampleRouter(database, [], feature);
    const heard: number[] = [];
    const quick = { leaseMs: 400, sweepMs: 50, concurrency: 4 };
    const cut = severable(database);
    await start({
      router: burst,
      inbox: createInbox({ database: cut.database, log: silent, settings: quick }),
    });
    const people = Array.from({ length: 6 }, (_, i) => standIn.addUser({ name: `P${i}` }));
    for (let i = 0; i < 5; i++) for (const person of people) standIn.as(person).start(study);
    await until(() => expect(heard.length).toBeGreaterThan(8));
    cut.sever();
    await start({ router: burst, inbox: createInbox({ database, log: silent, settings: quick }) });
    killed.open();
    await until(async () => expect(await prisma.effect.count()).toBe(30));
    await until(async () => expect(await openRows()).toBe(0));
    expect(await rows()).toBe(30);
    // Some were handled a second time, which is why services keep the event's name.
    expect(heard.filter((effects) => effects === 1)).toHaveLength(30);
  });

  it('are not repeated by a restart', async () => {
    const first = await start();
    standIn.as(ada).send(home, '/add a :: b');
    await answered(1);
    await first.close();
    await start();
    standIn.as(ada).send(home, '/add c :: d');
    await answered(2);
    expect(heard.map(({ input }) => input.front)).toEqual(['a', 'c']);
    expect(await rows()).toBe(2);
  });

  it('that fail every time are given up, and the person is told', async () => {
    await start({ inboxSettings: { attempts: 2, retryMs: 5, sweepMs: 20 } });
    standIn.faults.next({ method: 'sendMessage', error: { code: 400, description: 'Bad Request: no' } }, 2);
    standIn.as(ada).send(home, '/add a :: b');
    standIn.as(ada).send(home, '/add c :: d');
    await answered(2);
    expect(answers().map((message) => message.text)).toEqual([
      expect.stringContaining('Something went wrong'),
      'add done',
    ]);
    expect(heard.map(({ input }) => input.front)).toEqual(['a', 'a', 'c']);
  });

  it('keep coming after refusals and dropped connections', async () => {
    standIn.faults.next({ method: 'getUpdates', error: { code: 409, description: 'Conflict: terminated' } });
    standIn.faults.next({ method: 'getUpdates', error: { code: 502, description: 'Bad Gateway' } });
    standIn.faults.next({ method: 'getUpdates', drop: 'before' });
    const bot = await start();
    standIn.as(ada).send(home, '/add a :: b');
    await answered(1);
    expect(bot.status()).toMatchObject({ receiving: 'polling', lastContact: expect.any(Date) });
  });

  it.each(['before', 'after'] as const)(
    'have an answer that was lost %s it arrived shown with the next thing that the person does',
    async (drop) => {
      await start();
      standIn.faults.next({ method: 'sendMessage', drop });
      standIn.as(ada).send(home, '/add a :: b');
      await until(async () => expect(await openRows()).toBe(0));
      standIn.as(ada).send(home, '/help');
      const before = drop === 'after' ? ['add done'] : [];
      await answered(before.length + 2);
      standIn.as(ada).send(home, '/help');
      await answered(before.length + 3);
      expect(texts()).toEqual([
        ...before,
        helped,
        expect.stringMatching(/^This may not[\s\S]*add done$/),
        helped,
      ]);
    },
  );

  it('have nothing shown again after ten minutes', async () => {
    await start();
    standIn.faults.next({ method: 'sendMessage', drop: 'before' });
    standIn.as(ada).send(home, '/add a :: b');
    await until(async () => expect([await rows(), await openRows()]).toEqual([1, 0]));
    const { now } = Date;
    const later = vi.spyOn(Date, 'now').mockImplementation(() => now() + 600_001);
    for (const _ of [1, 2]) standIn.as(ada).send(home, '/help');
    await answered(2).finally(() => later.mockRestore());
    expect(texts()).toEqual([helped, helped]);
  });

  it('have an answer that was lost shown once where the same is asked for again', async () => {
    await start();
    standIn.faults.next({ method: 'sendMessage', drop: 'before' });
    for (const _ of [1, 2]) standIn.as(ada).send(home, '/help');
    await answered(1);
    standIn.as(ada).send(home, '/add a :: b');
    await answered(2);
    expect(texts()).toEqual([helped, 'add done']);
  });

  it('have each of several answers shown again', async () => {
    const say = (said: string) => reply({ blocks: [text(said)] });
    const about = {
      where: ['botDm'],
      audience: 'actor',
      opens: 'answer',
      description: '',
      options: {},
    } as const;
    const feature: Feature = {
      commands: [
        command({ ...about, path: ['list'], run: async () => several([say('one'), say('two')]) }),
        command({ ...about, path: ['stats'], run: async () => say('three') }),
      ],
      presses: [],
      submissions: [],
    };
    await start({ router: sampleRouter(database, [], feature) });
    standIn.faults.next({ method: 'sendMessage', drop: 'before' });
    standIn.as(ada).send(home, '/list');
    standIn.as(ada).send(home, '/stats');
    await answered(3);
    expect(texts()).toEqual(['three', expect.stringMatching(/one$/), expect.stringMatching(/two$/)]);
  });

  describe('presses', () => {
    const withButton = async (bot: TelegramBot) => {
      standIn.as(ada).send(home, '/help');
      await answered(1);
      await bot.messenger.send(
        { kind: 'place', platform: 'telegram', id: String(home.id) },
        {
          blocks: [text('Go on?')],
          buttons: [[{ label: 'Go', action: { type: 'study.start', deck: null } }]],
        },
      );
      const message = answers().at(-1);
      if (!message) throw new Error('nothing was sent');
      return message;
    };

    it('leave nothing to show again: who presses a button has seen an answer', async () => {
      const message = await withButton(await start());
      standIn.faults.next({ method: 'sendMessage', drop: 'before' });
      standIn.as(ada).send(home, '/add a :: b');
      await until(() => expect(heard.at(-1)?.command).toBe('add'));
      await standIn.as(ada).press(message, 'Go');
      standIn.as(ada).send(home, '/help');
      await answered(4);
      expect(texts()).toEqual([helped, 'Go on?', 'The first card', helped]);
    });

    it('are answered in time while the database is slow', async () => {
      const bot = await start();
      const message = await withButton(bot);
      await bot.close();
      const inbox = createInbox({ database, log: silent });
      const slow: Inbox = {
        ...inbox,
        async store(...args) {
          await new Promise((resolve) => setTimeout(resolve, 2_500));
          await inbox.store(...args);
        },
      };
      await start({ inbox: slow });
      const began = Date.now();
      const { answered: inTime } = await standIn.as(ada).press(message, 'Go');
      expect(inTime).toBe(true);
      expect(Date.now() - began).toBeLessThan(2_400);
      await standIn.waitFor(() => answers().some((each) => each.text === 'The first card'));
    });

    const failed = { code: 500, description: 'Internal Server Error' };
    it.each<Omit<Fault, 'method'>>([
      { drop: 'after' },
      { page: 502, tookEffect: true },
      { page: 504 },
      { error: failed, tookEffect: true },
    ])('are told what there is to say once, whatever happens to it on its way: %j', async (fault) => {
      const message = await withButton(await start());
      const before = answers().length;
      standIn.faults.next({ method: 'answerCallbackQuery', ...fault });
      const { notice } = await standIn.as(ada).pressForged(message, 'forged');
      expect(notice).toContain('expired');
      standIn.as(ada).send(home, '/help');
      await answered(before + 1);
      expect(answers()).toHaveLength(before + 1);
    });

    it('that came too late for an answer still have their effect', async () => {
      const bot = await start();
      const message = await withButton(bot);
      const error = { code: 400, description: 'Bad Request: query is too old and response timeout expired' };
      standIn.faults.next({ method: 'answerCallbackQuery', error });
      void standIn.as(ada).press(message, 'Go');
      await standIn.waitFor(() => answers().some((each) => each.text === 'The first card'));
    });
  });

  describe('by webhook', () => {
    const webhook = { url: 'https://bot.example/telegram', secret: SECRET };
    const deliver = (bot: TelegramBot, body: unknown, secret?: string): Promise<Response> =>
      bot.handleWebhook(
        new Request(webhook.url, {
          method: 'POST',
          body: typeof body === 'string' ? body : JSON.stringify(body),
          ...(secret !== undefined && { headers: { 'X-Telegram-Bot-Api-Secret-Token': secret } }),
        }),
      );
    const update = (id = 1) => ({
      update_id: id,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1_000),
        chat: { id: ada.id, type: 'private', first_name: 'Ada' },
        from: { id: ada.id, is_bot: false, first_name: 'Ada' },
        text: '/add a :: b',
      },
    });
    beforeEach(() => {
      standIn.as(ada).blockBot();
      standIn.as(ada).unblockBot();
    });

    it('are taken with the secret alone', async () => {
      const bot = await start({ webhook });
      for (const secret of [undefined, '', 'wrong', `${SECRET}x`])
        expect((await deliver(bot, update(), secret)).status).toBe(401);
      expect(await rows()).toBe(0);
      expect((await deliver(bot, update(), SECRET)).status).toBe(200);
      expect(await rows()).toBe(1);
      await answered(1);
      expect(bot.status()).toMatchObject({ receiving: 'webhook' });
    });

    it('take effect once however often they are delivered', async () => {
      const bot = await start({ webhook });
      await Promise.all([1, 2, 3].map(() => deliver(bot, update(), SECRET)));
      await deliver(bot, update(2), SECRET);
      await answered(2);
      expect(heard).toHaveLength(2);
    });

    it.each(['no JSON', '[]', '{"update_id":"1"}', 'x'.repeat(2_000_000)])(
      'refuse what is no update',
      async (body) => {
        const bot = await start({ webhook });
        expect((await deliver(bot, body, SECRET)).status).toBe(400);
      },
    );

    it('are taken with characters that no row can hold', async () => {
      const bot = await start({ webhook });
      const { message, update_id } = update();
      const odd = { update_id, message: { ...message, text: '/add a\0\uD83D :: b' } };
      expect((await deliver(bot, odd, SECRET)).status).toBe(200);
      await answered(1);
      expect(heard[0]?.input.front).toBe('a\uFFFD\uFFFD');
    });

    it('are asked for again while they cannot be stored', async () => {
      const failing: Inbox = {
        store: () => Promise.reject(new Error('away')),
        open: async () => [],
        process: () => ({ stop: async () => {} }),
      };
      const bot = await start({ webhook, inbox: failing });
      expect((await deliver(bot, update(), SECRET)).status).toBe(503);
    });

    it('are not expected where they are polled for', async () => {
      expect((await deliver(await start(), update(), SECRET)).status).toBe(404);
    });
  });

  it('never bring the token into a log', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const log = pino({ level: 'trace' }, stream);
    standIn.faults.next({ method: 'getUpdates', drop: 'before' }, 2);
    await start({ log });
    standIn.faults.next({ method: 'sendMessage', drop: 'after' });
    standIn.faults.next({ method: 'getFile', drop: 'before' }, 10);
    standIn.as(ada).send(home, '/add a :: b');
    const bytes = Buffer.from('%PDF-1.7');
    standIn.as(ada).sendDocument(home, { name: 'a.pdf', bytes });
    await standIn.waitFor(
      () => answers().some((each) => each.text?.includes('could not be fetched')),
      10_000,
    );
    await until(() => expect(lines.join('')).toContain('no answer'));
    expect(lines.join('')).not.toContain(standIn.token.split(':')[1]);
  });
});

/** Something that a test lets happen. */
const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const state = { isOpen: false, opened, open: () => {} };
  state.open = () => {
    state.isOpen = true;
    open();
  };
  return state;
};

/** A database that a process can be cut off from, as if it had been killed: it finishes and renews nothing more. */
const severable = (database: Database): { database: Database; sever(): void } => {
  let isSevered = false;
  const prisma = new Proxy(database.prisma, {
    get(target, key) {
      if (isSevered) throw new Error('This process was killed.');
      return Reflect.get(target, key);
    },
  });
  return {
    database: { ...database, prisma },
    sever() {
      isSevered = true;
    },
  };
};
