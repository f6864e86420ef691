import { type Bot, GrammyError, InputFile } from 'grammy';
import { expect, test } from 'vitest';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import { newBot, refusalOf, standIn, studyGroup } from './support.js';

interface Scene {
  telegram: TelegramStandIn;
  api: Bot['api'];
  chat: number;
  group: number;
  /** A message of the bot in the private chat, with one button. */
  card: number;
  stranger: number;
}

const scene = async (): Promise<Scene> => {
  const telegram = await standIn();
  const { ann, group } = studyGroup(telegram);
  const stranger = telegram.addUser({ name: 'Cy' });
  telegram.as(ann).start();
  const { api } = newBot(telegram);
  const card = await api.sendMessage(ann.id, 'card', { reply_markup: keyboard('turn') });
  return { telegram, api, chat: ann.id, group: group.id, card: card.message_id, stranger: stranger.id };
};

const keyboard = (data: string) => ({ inline_keyboard: [[{ text: 'Turn', callback_data: data }]] });
const bold = (offset: number, length: number) => ({ entities: [{ type: 'bold' as const, offset, length }] });
const command = (name: string, description = 'Does something') => ({ command: name, description });
const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(64);
  Buffer.from('89504e470d0a1a0a', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new InputFile(new Uint8Array(bytes), 'picture.png');
};

