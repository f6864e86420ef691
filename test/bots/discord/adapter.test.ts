import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DiscordChannel,
  type DiscordGuild,
  type DiscordStandIn,
  type DiscordUser,
  type ManualClock,
  manualClock,
  type ShownMessage,
  startDiscordStandIn,
} from '../../../playground/discord/index.js';
import { type AnyCommand, command, press } from '../../../src/bots/chat/command.js';
import { PlaceClosed } from '../../../src/bots/chat/messenger.js';
import type { Outcome } from '../../../src/bots/chat/outcome.js';
import { createRouter } from '../../../src/bots/chat/router.js';
import type { Turn } from '../../../src/bots/chat/turn.js';
import { type Block, text, type View } from '../../../src/bots/chat/view.js';
import { channelPlace, directPlace, messageRef } from '../../../src/bots/discord/refs.js';
import { type DiscordBot, type DiscordDependencies, startDiscord } from '../../../src/bots/discord/start.js';
import type { MessageRef, PlaceRef } from '../../../src/core/events/refs.js';
import type { Subject } from '../../../src/core/events/subjects.js';
import { newId } from '../../../src/core/ids.js';
import { createLog } from '../../../src/log.js';
import { until } from '../../support/until.js';
import { displayed } from './displayed.js';
import { quietDependencies } from './harness.js';

const say = (words: string): View => ({ blocks: [text(words)] });

let clock: ManualClock;
let standIn: DiscordStandIn;
const SUBJECT: Subject = { kind: 'generation.progress', id: newId() };

let ada: DiscordUser;
let ben: DiscordUser;
let guild: DiscordGuild;
let room: DiscordChannel;
let bot: DiscordBot;
let turns: Turn[];
let sent: { subject: Subject; message: MessageRef }[];
let lines: string[];
/** What the handlers answer, and when. */
let outcome: (turn: Turn) => Promise<Outcome>;

const everywhere = ['guild', 'botDm', 'userInstall', 'group', 'groupAdmin'] as const;
const run = (turn: Turn): Promise<Outcome> => {
  turns.push(turn);
  return outcome(turn);
};
const doing = (
  name: string,
  audience: 'actor' | 'everyone',
  opens: 'answer' | 'form' = 'answer',
): AnyCommand =>
  command({
    path: [name],
    description: name,
    where: everywhere,
    audience,
    opens,
    options: { private: { kind: 'flag', description: 'Only for you', hides: true } },
    run,
  });
const router = () =>
  createRouter({
    features: [
      {
        commands: [doing('everyone', 'everyone'), doing('actor', 'actor'), doing('form', 'actor', 'form')],
        presses: [press({ action: 'help.show', audience: 'everyone', opens: 'answer', run })],
        submissions: [],
      },
    ],
    language: async () => 'en',
    admit: () => {},
    meet: async () => newId(),
    remember: async (subject, message) => void sent.push({ subject, message }),
    waiting: async () => [],
    reportBug: () => 'incident',
  });
const start = async (more: Partial<DiscordDependencies> = {}): Promise<void> => {
  const log = createLog('debug', [], { write: (line) => void lines.push(line) });
  bot = await startDiscord({ ...quietDependencies(standIn, router()), log, ...more });
};

beforeEach(async () => {
  clock = manualClock();
  standIn = await startDiscordStandIn({ clock });
  ada = standIn.addUser({ name: 'Ada', locale: 'de' });
  ben = standIn.addUser({ name: 'Ben', hasApp: true });
  const owner = standIn.addUser({ name: 'Cleo' });
  guild = standIn.addGuild({ name: 'Biology', owner, members: [ada], moderators: [ben] });
  room = standIn.addChannel(guild, { name: 'study' });
  [turns, sent, lines] = [[], [], []];
  outcome = async () => ({ kind: 'reply', view: say('Done.'), subject: SUBJECT });
});
afterEach(async () => {
  await bot.close();
  await standIn.close();
});

const seen = (channel: DiscordChannel, viewer: DiscordUser): string[] =>
  standIn.messages(channel, viewer).map((message) => displayed(message.text));

