import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Bot, webhookCallback } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { newBot, refusalOf, standIn, startPolling } from './support.js';

/** Serves a bot's webhook, or anything else that answers with a status, on a free port. */
const listen = async (handler: Parameters<typeof createServer>[1]): Promise<string> => {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}/hook` : '';
};

const textsOf = (updates: Awaited<ReturnType<Bot['api']['getUpdates']>>) =>
  updates.map(({ message }) => message?.text);

test('updates come again until a later offset confirms them', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const { api } = newBot(telegram);
  const chat = telegram.privateChat(ann);
  for (const text of ['one', 'two', 'three']) telegram.as(ann).send(chat, text);

  const first = await api.getUpdates({ limit: 2 });
  expect(textsOf(first)).toEqual(['one', 'two']);
  expect(textsOf(await api.getUpdates())).toEqual(['one', 'two', 'three']);

  const last = first[1]?.update_id ?? 0;
  expect(textsOf(await api.getUpdates({ offset: last + 1 }))).toEqual(['three']);
  expect(textsOf(await api.getUpdates())).toEqual(['three']);
  expect(await api.getUpdates({ offset: last + 2 })).toEqual([]);
});

test('a negative offset keeps only the last updates', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  for (const text of ['one', 'two', 'three']) telegram.as(ann).send(telegram.privateChat(ann), text);

  expect(textsOf(await newBot(telegram).api.getUpdates({ offset: -1 }))).toEqual(['three']);
  expect(telegram.pendingUpdates).toHaveLength(1);
});

test('a long poll answers as soon as something happens', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const waiting = newBot(telegram).api.getUpdates({ timeout: 30 });
  await telegram.waitFor(() => telegram.isPolled);

  telegram.as(ann).start();

  expect(textsOf(await waiting)).toEqual(['/start']);
});

test('a second poller ends the first with 409', async () => {
  const telegram = await standIn();
  const { api } = newBot(telegram);
  const refused = refusalOf(api.getUpdates({ timeout: 30 }));
  await telegram.waitFor(() => telegram.isPolled);

  await api.getUpdates({ timeout: 0 });

  expect((await refused).description).toBe(
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
});

test('a caller that hangs up is forgotten', async () => {
  const telegram = await standIn();
  const hangUp = new AbortController();
  const url = `${telegram.apiUrl}/bot${telegram.token}/getUpdates?timeout=30`;
  const call = fetch(url, { signal: hangUp.signal }).catch(() => 'gone');
  await telegram.waitFor(() => telegram.isPolled);

  hangUp.abort();

  expect(await call).toBe('gone');
  await telegram.waitFor(() => !telegram.isPolled);
});

test('allowed_updates keeps other kinds out from then on', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const { api } = newBot(telegram);
  await api.getUpdates({ allowed_updates: ['my_chat_member'] });

  telegram.as(ann).start();
  telegram.as(ann).blockBot();

  expect(
    (await api.getUpdates()).map(({ my_chat_member }) => my_chat_member?.new_chat_member.status),
  ).toEqual(['kicked']);
});

test('a webhook gets updates with its secret; polling is refused meanwhile', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const bot = newBot(telegram);
  bot.on('message:text', (ctx) => ctx.reply(`Echo ${ctx.msg.text}`));
  const secretToken = 'correct-horse_1';
  const url = await listen(webhookCallback(bot, 'http', { secretToken }));
  await bot.api.setWebhook(url, { secret_token: secretToken, max_connections: 3 });

  telegram.as(ann).send(telegram.privateChat(ann), 'hi');

  const echo = await telegram.waitFor(() => telegram.messages(telegram.privateChat(ann))[1]);
  expect(echo.text).toBe('Echo hi');
  expect((await refusalOf(bot.api.getUpdates())).error_code).toBe(409);
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
  expect(await bot.api.getWebhookInfo()).toMatchObject({ url, max_connections: 3, pending_update_count: 0 });

  await bot.api.deleteWebhook();
  await expect(bot.api.getUpdates()).resolves.toEqual([]);
});

test('a webhook that fails is tried again until it answers 2xx, later messages of the chat after it', async () => {
  const telegram = await standIn({ webhookRetryMs: 5 });
  const ann = telegram.addUser({ name: 'Ann' });
  const chat = telegram.privateChat(ann);
  const seen: string[] = [];
  const url = await listen((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push(JSON.parse(body).message.text);
      response.writeHead(seen.length < 3 ? 500 : 200).end();
    });
  });
  const { api } = newBot(telegram);
  await api.setWebhook(url);

  telegram.as(ann).send(chat, 'first');
  telegram.as(ann).send(chat, 'second');
  await telegram.waitFor(() => telegram.pendingUpdates.length === 0);

  expect(seen).toEqual(['first', 'first', 'first', 'second']);
  expect((await api.getWebhookInfo()).last_error_message).toBe(
    'Wrong response from the webhook: 500 Internal Server Error',
  );
});

test('a method call in the answer of a webhook is carried out', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const chat = telegram.privateChat(ann);
  const url = await listen((_, response) => {
    const call = { method: 'sendMessage', chat_id: ann.id, text: 'In the answer' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(call));
  });
  await newBot(telegram).api.setWebhook(url);

  telegram.as(ann).start();

  expect((await telegram.waitFor(() => telegram.messages(chat)[1])).text).toBe('In the answer');
});

test.each([
  ['http://example.org/hook', undefined, 'bad webhook: An HTTPS URL must be provided for webhook'],
  ['https://example.org/hook', 'not allowed!', 'secret token contains unallowed characters'],
])('webhook %s with secret %s is refused', async (url, secret, reason) => {
  const { api } = newBot(await standIn());
  const call = api.setWebhook(url, secret === undefined ? {} : { secret_token: secret });
  expect((await refusalOf(call)).description).toBe(`Bad Request: ${reason}`);
});

test('a bot that dies before it confirms gets the same updates after it comes back', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const chat = telegram.privateChat(ann);
  telegram.as(ann).send(chat, 'once');
  const died = await newBot(telegram).api.getUpdates();

  const bot = newBot(telegram);
  bot.on('message', (ctx) => ctx.reply(`Update ${ctx.update.update_id}`));
  await startPolling(telegram, bot);

  const reply = await telegram.waitFor(() => telegram.messages(chat)[1]);
  expect(reply.text).toBe(`Update ${died[0]?.update_id}`);
});

test('a webhook that is busy with one chat gets the updates of another', async () => {
  const telegram = await standIn();
  const people = ['Ann', 'Ben'].map((name) => telegram.addUser({ name }));
  const waiting: (() => void)[] = [];
  const url = await listen((_, response) => {
    waiting.push(() => response.writeHead(200).end());
    if (waiting.length === people.length) for (const answer of waiting) answer();
  });
  await newBot(telegram).api.setWebhook(url);

  for (const person of people) telegram.as(person).start();

  await telegram.waitFor(() => telegram.pendingUpdates.length === 0);
  expect(waiting).toHaveLength(2);
});

test('an answer to getUpdates that gets lost confirms nothing', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  telegram.as(ann).start();
  const { api } = newBot(telegram);
  telegram.faults.next({ method: 'getUpdates', drop: 'after' });

  await expect(api.getUpdates()).rejects.toThrow();

  expect(textsOf(await api.getUpdates())).toEqual(['/start']);
});
