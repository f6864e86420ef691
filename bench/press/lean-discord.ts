import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Pressable, Pressed } from './presser.js';

const APPLICATION = '100000000000000001';
const GUILD = '100000000000000002';
const CHANNEL = '100000000000000003';
const bot = {
  id: APPLICATION,
  username: 'deckhand',
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: true,
};

const message = {
  ...{ id: '300000000000000001', channel_id: CHANNEL, type: 20, flags: 64 | 32_768, author: bot },
  ...{ content: '', embeds: [], attachments: [], mentions: [], mention_roles: [], components: [] },
  ...{ pinned: false, tts: false, mention_everyone: false, edited_timestamp: null },
  timestamp: '2026-11-30T00:00:00Z',
};

/** Discord as far as a press needs it; nothing is checked, so that next to none of the time is its own. */
export const startLeanDiscord = async (): Promise<Pressable> => {
  const pressed = new Map<string, Pressed>();
  const sockets = new Set<WebSocket>();
  let sequence = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const [, id] = /\/interactions\/(\d+)\/[^/]+\/callback/.exec(request.url ?? '') ?? [];
      const press = id === undefined ? undefined : pressed.get(id);
      if (id !== undefined) pressed.delete(id);
      press?.(performance.now());
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answerTo(request.url ?? '', port())));
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const port = (): number => (server.address() as AddressInfo).port;
  const gateway = new WebSocketServer({ server, path: '/gateway', perMessageDeflate: false });
  gateway.on('connection', (socket) => {
    const send = (frame: object): void => socket.send(JSON.stringify({ s: null, t: null, ...frame }));
    socket.on('message', (data) => {
      const { op } = JSON.parse(`${data}`);
      if (op === 1) send({ op: 11 });
      if (op !== 2) return;
      const session = { v: 10, user: bot, guilds: [], application: { id: APPLICATION, flags: 0 } };
      const ready = { ...session, session_id: 's', resume_gateway_url: `ws://127.0.0.1:${port()}/gateway` };
      send({ op: 0, t: 'READY', s: ++sequence, d: ready });
      sockets.add(socket);
    });
    socket.on('close', () => sockets.delete(socket));
    send({ op: 10, d: { heartbeat_interval: 45_000 } });
  });
  let interactions = 200_000_000_000_000_000n;
  return {
    settings: {
      DISCORD_TOKEN: `${Buffer.from(APPLICATION).toString('base64url')}.bench.token`,
      DISCORD_API_URL: `http://127.0.0.1:${port()}/api`,
    },
    isUp: () => sockets.size > 0,
    press: (platformUserId, code) =>
      new Promise((resolve) => {
        const id = `${++interactions}`;
        const pressedAt = performance.now();
        pressed.set(id, (at) => resolve(at - pressedAt));
        const d = interaction(id, platformUserId, code);
        for (const socket of sockets)
          socket.send(JSON.stringify({ op: 0, t: 'INTERACTION_CREATE', s: ++sequence, d }));
      }),
    async close() {
      for (const socket of sockets) socket.terminate();
      gateway.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

const answerTo = (url: string, port: number): unknown => {
  if (url.endsWith('/gateway/bot'))
    return {
      ...{ url: `ws://127.0.0.1:${port}/gateway`, shards: 1 },
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    };
  if (url.includes('/callback'))
    return {
      interaction: { id: '1', type: 3, response_message_id: message.id, response_message_ephemeral: true },
      resource: { type: 7, message },
    };
  if (url.includes('/commands')) return [];
  if (url.endsWith('/users/@me')) return bot;
  return { id: APPLICATION, name: 'deckhand', flags: 0 };
};

const interaction = (id: string, user: string, code: string): object => ({
  ...{ id, application_id: APPLICATION, type: 3, token: `token${id}`, version: 1, locale: 'en-US' },
  ...{ app_permissions: '2248473465835073', entitlements: [], context: 0, guild_locale: 'en-US' },
  authorizing_integration_owners: { 0: GUILD },
  data: { custom_id: code, component_type: 2 },
  ...{ guild_id: GUILD, channel_id: CHANNEL, channel: { id: CHANNEL, type: 0, permissions: '0' } },
  guild: { id: GUILD, locale: 'en-US', features: [] },
  member: {
    user: { id: user, username: `u${user}`, discriminator: '0', global_name: 'Ada', avatar: null },
    ...{ roles: [], permissions: '0', joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 },
  },
  message,
});