describe('a turn', () => {
  beforeEach(() => start());

  it('in a guild names channel, guild, locale and event', async () => {
    await standIn.as(ada).command(room, 'everyone');
    expect(turns[0]).toMatchObject({
      where: 'guild',
      place: channelPlace(room.id),
      privatePlace: directPlace(ada.id),
      space: { platformSpaceId: guild.id, name: 'Biology' },
      locale: 'de',
      actor: {
        moderator: false,
        identity: { platform: 'discord', platformUserId: ada.id, displayName: 'Ada' },
      },
    });
    expect(turns[0]?.event).toMatch(/^discord:\d+$/);
  });

  it('knows who may manage messages', async () => {
    await standIn.as(ben).command(room, 'everyone');
    expect(turns[0]?.actor.moderator).toBe(true);
  });

  it('in a thread is in the thread', async () => {
    const thread = standIn.addChannel(guild, { name: 'exam', type: 'thread', parent: room });
    await standIn.as(ada).command(thread, 'everyone');
    expect(turns[0]?.place).toEqual(channelPlace(thread.id));
    await until(() => expect(sent[0]?.message.id).toContain(`${thread.id}/`));
  });

  it('in direct messages is at the person', async () => {
    await standIn.as(ada).command(standIn.dmOf(ada), 'actor');
    expect(turns[0]).toMatchObject({
      where: 'botDm',
      place: directPlace(ada.id),
      privatePlace: directPlace(ada.id),
    });
    expect(turns[0]?.space).toBeUndefined();
  });

  it.each(['a guild without the bot', 'a chat among people'])(
    'in %s is at the person, too',
    async (which) => {
      const elsewhere = standIn.addGuild({ name: 'Elsewhere', owner: ben, hasBot: false });
      const channel =
        which === 'a chat among people'
          ? standIn.addPrivateChat([ada, ben])
          : standIn.addChannel(elsewhere, { name: 'general' });
      await standIn.as(ben).command(channel, 'everyone');
      expect(turns[0]).toMatchObject({ where: 'userInstall', place: directPlace(ben.id) });
      expect(turns[0]?.space).toBeUndefined();
    },
  );
});

describe('a subject', () => {
  beforeEach(() => start());

  it('is the answer where the bot may post', async () => {
    const shown = await (await standIn.as(ada).command(room, 'everyone')).shown();
    await until(() => expect(sent).toEqual([{ subject: SUBJECT, message: messageRef(room.id, shown.id) }]));
  });

  it.each<[string, () => [DiscordUser, DiscordChannel, string]]>([
    ['is asked for in private', () => [ada, room, 'actor']],
    [
      'is in a channel where the bot may not post',
      () => {
        standIn.faults.refusePosts(room);
        return [ada, room, 'everyone'];
      },
    ],
    ['is where only the person has the app', () => [ben, standIn.addPrivateChat([ada, ben]), 'everyone']],
  ])('goes to the direct messages, and the answer says so, when it %s', async (_, arrange) => {
    const [user, channel, path] = arrange();
    const answered = await standIn.as(user).command(channel, path);
    expect((await answered.shown()).text).toContain('private chat');
    await until(() => expect(sent).toHaveLength(1));
    const direct = standIn.dmOf(user);
    expect(seen(direct, user)).toEqual(['Done.']);
    expect(sent[0]?.message.id).toContain(`${direct.id}/`);
  });

  it('stands for nothing when the direct messages are closed, too', async () => {
    standIn.faults.refuseDms(ada);
    const answered = await standIn.as(ada).command(room, 'actor');
    expect((await answered.shown()).text).toContain('waits for your next command');
    await bot.close();
    expect(sent).toEqual([]);
  });
});

