import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type DiscordChannel,
  type DiscordStandIn,
  type DiscordUser,
  type ManualClock,
  manualClock,
  startDiscordStandIn,
} from '../../../playground/discord/index.js';
import { command } from '../../../src/bots/chat/command.js';
import { createRouter, type Waiting } from '../../../src/bots/chat/router.js';
import type { IncomingFile, Turn } from '../../../src/bots/chat/turn.js';
import { text, type View } from '../../../src/bots/chat/view.js';
import { readDirectMessage } from '../../../src/bots/discord/direct-message.js';
import { directPlace } from '../../../src/bots/discord/refs.js';
import { type DiscordBot, type DiscordDependencies, startDiscord } from '../../../src/bots/discord/start.js';
import type { Database } from '../../../src/core/database/client.js';
import { createInbox, type Inbox } from '../../../src/core/events/inbox.js';
import { newId, type OwedId } from '../../../src/core/ids.js';
import { createLog } from '../../../src/log.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';
import { displayed } from './displayed.js';
import { quietDependencies } from './harness.js';

const pdf = (name: string) => ({ name, contentType: 'application/pdf', bytes: Buffer.from(`%PDF-${name}`) });
const reply = (words: string) => ({ kind: 'reply', view: { blocks: [text(words)] } }) as const;

let database: Database;
let clock: ManualClock;
let standIn: DiscordStandIn;
let ada: DiscordUser;
let dm: DiscordChannel;
let bot: DiscordBot | undefined;
let turns: { turn: Turn; input: Readonly<Record<string, unknown>> }[];
/** What a document's handler does before it answers. */
let work: (files: readonly IncomingFile[], turn: Turn) => Promise<unknown>;
/** What could not be delivered earlier. */
let held: readonly Waiting[];

const router = () =>
  createRouter({
    features: [
      {
        commands: [
          command({ path: ['start'], description: 'Begin', options: {}, run: async () => reply('Hello!') }),
          command({ path: ['help'], description: 'Help', options: {}, run: async () => reply('Try this.') }),
          command({
            path: ['pdf'],
            description: 'Makes cards of PDFs',
            audience: 'everyone',
            takesDocuments: { option: 'file', kinds: ['pdf'] },
            options: {
              file: { kind: 'file', description: 'The PDF' },
              cards: { kind: 'integer', description: 'How many', min: 1, max: 100 },
            },
            async run(turn, input) {
              turns.push({ turn, input });
              const files = turn.quoted?.files ?? [];
              await work(files, turn);
              return reply(`Got ${files.map(({ name }) => name).join(', ')}.`);
            },
          }),
        ],
        presses: [],
        submissions: [],
      },
    ],
    language: async () => 'en',
    admit: () => {},
    meet: async () => newId(),
    remember: async () => {},
    waiting: async () => held,
    reportBug: () => 'incident',
  });

const quick = { leaseMs: 1_000, sweepMs: 25, retryMs: 10 };
const log = createLog('silent', []);
const start = async (more: Partial<DiscordDependencies> = {}): Promise<DiscordBot> => {
  const inbox = createInbox({ database, log, settings: quick });
  bot = await startDiscord({ ...quietDependencies(standIn, router()), inbox, ...more });
  return bot;
};

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await emptyDatabase(database);
  clock = manualClock();
  standIn = await startDiscordStandIn({ clock });
  ada = standIn.addUser({ name: 'Ada' });
  dm = standIn.dmOf(ada);
  turns = [];
  held = [];
  work = async () => {};
});
afterEach(async () => {
  await bot?.close();
  bot = undefined;
  await standIn.close();
});
afterAll(() => database.close());

const said = (): string[] =>
  standIn
    .messages(dm)
    .filter(({ author }) => author.isBot)
    .map(({ text }) => displayed(text));
const send = (words: string, ...files: ReturnType<typeof pdf>[]) =>
  standIn.as(ada).send(dm, words, { files });
const readAll = (files: readonly IncomingFile[], { signal }: Turn) =>
  Promise.all(files.map((file) => file.read(1_000, signal)));

