import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Hono } from 'hono';
import { z } from 'zod';
import { Friends } from '../friends/friends.js';
import type { BotProcess } from '../stage/bot-process.js';
import { readNamed } from '../stage/sample.js';
import type { Stage } from '../stage/stage.js';
import { pageAssets } from './assets.js';
import { discordRoutes } from './discord-routes.js';
import type { Use } from './discord-view.js';
import { fileRoutes } from './files.js';
import { boundedBody, sameMachineOnly, strictHeaders } from './guard.js';
import { liveStream } from './stream.js';
import { telegramRoutes } from './telegram-routes.js';
import { worldOf } from './world.js';

const friendsAct = z.object({ play: z.boolean() });
const botAct = z.object({ act: z.enum(['restart', 'kill', 'start']) });

/** The playground's page and everything that it asks for. */
export const playgroundApp = async (stage: Stage, bot: BotProcess): Promise<Hono> => {
  const uses = new Uses();
  const friends = new Friends(stage, bot);
  const app = new Hono();
  app.use(sameMachineOnly, strictHeaders, boundedBody);
  app.onError((error, c) => c.json({ error: reason(error) }, 422));
  const playground = randomUUID();
  app.get('/api/world', (c) => c.json(worldOf(stage, friends.names, playground)));
  app.get('/api/stream', (c) =>
    liveStream(c, { stage, bot, friends, uses, onUse: (listener) => uses.on(listener) }),
  );
  app.get('/sample.pdf', async () => {
    const { name, bytes } = await readNamed();
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
    });
  });
  app.post('/api/bot', async (c) => {
    const { act } = botAct.parse(await c.req.json());
    if (act === 'restart') await bot.stop();
    if (act === 'kill') await bot.kill();
    else await bot.start();
    return c.json({ state: bot.state });
  });
  app.post('/api/friends', async (c) => {
    friends.play(friendsAct.parse(await c.req.json()).play);
    return c.json(friends.state);
  });
  app.route('/api/discord', discordRoutes(stage, uses));
  app.route('/api/telegram', telegramRoutes(stage));
  app.route('/files', fileRoutes(stage));
  app.route('/', await pageAssets());
  return app;
};

/** Which messages answer which commands; tells when there is another. */
class Uses extends Map<string, Use> {
  readonly #events = new EventEmitter().setMaxListeners(0);

  override set(message: string, use: Use): this {
    super.set(message, use);
    this.#events.emit('use');
    return this;
  }

  on(listener: () => void): () => void {
    this.#events.on('use', listener);
    return () => this.#events.off('use', listener);
  }
}

const reason = (error: unknown): string => {
  if (error instanceof z.ZodError) return `The page asked for something odd: ${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
};
