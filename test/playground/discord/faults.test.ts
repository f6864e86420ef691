import { Events, GatewayIntentBits, type Message } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscordStandIn } from '../../../playground/discord/index.js';
import { login, newClient, type Stage, setStage } from './bot.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({}, { rest: { retries: 1 } });
});
afterEach(() => stage.close());

const channelOf = ({ client, channel }: Stage) => {
  const found = client.channels.cache.get(channel.id);
  if (!found?.isSendable()) throw new Error('The bot should see the channel');
  return found;
};

const nextMessage = ({ client }: Stage): Promise<Message> =>
  new Promise((resolve) => client.once(Events.MessageCreate, resolve));

describe('REST faults', () => {
  it('answers 5xx and 429 as told, and the client tries again', async () => {
    const { discord, channel } = stage;
    discord.faults.next({ match: 'POST /channels', status: 503 });
    await channelOf(stage).send('after a 503');
    discord.faults.next({
      match: /^POST \/channels/,
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'shared' },
    });
    await channelOf(stage).send('after a 429');
    expect(discord.messages(channel).map((message) => message.text)).toEqual(['after a 503', 'after a 429']);
    const statuses = discord.requests.filter(({ method }) => method === 'POST').map(({ status }) => status);
    expect(statuses).toEqual([503, 200, 429, 200]);
  });

  it('cuts the connection after the effect, which a nonce makes harmless', async () => {
    const { discord, channel } = stage;
    discord.faults.next({ match: 'POST /channels', drop: 'after' });
    await channelOf(stage).send({ content: 'once', nonce: '7', enforceNonce: true });
    expect(discord.messages(channel).map((message) => message.text)).toEqual(['once']);
    expect(discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('tells of rate limits before it enforces them', async () => {
    const strict = await startDiscordStandIn({ rateLimit: { requests: 1, perMs: 60_000 } });
    const ask = () =>
      fetch(`${strict.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${strict.token}` } });
    expect((await ask()).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ global: false });
    await strict.close();
  });
});

describe('the gateway', () => {
  it('resumes after a lost connection and replays what was missed', async () => {
    const { discord, client, channel, ada } = stage;
    const resumed = new Promise((resolve) =>
      client.once(Events.ShardResume, (_, replayed) => resolve(replayed)),
    );
    const arrived = nextMessage(stage);
    discord.faults.closeGateway();
    const said = discord.as(ada).send(channel, 'while you were out');
    await resumed;
    expect((await arrived).id).toBe(said.id);
  });

  it('identifies anew when the session is lost', async () => {
    const { discord, client } = stage;
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.faults.closeGateway(1000, true);
    await ready;
    expect(discord.isConnected).toBe(true);
  });

  it('reconnects when asked to', async () => {
    const { discord, client } = stage;
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.faults.askToReconnect();
    await resumed;
  });

  it('withholds content from a bot without the intent, but not in direct messages', async () => {
    const { discord, channel, ada } = stage;
    const inGuild = nextMessage(stage);
    discord.as(ada).send(channel, 'secret');
    expect((await inGuild).content).toBe('');
    const inDm = nextMessage(stage);
    discord.as(ada).send(discord.dmOf(ada), 'open');
    expect((await inDm).content).toBe('open');
  });

  it('refuses an intent that is not switched on, and a wrong token', async () => {
    const { discord } = stage;
    const asking = newClient(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    });
    await expect(login(discord, asking)).rejects.toThrow('Used disallowed intents');
    await asking.destroy();
    const wrong = newClient(discord);
    await expect(wrong.login('wrong')).rejects.toThrow('An invalid token was provided.');
    await wrong.destroy();
  });

  it('tells of guilds joined and left at run time', async () => {
    const { discord, client, ada } = stage;
    const guild = discord.addGuild({ name: 'Later', owner: ada, hasBot: false });
    const hall = discord.addChannel(guild, { name: 'hall' });
    const joined = new Promise<{ id: string }>((resolve) => client.once(Events.GuildCreate, resolve));
    discord.inviteBot(guild);
    expect((await joined).id).toBe(guild.id);
    const greeted = discord.waitFor(() => discord.messages(hall)[0]);
    const channel = client.channels.cache.get(hall.id);
    if (channel?.isSendable()) await channel.send('Hello');
    expect((await greeted).text).toBe('Hello');
    const left = new Promise<{ id: string }>((resolve) => client.once(Events.GuildDelete, resolve));
    discord.removeBot(guild);
    expect((await left).id).toBe(guild.id);
  });
});

describe('places', () => {
  it('opens direct messages and threads, and shows typing', async () => {
    const { discord, client, guild, channel, ada } = stage;
    const user = await client.users.fetch(ada.id);
    await user.send('psst');
    expect(discord.messages(discord.dmOf(ada))[0]?.text).toBe('psst');
    const created = new Promise((resolve) => client.once(Events.ThreadCreate, resolve));
    const thread = discord.addChannel(guild, { name: 'exam', type: 'thread', parent: channel });
    await created;
    const typing = new Promise((resolve) => discord.on('change', (c) => c.kind === 'typing' && resolve(c)));
    const seen = client.channels.cache.get(thread.id);
    if (!seen?.isThread()) throw new Error('The bot should see the thread');
    await seen.sendTyping();
    expect(await typing).toEqual({ kind: 'typing', channelId: thread.id });
    const sent = await seen.send('in the thread');
    await sent.edit('edited');
    await (await seen.messages.fetch(sent.id)).delete();
    expect(discord.messages(thread)).toEqual([]);
  });

  it('closes a channel to the bot', async () => {
    const { discord, channel, ada, client } = stage;
    discord.faults.refusePosts(channel);
    await expect(channelOf(stage).send('x')).rejects.toMatchObject({ code: 50013 });
    discord.faults.refuseDms(ada);
    await expect((await client.users.fetch(ada.id)).send('x')).rejects.toMatchObject({ code: 50007 });
  });
});