describe('a direct message', () => {
  it('with documents is the command that takes them, with its words as options', async () => {
    await start();
    const { id } = send('cards: 7', pdf('a.pdf'), pdf('b.pdf'));
    await until(() => expect(said()).toEqual(['Got a.pdf, b.pdf.']));
    expect(turns).toMatchObject([
      {
        turn: {
          event: `discord:${id}`,
          where: 'botDm',
          place: directPlace(ada.id),
          actor: { identity: { platformUserId: ada.id, displayName: 'Ada' } },
          quoted: { text: 'cards: 7' },
        },
        input: { cards: 7 },
      },
    ]);
  });

  it('that forwards a document is taken like one', async () => {
    await start();
    const guild = standIn.addGuild({ name: 'Biology', owner: ada });
    const posted = standIn
      .as(ada)
      .send(standIn.addChannel(guild, { name: 'study' }), '', { files: [pdf('a.pdf')] });
    standIn.as(ada).forward(posted, dm);
    await until(() => expect(said()).toEqual(['Got a.pdf.']));
  });

  it('that replies to one’s own document takes it, with its words as options', async () => {
    await start();
    const posted = send('', pdf('a.pdf'));
    await until(() => expect(said()).toEqual(['Got a.pdf.']));
    work = async (files, turn) => {
      clock.advance(25 * 3_600_000);
      await readAll(files, turn);
    };
    standIn.as(ada).send(dm, 'cards: 7', { replyTo: posted });
    await until(() => expect(said()).toEqual(['Got a.pdf.', 'Got a.pdf.']));
    expect(turns[1]?.input).toMatchObject({ cards: 7 });
  });

  it('without a document is greeted, and later shown what there is', async () => {
    await start();
    const first = send('hello?');
    await until(() => expect(said()).toEqual(['Hello!']));
    standIn.as(ada).send(dm, 'And now?', { replyTo: first });
    await until(() => expect(said()).toEqual(['Hello!', 'Try this.']));
  });

  it('takes effect once, though Discord tells of it twice', async () => {
    await start();
    send('', pdf('a.pdf'));
    standIn.faults.repeatEvent('MESSAGE_CREATE');
    await until(() => expect(said()).toEqual(['Got a.pdf.']));
    standIn.faults.repeatEvent('MESSAGE_CREATE');
    send('hello?');
    await until(() => expect(said()).toEqual(['Got a.pdf.', 'Try this.']));
    expect(turns).toHaveLength(1);
  });

  it('waits for those before it', async () => {
    await start();
    let release = (): void => {};
    work = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    send('', pdf('a.pdf'));
    await until(() => expect(turns).toHaveLength(1));
    send('hello?');
    const help = standIn.as(ada).command(dm, 'start');
    release();
    await help;
    await until(() => expect(said()).toHaveLength(3));
    expect(said()[0]).toBe('Got a.pdf.');
  });

  it('shows what is held, and what cannot be shown holds up nothing', async () => {
    const hold = (view: View): Waiting => {
      const waiting = {
        id: newId<OwedId>(),
        view,
        async markDelivered() {
          held = held.filter((each) => each !== waiting);
        },
      };
      return waiting;
    };
    const broken = hold({ blocks: [] });
    held = [hold(reply('First.').view), broken, hold(reply('Last.').view)];
    await start();
    send('hello?');
    await until(() => expect(said()).toEqual(['Hello!', 'First.', 'Last.']));
    await until(() => expect(held).toEqual([broken]));
  });

  it('that a stopped process did not finish is finished by the next', async () => {
    const stopping = new AbortController();
    await start({ signal: stopping.signal });
    work = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    send('', pdf('a.pdf'));
    await until(() => expect(turns).toHaveLength(1));
    stopping.abort(new Error('the process is stopping'));
    await bot?.close();
    expect(said()).toEqual([]);
    work = readAll;
    await start();
    await until(() => expect(said()).toEqual(['Got a.pdf.']));
  });

  it('that waited for more than a day has its files fetched by new addresses', async () => {
    let passed = false;
    work = async (files, turn) => {
      if (!passed) clock.advance(25 * 3_600_000);
      passed = true;
      await readAll(files, turn);
    };
    await start();
    send('', pdf('a.pdf'), pdf('b.pdf'));
    await until(() => expect(said()).toEqual(['Got a.pdf, b.pdf.']));
  });

  it('whose file is gone is asked for again', async () => {
    let posted: ReturnType<typeof send> | undefined;
    work = async (files, turn) => {
      clock.advance(25 * 3_600_000);
      if (posted) standIn.as(ada).remove(posted);
      await readAll(files, turn);
    };
    await start();
    posted = send('', pdf('a.pdf'));
    await until(() => expect(said()).toEqual([expect.stringContaining('could not be fetched')]));
  });

  it('that cannot be stored is asked for again', async () => {
    const failing: Inbox = {
      store: () => Promise.reject(new Error('away')),
      open: async () => [],
      process: () => ({ stop: async () => {} }),
    };
    await start({ inbox: failing });
    send('', pdf('a.pdf'));
    await until(() =>
      expect(said()).toEqual([expect.stringContaining('on my side. Please send that again.')]),
    );
  });

  it('to a bot that may not answer leaves nothing to do', async () => {
    await start();
    standIn.faults.refuseDms(ada);
    send('hello?');
    await until(async () =>
      expect(await database.prisma.inbox.count({ where: { doneAt: { not: null } } })).toBe(1),
    );
    expect(said()).toEqual([]);
  });
});

describe('what is no direct message of a person', () => {
  const author = { id: '3', username: 'ada' };
  const message = { id: '1', type: 0, channel_id: '2', content: 'Hi', attachments: [], author };

  it.each([
    ['a pin', { type: 6 }],
    ['the answer to a command', { type: 20 }],
    ['one in a guild', { guild_id: '4' }],
    ['one of a bot', { author: { ...author, bot: true } }],
    ['one of Discord itself', { author: { ...author, system: true } }],
    ['nothing of the kind', { id: undefined }],
  ])('is left alone: %s', (_, other) => {
    expect(readDirectMessage(message)).toMatchObject({ id: '1', content: 'Hi' });
    expect(readDirectMessage({ ...message, ...other })).toBeUndefined();
  });
});