describe('an answer', () => {
  beforeEach(() => start());
  const requestsTo = (part: string) => standIn.requests.filter(({ path }) => path.includes(part));

  it('is one request', async () => {
    await standIn.as(ada).command(room, 'everyone');
    expect(requestsTo('/callback')).toHaveLength(1);
    expect(requestsTo('/webhooks')).toHaveLength(0);
  });

  it('to a press is one request, too', async () => {
    outcome = async (turn) => ({
      kind: turns.length === 1 ? 'reply' : 'update',
      view: { ...say(turn.event), buttons: [[{ label: 'Go', action: { type: 'help.show' } }]] },
    });
    const board = await (await standIn.as(ada).command(room, 'everyone')).shown();
    expect((await standIn.as(ben).press(board, 'Go')).answer).toBe('update');
    expect(requestsTo('/callback')).toHaveLength(2);
    expect(requestsTo('/webhooks')).toHaveLength(0);
  });

  it('about one thing is one message to a person, as long as Discord lets it be changed', async () => {
    const buttons = [[{ label: 'Go', action: { type: 'help.show' } as const }]];
    outcome = async () => ({ kind: 'reply', view: { ...say('Board.'), buttons } });
    const board = await (await standIn.as(ada).command(room, 'everyone')).shown();
    const tell = async (person: typeof ada, text: string): Promise<string> => {
      outcome = async () => ({ kind: 'notice', text, about: 'question' });
      return (await (await standIn.as(person).press(board, 'Go')).told()).id;
    };
    const first = await tell(ben, 'One.');
    expect(await tell(ben, 'Two.')).toBe(first);
    expect(await tell(ada, 'Three.')).not.toBe(first);
    expect(seen(room, ben)).toEqual(['Board.', 'Two.']);
    clock.advance(16 * 60_000);
    expect(await tell(ben, 'Four.')).not.toBe(first);
    expect(seen(room, ben)).toEqual(['Board.', 'Two.', 'Four.']);
  });

  it('lets nothing in it notify anybody, whichever way it goes', async () => {
    outcome = async () => ({ kind: 'reply', view: say('word '.repeat(1_000)) });
    await standIn.as(ada).command(room, 'everyone');
    await bot.messenger.send(channelPlace(room.id), say('Unasked.'));
    await until(() => expect(standIn.messages(room)).toHaveLength(3));
    const bodies = standIn.requests
      .filter(({ method, path }) => method === 'POST' && /callback|webhooks|messages/.test(path))
      .map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(body).toContain('"allowed_mentions":{"parse":[]}');
  });

  it('that replaced a private message stays private after 15 minutes', async () => {
    const buttons = [[{ label: 'Go', action: { type: 'help.show' } as const }]];
    outcome = async () => ({ kind: 'reply', view: { ...say('Secret?'), buttons } });
    const mine = await (await standIn.as(ada).command(room, 'actor')).shown();
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    expect((await standIn.as(ada).press(mine, 'Go')).answer).toBe('acknowledged');
    clock.advance(16 * 60_000);
    finish({ kind: 'update', view: say('Secret.') });
    await until(() => expect(seen(standIn.dmOf(ada), ada)).toEqual(['Secret.']));
    expect(seen(room, ben)).toEqual([]);
  });

  it('becomes private again when a public one was put off and there is only a notice', async () => {
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    const answered = await standIn.as(ada).command(room, 'everyone');
    expect(answered.answer).toBe('thinking');
    finish({ kind: 'notice', text: 'Only for Ada.' });
    await until(() => expect(seen(room, ada)).toEqual(['Only for Ada.']));
    expect(seen(room, ben)).toEqual([]);
  });

  it('is awaited in private where that was asked for', async () => {
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    const answered = await standIn.as(ada).command(room, 'everyone', { private: true });
    expect(answered.message()).toMatchObject({ isLoading: true, ephemeralFor: ada.id });
    finish({ kind: 'notice', text: 'Only for Ada.' });
    expect((await answered.shown()).text).toBe('Only for Ada.');
  });

  it('that comes after 15 minutes is a message of the bot', async () => {
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    await standIn.as(ada).command(room, 'everyone');
    clock.advance(16 * 60_000);
    finish({ kind: 'reply', view: say('At last.'), subject: SUBJECT });
    await until(() => expect(sent).toHaveLength(1));
    expect(seen(room, ben)).toContain('At last.');
  });

  it('that comes too late for Discord is dropped without a fuss', async () => {
    standIn.faults.next({
      match: '/callback',
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    });
    void standIn.as(ada).command(room, 'everyone');
    await until(() => expect(lines.join()).toContain('too late'));
    expect(lines.join()).not.toContain('"level":50');
    clock.advance(5_000);
  });

  it.each([
    { drop: 'before', how: 'closed' },
    { drop: 'after', how: 'closed' },
    { drop: 'before', how: 'reset' },
    { drop: 'after', how: 'reset' },
    { status: 500 },
    { status: 502, body: '<html>Bad Gateway</html>', tookEffect: true },
  ] as const)('is given once whatever happens to it on its way: %j', async (fault) => {
    standIn.faults.next({ match: '/callback', ...fault });
    await standIn.as(ada).command(room, 'everyone');
    await until(() => expect(sent).toHaveLength(1));
    expect(requestsTo('/callback')).toHaveLength(2);
    expect(seen(room, ada)).toEqual(['Done.']);
  });

  it('is given late where all went wrong on its way, and never told to have gone wrong', async () => {
    standIn.faults.next({ match: '/callback', status: 502, body: '<html>', times: 8 });
    await standIn.as(ada).command(room, 'everyone');
    await until(() => expect(seen(room, ada)).toEqual(['Done.']));
  });

  it.each([{ drop: 'after' }, { status: 502, body: '<html>', tookEffect: true }] as const)(
    'is not doubled where it follows a released button: %j',
    async (fault) => {
      const buttons = [[{ label: 'Go', action: { type: 'help.show' } as const }]];
      outcome = async () => ({ kind: 'reply', view: { ...say('Ready?'), buttons } });
      const message = await (await standIn.as(ada).command(room, 'everyone')).shown();
      let finish = (_: Outcome): void => {};
      outcome = () => new Promise((resolve) => (finish = resolve));
      expect((await standIn.as(ada).press(message, 'Go')).answer).toBe('acknowledged');
      standIn.faults.next({ match: 'POST /webhooks', ...fault });
      finish({ kind: 'reply', view: say('Done.') });
      await until(() => expect(lines.join()).toContain('answer may be lost'));
      expect(seen(room, ada).filter((each) => each === 'Done.')).toHaveLength(1);
      expect(seen(room, ada).join()).not.toContain('went wrong');
    },
  );

  const three = ['One.', 'Two.', 'Three.'].map((words) => ({ kind: 'reply', view: say(words) }) as const);

  it.each([
    ['is lost on its way', { drop: 'after' }],
    ['comes after 15 minutes', { status: 404, body: { code: 10015, message: 'Unknown Webhook' } }],
    ['is refused', { status: 400, body: { code: 50035, message: 'Invalid Form Body' } }],
  ] as const)('in several parts shows each once, though the second %s', async (what, fault) => {
    outcome = async () => ({ kind: 'several', outcomes: three });
    standIn.faults.next({ match: 'POST /webhooks', ...fault });
    await standIn.as(ada).command(room, 'everyone');
    await until(() => expect(seen(room, ada).at(-1)).toBe('Three.'));
    const expected =
      what === 'is refused' ? ['One.', expect.stringContaining('went wrong')] : ['One.', 'Two.'];
    expect(seen(room, ada)).toEqual([...expected, 'Three.']);
  });

  it('in several parts says once that they are in private', async () => {
    standIn.faults.refusePosts(room);
    outcome = async () => ({
      kind: 'several',
      outcomes: three.map((each) => ({ ...each, subject: SUBJECT })),
    });
    await standIn.as(ada).command(room, 'everyone');
    await until(() => expect(seen(standIn.dmOf(ada), ada)).toEqual(['One.', 'Two.', 'Three.']));
    expect(seen(room, ada)).toEqual([expect.stringContaining('private chat')]);
  });

  it('follows even if the connection breaks after Discord took its being put off', async () => {
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    standIn.faults.next({ match: '/callback', drop: 'after' });
    expect((await standIn.as(ada).command(room, 'actor')).answer).toBe('thinking');
    finish({ kind: 'reply', view: say('Done.') });
    await until(() => expect(seen(room, ada)).toEqual(['Done.']));
  });

  it('that cannot be shown names an incident, and the log holds no interaction token', async () => {
    outcome = async () => ({ kind: 'reply', view: { blocks: [] } });
    const answered = await standIn.as(ada).command(room, 'everyone');
    const shown = await answered.shown();
    expect(shown.ephemeralFor).toBe(ada.id);
    const [, incident = 'none'] = /: ([0-9a-f-]{36})$/.exec(displayed(shown.text)) ?? [];
    expect(lines.join()).toContain(incident);
    expect(lines.join()).not.toContain(answered.interaction.token);
  });

  it('of several messages stays in order and as visible as the first', async () => {
    outcome = async () => ({ kind: 'reply', view: say('word '.repeat(2_000)) });
    await standIn.as(ada).command(room, 'actor');
    await until(() => expect(standIn.messages(room, ada)).toHaveLength(3));
    expect(seen(room, ben)).toEqual([]);
  });

  const openLate = async (minutes: number) => {
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    const answered = await standIn.as(ada).command(room, 'form');
    expect(answered.answer).toBe('thinking');
    clock.advance(minutes * 60_000);
    const field = { name: 'front', label: 'Front', required: true, maxLength: 10 };
    const action = { type: 'help.show' } as const;
    finish({ kind: 'ask', form: { title: 'A card', fields: [field], submit: action, reopen: action } });
    return answered;
  };
  const labelsOf = (shown?: ShownMessage) => shown?.buttons.map(({ label }) => label);

  it('to a form that comes late is a private button', async () => {
    const shown = await (await openLate(0)).shown();
    expect(shown.ephemeralFor).toBe(ada.id);
    expect(labelsOf(shown)).toEqual(['Open form']);
  });

  it('to a form that comes after 15 minutes is a button in the direct messages', async () => {
    await openLate(16);
    await until(() => expect(labelsOf(standIn.messages(standIn.dmOf(ada))[0])).toEqual(['Open form']));
  });
});

