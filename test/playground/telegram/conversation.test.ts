import { InlineKeyboard, InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { newBot, standIn, startPolling, studyGroup } from './support.js';

test('a command is answered, and the answer is a message that the person sees', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann Lee', language: 'de' });
  const bot = newBot(telegram);
  bot.command('start', (ctx) => ctx.reply(`Hello ${ctx.from?.language_code}, ${ctx.match}`));
  await startPolling(telegram, bot);

  telegram.as(ann).start('deck_42');

  const chat = telegram.privateChat(ann);
  const reply = await telegram.waitFor(() => telegram.messages(chat)[1]);
  expect(reply).toMatchObject({ text: 'Hello de, deck_42', from: { name: 'Deckhand', isBot: true } });
});

test('a pressed button reaches the bot, whose answer and edit reach the person', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const bot = newBot(telegram);
  bot.command('study', (ctx) =>
    ctx.reply('2 + 2', { reply_markup: new InlineKeyboard().text('Show answer', 'turn').success() }),
  );
  bot.callbackQuery('turn', async (ctx) => {
    await ctx
      .editMessageText('4', { entities: [{ type: 'bold', offset: 0, length: 1 }] })
      .catch(() => undefined);
    await ctx.answerCallbackQuery({ text: 'Turned', show_alert: true });
  });
  await startPolling(telegram, bot);
  const chat = telegram.privateChat(ann);

  telegram.as(ann).send(chat, '/study');
  const card = await telegram.waitFor(() => telegram.messages(chat)[1]);
  expect(card.buttons).toEqual([[{ label: 'Show answer', data: 'turn', style: 'success' }]]);
  const result = await telegram.as(ann).press(card, 'Show answer');

  expect(result).toEqual({ answered: true, notice: 'Turned', alert: true });
  expect(telegram.messages(chat)[1]).toMatchObject({
    text: '4',
    edited: true,
    buttons: [],
    entities: [{ type: 'bold', offset: 0, length: 1 }],
  });

  const stale = await telegram.as(ann).press(card, 'turn');
  expect(stale).toMatchObject({ answered: true, notice: 'Turned' });
});

test('documents travel both ways byte by byte', async () => {
  const telegram = await standIn();
  const ann = telegram.addUser({ name: 'Ann' });
  const bot = newBot(telegram);
  bot.on('message:document', async (ctx) => {
    const file = await ctx.getFile();
    const download = await fetch(`${telegram.apiUrl}/file/bot${telegram.token}/${file.file_path}`);
    const bytes = new Uint8Array(await download.arrayBuffer());
    await ctx.replyWithDocument(new InputFile(bytes.reverse(), 'back.txt'), {
      caption: ctx.msg.caption ?? '',
    });
  });
  await startPolling(telegram, bot);
  const chat = telegram.privateChat(ann);

  const bytes = new Uint8Array([0, 1, 2, 250, 255, 13, 10]);
  telegram.as(ann).sendDocument(chat, { name: 'notes.pdf', bytes, caption: '10 cards' });

  const back = await telegram.waitFor(() => telegram.messages(chat)[1]);
  expect(back).toMatchObject({ caption: '10 cards', document: { name: 'back.txt' } });
  expect(back.document?.bytes).toEqual(new Uint8Array([10, 13, 255, 250, 2, 1, 0]));
});

test('a reply shows what it replies to, document included, one level deep', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const bot = newBot(telegram);
  bot.command('pdf', async (ctx) => {
    const target = ctx.msg.reply_to_message;
    await ctx.reply(`${target?.document?.file_name} ${target?.reply_to_message === undefined}`);
  });
  await startPolling(telegram, bot);

  const question = telegram.as(ben).send(group, 'Who has the slides?');
  const file = { name: 'slides.pdf', bytes: new Uint8Array([1]) };
  const document = telegram.as(ann).sendDocument(group, file, { replyTo: question });
  telegram.as(ben).send(group, '/pdf@deckhand_bot', { replyTo: document });

  const reply = await telegram.waitFor(() => telegram.messages(group)[3]);
  expect(reply.text).toBe('slides.pdf true');
});

test('a message stays in its topic, and a question asks for a reply', async () => {
  const telegram = await standIn();
  const { ann } = studyGroup(telegram);
  const forum = telegram.addGroup({ title: 'Course', admins: [ann], forum: true });
  const topic = telegram.addTopic(forum, 'Week 1');
  const bot = newBot(telegram);
  bot.command('add', (ctx) =>
    ctx.reply('Front?', {
      reply_markup: { force_reply: true, selective: true, input_field_placeholder: 'Front' },
    }),
  );
  await startPolling(telegram, bot);

  telegram.as(ann).send(forum, '/add', { topic });

  const question = await telegram.waitFor(() => telegram.messages(forum, { topic })[2]);
  expect(question).toMatchObject({ topic, forceReply: { placeholder: 'Front', selective: true } });
});

test('a deep link behind a button starts the bot with its payload', async () => {
  const telegram = await standIn();
  const { ben, group } = studyGroup(telegram);
  const bot = newBot(telegram);
  bot.chatType('private').command('start', (ctx) => ctx.reply(`Payload ${ctx.match}`));
  bot.chatType('supergroup').command('study', (ctx) =>
    ctx.reply('In private:', {
      reply_markup: new InlineKeyboard().url('Open', `https://t.me/${telegram.botUsername}?start=study-1`),
    }),
  );
  await startPolling(telegram, bot);

  telegram.as(ben).send(group, '/study');
  const invitation = await telegram.waitFor(() => telegram.messages(group)[1]);
  const { url } = await telegram.as(ben).press(invitation, 'Open');
  telegram.as(ben).follow(url ?? '');

  const chat = telegram.privateChat(ben);
  expect((await telegram.waitFor(() => telegram.messages(chat)[1])).text).toBe('Payload study-1');
});
