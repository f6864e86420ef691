import { type Bot, HttpError, InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { type TelegramStandIn, transcriptLines } from '../../../playground/telegram/index.js';
import { newBot, refusalOf, standIn } from './support.js';

const privateTalk = async (options: Parameters<typeof standIn>[0] = {}) => {
  const telegram = await standIn(options);
  const ann = telegram.addUser({ name: 'Ann' });
  telegram.as(ann).start();
  return { telegram, ann, chat: telegram.privateChat(ann), api: newBot(telegram).api };
};

const call = (telegram: TelegramStandIn, method: string, body: RequestInit['body'], type?: string) =>
  fetch(`${telegram.apiUrl}/bot${telegram.token}/${method}`, {
    method: 'POST',
    body: body ?? null,
    ...(type !== undefined && { headers: { 'content-type': type } }),
  }).then((response) => response.json());

test('bodies may be JSON, urlencoded or multipart, or the query string', async () => {
  const { telegram, ann, chat } = await privateTalk();
  const form = new FormData();
  form.set('chat_id', String(ann.id));
  form.set('text', 'multipart');
  await call(telegram, 'sendMessage', JSON.stringify({ chat_id: ann.id, text: 'json' }), 'application/json');
  await call(telegram, 'sendMessage', new URLSearchParams({ chat_id: String(ann.id), text: 'urlencoded' }));
  await call(telegram, 'sendMessage', form);
  await fetch(`${telegram.apiUrl}/bot${telegram.token}/sendMessage?chat_id=${ann.id}&text=query`);

  expect(telegram.messages(chat).map(({ text }) => text)).toEqual([
    '/start',
    'json',
    'urlencoded',
    'multipart',
    'query',
  ]);
});

test('a fault refuses, delays or cuts one call, then all is well again', async () => {
  const { telegram, ann, chat, api } = await privateTalk();
  const send = (text: string) => api.sendMessage(ann.id, text);
  const sent = () => telegram.messages(chat).map(({ text }) => text);

  const parameters = { retry_after: 3 };
  telegram.faults.next({
    method: 'sendMessage',
    error: { code: 429, description: 'Too Many Requests', parameters },
  });
  await api.getMe();
  expect(await refusalOf(send('refused'))).toMatchObject({ error_code: 429, parameters });

  telegram.faults.next({ method: 'sendMessage', drop: 'before' });
  await expect(send('never arrived')).rejects.toBeInstanceOf(HttpError);
  telegram.faults.next({ method: 'sendMessage', drop: 'after' });
  await expect(send('arrived, unconfirmed')).rejects.toBeInstanceOf(HttpError);

  telegram.faults.next({ delayMs: 30 });
  const started = performance.now();
  await send('late');
  expect(performance.now() - started).toBeGreaterThan(25);
  expect(sent()).toEqual(['/start', 'arrived, unconfirmed', 'late']);
});

test('every call is on record with its parameters and outcome', async () => {
  const { telegram, ann, api } = await privateTalk();
  await api.sendDocument(ann.id, new InputFile(Buffer.from('abc'), 'a.txt'));
  await refusalOf(api.sendMessage(ann.id, ' '));

  expect(telegram.requests).toMatchObject([
    { method: 'sendDocument', params: { chat_id: ann.id }, status: 200 },
    { method: 'sendMessage', status: 400, description: 'Bad Request: text must be non-empty' },
  ]);
  expect(Object.values(telegram.requests[0]?.params ?? {})).toContainEqual({ file: 'a.txt', size: 3 });
});

test('a text can become a picture, which then has a caption and no text', async () => {
  const { telegram, ann, chat, api } = await privateTalk();
  const { message_id } = await api.sendMessage(ann.id, 'Drawing…');
  const photo = new InputFile(smallestPng(), 'stats.png');
  await api.editMessageMedia(ann.id, message_id, { type: 'photo', media: photo, caption: 'Your week' });

  expect(telegram.messages(chat)[1]).toMatchObject({
    caption: 'Your week',
    photo: { name: 'stats.png', width: 1, height: 1 },
    edited: true,
  });
  expect(telegram.messages(chat)[1]?.text).toBeUndefined();
  expect((await refusalOf(api.editMessageText(ann.id, message_id, 'back'))).description).toBe(
    'Bad Request: there is no text in the message to edit',
  );
  await api.editMessageCaption(ann.id, message_id, { caption: 'Your month' });
  expect(telegram.messages(chat)[1]?.caption).toBe('Your month');
  await api.deleteMessages(ann.id, [message_id]);
  expect(telegram.messages(chat)).toHaveLength(1);
});

const smallestPng = (): Uint8Array => {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return new Uint8Array(Buffer.from(pixel, 'base64'));
};

test('a file is sent again by its id', async () => {
  const { telegram, ann, chat, api } = await privateTalk();
  const { document } = await api.sendDocument(ann.id, new InputFile(Buffer.from('abc'), 'a.txt'));
  await api.sendDocument(ann.id, document.file_id);
  expect(telegram.messages(chat).map((message) => message.document?.name)).toEqual([
    undefined,
    'a.txt',
    'a.txt',
  ]);
});

const pressed = async (
  api: Bot['api'],
  telegram: TelegramStandIn,
  ann: ReturnType<TelegramStandIn['addUser']>,
) => {
  await api.sendMessage(ann.id, 'card', {
    reply_markup: { inline_keyboard: [[{ text: 'Turn', callback_data: 'turn' }]] },
  });
  const card = telegram.messages(telegram.privateChat(ann)).at(-1);
  if (card === undefined) throw new Error('There is no card.');
  const result = telegram.as(ann).press(card, 'turn');
  const [update] = (await api.getUpdates()).slice(-1);
  return { result, query: update?.callback_query?.id ?? '' };
};

test('a query takes one answer of at most 200 characters', async () => {
  const { telegram, ann, api } = await privateTalk();
  const { result, query } = await pressed(api, telegram, ann);

  const tooLong = await refusalOf(api.answerCallbackQuery(query, { text: 'x'.repeat(201) }));
  expect(tooLong.description).toBe('Bad Request: MESSAGE_TOO_LONG');
  await api.answerCallbackQuery(query, { text: 'x'.repeat(200) });
  expect((await refusalOf(api.answerCallbackQuery(query))).description).toContain('query is too old');
  expect((await result).notice).toHaveLength(200);
});

test('the app stops waiting for a query that nobody answers', async () => {
  const { telegram, ann, api } = await privateTalk({ queryLifetimeMs: 20 });
  const { result } = await pressed(api, telegram, ann);
  expect(await result).toEqual({ answered: false, alert: false });
});

test('a start payload beyond what a link can carry does not exist', async () => {
  const { telegram, ann } = await privateTalk();
  expect(() => telegram.as(ann).start('x'.repeat(65))).toThrow('1 to 64');
  expect(() => telegram.as(ann).start('a b')).toThrow('1 to 64');
});

test('a message reads as lines of a transcript', async () => {
  const { telegram, ann, chat, api } = await privateTalk();
  await api.sendDocument(ann.id, new InputFile(Buffer.from('abc'), 'cards.csv'), {
    caption: 'Your cards\nTwo of them',
    reply_markup: {
      inline_keyboard: [
        [
          { text: 'Study now', callback_data: 'a' },
          { text: 'Undo', callback_data: 'b' },
        ],
      ],
    },
  });

  expect(telegram.messages(chat).flatMap(transcriptLines)).toEqual([
    'Ann:',
    '  /start',
    'Deckhand:',
    '  📎 cards.csv',
    '  Your cards',
    '  Two of them',
    '  [ Study now ] [ Undo ]',
  ]);
});

test('texts about the bot are kept per language', async () => {
  const { api } = await privateTalk();
  await api.setMyDescription('Cards from PDFs');
  await api.setMyDescription('Karten aus PDFs', { language_code: 'de' });
  expect(await api.getMyDescription({ language_code: 'de' })).toEqual({ description: 'Karten aus PDFs' });
  expect(await api.getMyDescription({ language_code: 'fr' })).toEqual({ description: 'Cards from PDFs' });
});
