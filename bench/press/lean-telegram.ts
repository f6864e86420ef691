import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pressable, Pressed } from './presser.js';

const TOKEN = '1000000001:bench';
const bot = { id: 1_000_000_001, is_bot: true, first_name: 'Deckhand', username: 'deckhand_bot' };

/**
 * Telegram as far as a press needs it; nothing is checked. A press is over when its message was edited, too: the next
 * one of the same person would otherwise wait for Telegram's limits, not for the bot.
 */
export const startLeanTelegram = async (): Promise<Pressable> => {
  const pressed = new Map<string, Pressed>();
  /** By chat: those whose message is still to be edited. */
  const unedited = new Map<string, () => void>();
  let updates: object[] = [];
  let poll: ServerResponse | undefined;
  let isPolled = false;
  const answer = (response: ServerResponse, result: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, result }));
  };
  const deliver = (): void => {
    if (!poll || updates.length === 0) return;
    answer(poll, updates);
    poll = undefined;
    updates = [];
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.once('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      if (method === 'getUpdates') {
        isPolled = true;
        poll = response;
        return deliver();
      }
      if (method === 'answerCallbackQuery') {
        const { callback_query_id: id } = JSON.parse(body);
        pressed.get(id)?.(performance.now());
        pressed.delete(id);
      }
      if (method === 'editMessageText') unedited.get(`${JSON.parse(body).chat_id}`)?.();
      answer(response, method === 'getMe' ? bot : true);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  let number = 1;
  return {
    settings: {
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    isUp: () => isPolled,
    press: (platformUserId, code) =>
      new Promise((resolve) => {
        const id = ++number;
        const from = { id: Number(platformUserId), is_bot: false, first_name: 'Ben', language_code: 'en' };
        const chat = { id: from.id, type: 'private', first_name: 'Ben' };
        const pressedAt = performance.now();
        const edited = new Promise<void>((end) => unedited.set(platformUserId, end));
        pressed.set(`${id}`, (at) => void edited.then(() => resolve(at - pressedAt)));
        updates.push({
          update_id: id,
          callback_query: {
            ...{ id: `${id}`, from, chat_instance: `${from.id}`, data: code },
            message: { message_id: 1, date: 1_790_000_000, chat, from: bot, text: 'A card' },
          },
        });
        deliver();
      }),
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
