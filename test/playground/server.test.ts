import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playgroundApp } from '../../playground/server/app.js';
import { Patches } from '../../playground/server/patches.js';
import { readPort, serveLocally } from '../../playground/server/serve.js';
import { BotProcess } from '../../playground/stage/bot-process.js';
import { type Stage, setStage } from '../../playground/stage/stage.js';

const HOST = '127.0.0.1:8080';
const PAGE = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' };

let stage: Stage;
let app: Hono;

beforeAll(async () => {
  stage = await setStage();
  app = await playgroundApp(stage, new BotProcess(stage, '/nowhere', () => undefined));
});

afterAll(() => stage.close());

const say = (headers: Record<string, string>, text = 'hello') => {
  const [ada] = stage.players;
  const body = JSON.stringify({ as: ada.telegram.id, chat: String(ada.telegram.id), text });
  return app.request('/api/telegram/send', { method: 'POST', headers, body });
};

describe('who is let in', () => {
  it('serves its page under the names of this machine alone', async () => {
    for (const host of [HOST, 'localhost:8080', '[::1]:8080'])
      expect((await app.request('/', { headers: { host } })).status).toBe(200);
    for (const host of ['rebound.example:8080', '127.0.0.1.example', ''])
      expect((await app.request('/', { headers: { host } })).status).toBe(403);
  });

  it('lets only its own page change something', async () => {
    expect((await say(PAGE)).status).toBe(200);
    expect((await say({ ...PAGE, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await say({ host: HOST, 'content-type': 'application/json' })).status).toBe(403);
  });

  it('keeps the page from running what is not its own', async () => {
    const { headers } = await app.request('/', { headers: { host: HOST } });
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves nothing beside the page’s own files', async () => {
    const get = (path: string) => app.request(path, { headers: { host: HOST } });
    const own = {
      '/main.js': 'text/javascript',
      '/style/base.css': 'text/css',
      '/icon.svg': 'image/svg+xml',
    };
    for (const [path, type] of Object.entries(own))
      expect((await get(path)).headers.get('content-type')).toContain(type);
    for (const path of [
      '/../../package.json',
      '/%2e%2e/main.ts',
      '/style',
      '/nothing.js',
      '/main.tsx',
      '/tsconfig.json',
    ])
      expect((await get(path)).status).toBe(404);
  });
});

describe('what people send', () => {
  it('explains what the person’s app would not allow', async () => {
    const [ada, ben] = stage.players;
    const body = JSON.stringify({ as: ada.telegram.id, chat: String(ben.telegram.id), text: 'psst' });
    const response = await app.request('/api/telegram/send', { method: 'POST', headers: PAGE, body });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ error: 'There is no such chat.' });
  });

  it('hands files out as downloads that no browser takes for a page', async () => {
    const [ada] = stage.players;
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const file = { name: 'evil “page”.html', bytes, mimeType: 'text/html' };
    const { id, chat } = stage.telegram
      .as(ada.telegram)
      .sendDocument(stage.telegram.privateChat(ada.telegram), file);
    const response = await app.request(`/files/telegram/${chat.id}/${id}`, { headers: { host: HOST } });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''evil%20/);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toBe('<script>alert(1)</script>');
  });
});

describe('what a page is told', () => {
  it('gets each chat whole at first, then only what is new, changed or gone', () => {
    const patches = new Patches<{ id: string; text: string }>();
    const chat = (...texts: string[]) => [
      { id: 'a', messages: texts.map((text) => ({ id: text.slice(0, 1), text })) },
      { id: 'b', messages: [] },
    ];
    expect(patches.since(chat('1 one', '2 two'))).toEqual([
      { chat: 'a', order: ['1', '2'], changed: chat('1 one', '2 two')[0]?.messages },
      { chat: 'b', order: [], changed: [] },
    ]);
    expect(patches.since(chat('1 one', '2 two'))).toEqual([]);
    expect(patches.since(chat('1 one', '2 TWO'))).toEqual([
      { chat: 'a', order: ['1', '2'], changed: [{ id: '2', text: '2 TWO' }] },
    ]);
    expect(patches.since(chat('2 TWO'))).toEqual([{ chat: 'a', order: ['2'], changed: [] }]);
  });

  it('streams what both people see', async () => {
    const [ada, ben] = stage.players;
    const query = new URLSearchParams({ discord: ben.discord.id, telegram: String(ada.telegram.id) });
    const response = await app.request(`/api/stream?${query}`, { headers: { host: HOST } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? '';
    };
    await hear('event: bot');
    stage.telegram.as(ada.telegram).send(stage.group, 'Who has page 4?');
    await hear('Who has page 4?');
    await reader?.cancel();
  });
});

it('takes the next port when one is taken', async () => {
  const first = await serveLocally(app, 0);
  const { port } = new URL(first.url);
  const second = await serveLocally(app, Number(port));
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(port));
  expect([first.taken, second.taken]).toEqual([undefined, Number(port)]);
  await Promise.all([first.close(), second.close()]);
});

it('says in a sentence what is no port', () => {
  expect([readPort(undefined, 8080), readPort('', 8080), readPort('0', 8080)]).toEqual([8080, 8080, 0]);
  for (const wrong of ['abc', '-1', '65536', '80a'])
    expect(() => readPort(wrong, 8080)).toThrow(`PORT must be a number from 0 to 65535, not “${wrong}”.`);
});