const REFUSED: [what: string, call: (scene: Scene) => Promise<unknown>, description: string][] = [
  ['no text', ({ api, chat }) => api.sendMessage(chat, ''), 'message text is empty'],
  ['only white space', ({ api, chat }) => api.sendMessage(chat, ' \n '), 'text must be non-empty'],
  ['4,097 characters', ({ api, chat }) => api.sendMessage(chat, 'x'.repeat(4097)), 'message is too long'],
  ['2,049 emoji', ({ api, chat }) => api.sendMessage(chat, '🃏'.repeat(2049)), 'message is too long'],
  ['no chat', ({ api }) => api.sendMessage('', 'hi'), 'chat_id is empty'],
  ['an unknown chat', ({ api }) => api.sendMessage(-100123, 'hi'), 'chat not found'],
  [
    'an unknown topic',
    ({ api, group }) => api.sendMessage(group, 'hi', { message_thread_id: 99 }),
    'message thread not found',
  ],
  [
    'a reply to nothing',
    ({ api, chat }) => api.sendMessage(chat, 'hi', { reply_parameters: { message_id: 99_999 } }),
    'message to be replied not found',
  ],
  [
    'parse_mode, which the bot never uses',
    ({ api, chat }) => api.sendMessage(chat, '<b>hi</b>', { parse_mode: 'HTML' }),
    'unsupported parse_mode',
  ],
  [
    'an entity past the end',
    ({ api, chat }) => api.sendMessage(chat, 'hello', bold(0, 100)),
    'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity that begins past the end',
    ({ api, chat }) => api.sendMessage(chat, 'hello', bold(100, 1)),
    'entity begins after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity that splits an emoji',
    ({ api, chat }) => api.sendMessage(chat, '🃏 ace', bold(1, 2)),
    'entity begins in a middle of a UTF-16 symbol at byte offset 1',
  ],
  [
    'entities that cross',
    ({ api, chat }) =>
      api.sendMessage(chat, 'hello world', {
        entities: [
          { type: 'bold', offset: 0, length: 6 },
          { type: 'italic', offset: 3, length: 8 },
        ],
      }),
    'entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 11',
  ],
  [
    'callback data of 65 bytes',
    ({ api, chat }) => api.sendMessage(chat, 'hi', { reply_markup: keyboard('x'.repeat(65)) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'callback data of 33 letters of two bytes',
    ({ api, chat }) => api.sendMessage(chat, 'hi', { reply_markup: keyboard('é'.repeat(33)) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'empty callback data',
    ({ api, chat }) => api.sendMessage(chat, 'hi', { reply_markup: keyboard('') }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button to localhost',
    ({ api, chat }) =>
      api.sendMessage(chat, 'hi', {
        reply_markup: { inline_keyboard: [[{ text: 'a', url: 'http://localhost/' }]] },
      }),
    "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
  ],
  [
    '101 buttons',
    ({ api, chat }) =>
      api.sendMessage(chat, 'hi', {
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'a', callback_data: 'a' }]),
        },
      }),
    'reply markup is too long',
  ],
  [
    'a placeholder of 65',
    ({ api, chat }) =>
      api.sendMessage(chat, 'hi', {
        reply_markup: { force_reply: true, input_field_placeholder: 'x'.repeat(65) },
      }),
    'INPUT_FIELD_PLACEHOLDER_INVALID',
  ],
  [
    'a caption of 1,025',
    ({ api, chat }) =>
      api.sendDocument(chat, new InputFile(Buffer.from('x'), 'a.txt'), { caption: 'x'.repeat(1025) }),
    'message caption is too long',
  ],
  [
    'an empty file',
    ({ api, chat }) => api.sendDocument(chat, new InputFile(new Uint8Array(), 'a.txt')),
    'file must be non-empty',
  ],
  [
    'a made-up file id',
    ({ api, chat }) => api.sendDocument(chat, 'BQAC'),
    'wrong file identifier/HTTP URL specified',
  ],
  [
    'a photo that is none',
    ({ api, chat }) => api.sendPhoto(chat, new InputFile(Buffer.from('x'), 'a.png')),
    'IMAGE_PROCESS_FAILED',
  ],
  [
    'a photo 21 times as wide as high',
    ({ api, chat }) => api.sendPhoto(chat, png(2100, 100)),
    'PHOTO_INVALID_DIMENSIONS',
  ],
  [
    'the same text and keyboard again',
    ({ api, chat, card }) => api.editMessageText(chat, card, 'card', { reply_markup: keyboard('turn') }),
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ],
  [
    'an edit of nothing',
    ({ api, chat }) => api.editMessageText(chat, 99_999, 'x'),
    'message to edit not found',
  ],
  [
    'an edit of message 0',
    ({ api, chat }) => api.editMessageText(chat, 0, 'x'),
    'message identifier is not specified',
  ],
  [
    "an edit of a person's message",
    ({ api, chat, card }) => api.editMessageText(chat, card - 1, 'x'),
    "message can't be edited",
  ],
  [
    'a caption for a text',
    ({ api, chat, card }) => api.editMessageCaption(chat, card, { caption: 'x' }),
    'there is no caption in the message to edit',
  ],
  [
    'a deletion of nothing',
    ({ api, chat }) => api.deleteMessage(chat, 99_999),
    'message to delete not found',
  ],
  [
    'an answer to no query',
    ({ api }) => api.answerCallbackQuery('1'),
    'query is too old and response timeout expired or query ID is invalid',
  ],
  ['a command in capitals', ({ api }) => api.setMyCommands([command('Study')]), 'BOT_COMMAND_INVALID'],
  ['a command of 33', ({ api }) => api.setMyCommands([command('x'.repeat(33))]), 'BOT_COMMAND_INVALID'],
  [
    'a command without description',
    ({ api }) => api.setMyCommands([command('study', ' ')]),
    'BOT_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    'a description of 257',
    ({ api }) => api.setMyCommands([command('study', 'x'.repeat(257))]),
    'BOT_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    '101 commands',
    ({ api }) => api.setMyCommands(Array.from({ length: 101 }, (_, i) => command(`c${i}`))),
    'BOT_COMMANDS_TOO_MUCH',
  ],
  [
    'commands for a chat that is none',
    ({ api }) => api.setMyCommands([command('study')], { scope: { type: 'chat', chat_id: 5 } }),
    'chat not found',
  ],
  [
    'a made-up file',
    ({ api }) => api.getFile('BQAC'),
    'wrong file_id or the file is temporarily unavailable',
  ],
  ['leaving a private chat', ({ api, chat }) => api.leaveChat(chat), "private chat can't be left"],
];

test.each(REFUSED)('refused: %s', async (_, call, description) => {
  const refusal = await refusalOf(call(await scene()));
  expect(refusal).toMatchObject({ error_code: 400, description: `Bad Request: ${description}` });
});

test('what just fits is taken', async () => {
  const { api, chat, card } = await scene();
  await api.sendMessage(chat, `${'🃏'.repeat(2048)}  `);
  await api.sendMessage(chat, 'hi', { reply_markup: keyboard('é'.repeat(32)) });
  await api.sendMessage(chat, '🃏 ace', bold(0, 6));
  await api.sendMessage(chat, 'soon', {
    entities: [{ type: 'date_time', offset: 0, length: 4, unix_time: 1_800_000_000, date_time_format: 'r' }],
  });
  await api.sendDocument(chat, new InputFile(Buffer.from('x'), 'a.txt'), { caption: 'x'.repeat(1024) });
  await api.editMessageReplyMarkup(chat, card, { reply_markup: keyboard('other') });
  await api.setMyCommands([command('x'.repeat(32), 'x'.repeat(256))]);
});

test('an entity of an unknown type is refused', async () => {
  const { telegram, chat } = await scene();
  const body = { chat_id: chat, text: 'hi', entities: [{ type: 'sparkle', offset: 0, length: 2 }] };
  const response = await fetch(`${telegram.apiUrl}/bot${telegram.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
});

test('another token is unauthorized, another method not found', async () => {
  const { telegram } = await scene();
  const status = async (path: string) => (await fetch(`${telegram.apiUrl}${path}`)).status;
  expect(await status('/bot1:wrong/getMe')).toBe(401);
  expect(await status(`/bot${telegram.token}/getNothing`)).toBe(404);
  expect(await status(`/file/bot${telegram.token}/documents/none`)).toBe(404);
  expect(await status(`/bot${telegram.token}/GETME`)).toBe(200);
});

test('a person is reached only after they wrote, and not while they block the bot', async () => {
  const { telegram, api, stranger } = await scene();
  const cy = { id: stranger, is_bot: false, first_name: 'Cy' };
  const send = () => api.sendMessage(stranger, 'hi');

  expect((await refusalOf(send())).description).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  telegram.as(cy).start();
  await send();
  telegram.as(cy).blockBot();
  expect((await refusalOf(send())).description).toBe('Forbidden: bot was blocked by the user');
  telegram.as(cy).start();
  await send();
});

test('a file above 20 MB cannot be fetched', async () => {
  const { telegram, api, chat } = await scene();
  const ann = { id: chat, is_bot: false, first_name: 'Ann' };
  const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
  telegram.as(ann).sendDocument(telegram.privateChat(ann), { name: 'big.pdf', bytes });
  const [update] = (await api.getUpdates({ offset: -1 })).slice(-1);
  const refusal = await refusalOf(api.getFile(update?.message?.document?.file_id ?? ''));
  expect(refusal.description).toBe('Bad Request: file is too big');
});

test('the 21st message to a group within a minute has to wait', async () => {
  let now = Date.now();
  const telegram = await standIn({ now: () => now });
  const { group } = studyGroup(telegram);
  const { api } = newBot(telegram);
  for (let i = 0; i < 20; i++) {
    await api.sendMessage(group.id, `${i}`);
    now += 1000;
  }

  const refusal = await refusalOf(api.sendMessage(group.id, 'one more'));
  expect(refusal).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 40',
    parameters: { retry_after: 40 },
  });
  now += 40_000;
  await api.sendMessage(group.id, 'one more');
});

test('a private chat takes bursts, not a stream, when that limit is switched on', async () => {
  const telegram = await standIn({ limits: { privateChats: true } });
  const ann = telegram.addUser({ name: 'Ann' });
  telegram.as(ann).start();
  const { api } = newBot(telegram);
  for (let i = 0; i < 5; i++) await api.sendMessage(ann.id, `${i}`);
  expect(await refusalOf(api.sendMessage(ann.id, 'no'))).toBeInstanceOf(GrammyError);
});