describe('the messenger', () => {
  beforeEach(() => start());

  it('opens direct messages', async () => {
    const message = await bot.messenger.send(directPlace(ada.id), say('Ready.'));
    expect(message.id).toContain(`${standIn.dmOf(ada).id}/`);
    expect(seen(standIn.dmOf(ada), ada)).toEqual(['Ready.']);
  });

  describe('where it may post but not attach files', () => {
    const refused = { status: 403, body: { code: 50013, message: 'Missing Permissions' } };
    const picture: Block = {
      kind: 'image',
      type: 'png',
      bytes: Buffer.from('png'),
      alt: 'Podium',
      instead: [],
    };
    const end: View = { blocks: [picture, text('Ada won.')] };
    const shown = () => standIn.messages(room, ada).at(-1);

    it('leaves out the pictures that a text can do without', async () => {
      standIn.faults.next({ match: 'POST /channels', ...refused });
      const message = await bot.messenger.send(channelPlace(room.id), end);
      expect(shown()).toMatchObject({ text: 'Ada won.', attachments: [] });
      standIn.faults.next({ match: 'PATCH /channels', ...refused });
      await bot.messenger.edit(message, { blocks: [picture, text('Ben won.')] });
      expect(shown()).toMatchObject({ text: 'Ben won.', attachments: [] });
    });

    it('is closed to the others', async () => {
      standIn.faults.next({ match: 'POST /channels', ...refused });
      const { instead: _, ...needed } = picture;
      const sending = bot.messenger.send(channelPlace(room.id), { blocks: [needed] });
      await expect(sending).rejects.toBeInstanceOf(PlaceClosed);
    });
  });

  it('shows a message once that is sent again under the same name', async () => {
    const send = () => bot.messenger.send(channelPlace(room.id), say('Ready.'), 'owed-1');
    expect(await send()).toEqual(await send());
    await bot.messenger.send(channelPlace(room.id), say('Ready.'), 'owed-2');
    expect(seen(room, ada)).toEqual(['Ready.', 'Ready.']);
  });

  it.each(['closed', 'reset'] as const)(
    'shows a message once when the connection is %s after Discord took it',
    async (how) => {
      standIn.faults.next({ match: 'POST /channels', drop: 'after', how });
      await bot.messenger.send(channelPlace(room.id), say('Ready.'));
      expect(seen(room, ada)).toEqual(['Ready.']);
    },
  );

  it('sends anew what was deleted', async () => {
    const gone = messageRef(room.id, '1234567890');
    const message = await bot.messenger.edit(gone, say('Again.'));
    expect(message).not.toEqual(gone);
    expect(seen(room, ada)).toEqual(['Again.']);
  });

  it.each<[string, () => PlaceRef, (() => void)?]>([
    ['a channel where it may not write', () => channelPlace(room.id), () => standIn.faults.refusePosts(room)],
    ['a channel that it does not see', () => channelPlace(room.id), () => standIn.faults.hideChannel(room)],
    ['a channel that is gone', () => channelPlace('1234567890')],
    ['closed direct messages', () => directPlace(ada.id), () => standIn.faults.refuseDms(ada)],
    ['nobody', () => directPlace('1234567890')],
  ])('says that %s is closed', async (_, place, arrange) => {
    arrange?.();
    await expect(bot.messenger.send(place(), say('x'))).rejects.toBeInstanceOf(PlaceClosed);
  });

  it('does not take an outage for a closed place', async () => {
    standIn.faults.next({ match: 'POST /channels', status: 500, times: 9, body: {} });
    await expect(bot.messenger.send(channelPlace(room.id), say('x'))).rejects.not.toBeInstanceOf(PlaceClosed);
  });
});

describe('the bot', () => {
  it('greets a guild that it was added to, where it may write, and none that it was in before', async () => {
    const joined: unknown[] = [];
    const other = standIn.addGuild({ name: 'Chemistry', owner: ada, hasBot: false });
    standIn.addChannel(other, { name: 'rules', botMaySend: false });
    const open = standIn.addChannel(other, { name: 'lab' });
    await start({ onSpaceJoined: async (space, place) => void joined.push([space, place]) });
    standIn.inviteBot(other);
    await until(() =>
      expect(joined).toEqual([
        [{ platformSpaceId: other.id, name: 'Chemistry', locale: 'en-US' }, channelPlace(open.id)],
      ]),
    );
  });

  it('tells when it was removed from a guild', async () => {
    const left: string[] = [];
    await start({ onSpaceLeft: async (space) => void left.push(space) });
    standIn.removeBot(guild);
    await until(() => expect(left).toEqual([guild.id]));
  });

  it('registers its commands at start', async () => {
    await start();
    expect(standIn.commands().map(({ name }) => name)).toEqual(['everyone', 'actor', 'form']);
  });

  it.each(['', '/', '/v10', '/v9/'])('takes an address of the API that ends in “%s”', async (end) => {
    await start({ apiUrl: standIn.apiUrl + end });
    expect(bot.status()).toBe('ready');
  });

  it('answers what it has before it closes', async () => {
    await start();
    let finish = (_: Outcome): void => {};
    outcome = () => new Promise((resolve) => (finish = resolve));
    const acting = standIn.as(ada).command(room, 'everyone');
    await until(() => expect(turns).toHaveLength(1));
    const closing = bot.close();
    finish({ kind: 'reply', view: say('Just in time.') });
    await Promise.all([closing, acting]);
    expect(seen(room, ada)).toEqual(['Just in time.']);
    expect(bot.status()).toBe('closed');
  });

  it('goes on after the gateway dropped it', async () => {
    await start();
    standIn.faults.closeGateway(1012);
    await until(() => expect(standIn.isConnected).toBe(false));
    await until(() => expect(bot.status()).toBe('ready'));
    await until(() => expect(standIn.isConnected).toBe(true));
    await standIn.as(ada).command(room, 'everyone');
    expect(turns).toHaveLength(1);
  });

  it('does not start with a token that Discord refuses', async () => {
    await start();
    await expect(startDiscord({ ...quietDependencies(standIn, router()), token: 'wrong' })).rejects.toThrow(
      'DISCORD_TOKEN',
    );
  });
});
