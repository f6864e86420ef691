import { expect, test } from 'vitest';
import { newBot, refusalOf, standIn, startPolling, studyGroup } from './support.js';

const PRESS_ME = { reply_markup: { inline_keyboard: [[{ text: 'Mine', callback_data: 'mine' }]] } };

const groupWithButton = async (options: Parameters<typeof standIn>[0] = {}) => {
  const telegram = await standIn(options);
  const people = studyGroup(telegram);
  const bot = newBot(telegram);
  await bot.api.sendMessage(people.group.id, 'Press', PRESS_ME);
  const [button] = telegram.messages(people.group);
  if (button === undefined) throw new Error('There is no button.');
  return { telegram, bot, button, ...people };
};

test('after a press the bot can answer for the presser alone, edit that and delete it', async () => {
  const { telegram, bot, button, ann, ben, group } = await groupWithButton();
  bot.callbackQuery('mine', async (ctx) => {
    const sent = await ctx.reply('Only you', {
      ephemeral_message_parameters: {
        receiver_user_id: ctx.from.id,
        callback_query_id: ctx.callbackQuery.id,
      },
    });
    await ctx.answerCallbackQuery({ text: `${sent.message_id} ${sent.receiver_user?.first_name}` });
    const place = { chat: group.id, person: ctx.from.id, message: sent.ephemeral_message_id ?? 0 };
    await ctx.api.editEphemeralMessageText(place.chat, place.person, place.message, 'Still only you');
  });
  await startPolling(telegram, bot);

  const { notice } = await telegram.as(ben).press(button, 'Mine');

  expect(notice).toBe('0 Ben');
  const shown = await telegram.waitFor(() =>
    telegram.messages(group, { viewer: ben }).find(({ text }) => text === 'Still only you'),
  );
  expect(shown.ephemeralFor).toBe(ben.id);
  expect(telegram.messages(group, { viewer: ann })).toHaveLength(1);
  await expect(telegram.as(ann).press(shown, 'x')).rejects.toThrow('does not see');

  const { ephemeral_message_id: id = 0 } = await bot.api.sendMessage(group.id, 'gone soon', {
    ephemeral_message_parameters: { receiver_user_id: ben.id, callback_query_id: lastQuery(telegram) },
  });
  await bot.api.deleteEphemeralMessage(group.id, ben.id, id);
  expect(telegram.messages(group, { viewer: ben })).toHaveLength(2);
});

const lastQuery = (telegram: Awaited<ReturnType<typeof standIn>>): string => {
  const answer = telegram.requests.findLast(({ method }) => method === 'answerCallbackQuery');
  return String(answer?.params.callback_query_id);
};

test('an ephemeral message can stand in the place of the pressed one', async () => {
  const { telegram, bot, button, ann, ben, group } = await groupWithButton();
  bot.callbackQuery('mine', async (ctx) => {
    const ephemeral_message_parameters = {
      receiver_user_id: ctx.from.id,
      callback_query_id: ctx.callbackQuery.id,
      replace_callback_query_message: true,
    };
    await ctx.reply('In its place', { ephemeral_message_parameters });
    await ctx.answerCallbackQuery();
  });
  await startPolling(telegram, bot);

  await telegram.as(ben).press(button, 'Mine');

  expect(telegram.messages(group, { viewer: ben }).map(({ text }) => text)).toEqual(['In its place']);
  expect(telegram.messages(group, { viewer: ann }).map(({ text }) => text)).toEqual(['Press']);
});

test('a command registered as ephemeral reaches the bot alone and may be answered in kind', async () => {
  const { telegram, bot, ann, ben, group } = await groupWithButton();
  await bot.api.setMyCommands([{ command: 'study', description: 'Study', is_ephemeral: true }]);
  bot.command('study', async (ctx) => {
    const { ephemeral_message_id = 0 } = ctx.msg;
    await ctx.reply('For you', {
      reply_parameters: { ephemeral_message_id },
      ephemeral_message_parameters: { receiver_user_id: ctx.msg.from?.id ?? 0 },
    });
  });
  await startPolling(telegram, bot);

  telegram.as(ben).send(group, '/study');

  await telegram.waitFor(() => telegram.messages(group)[2]);
  expect(telegram.messages(group, { viewer: ben }).map(({ text }) => text)).toEqual([
    'Press',
    '/study',
    'For you',
  ]);
  expect(telegram.messages(group, { viewer: ann })).toHaveLength(1);
});

test('without a fresh reason only an administrator bot may send one', async () => {
  let now = Date.now();
  const { telegram, bot, button, ann, ben, group } = await groupWithButton({
    now: () => now,
    queryLifetimeMs: 15_000,
  });
  const send = (person: number, query?: string) =>
    bot.api.sendMessage(group.id, 'psst', {
      ephemeral_message_parameters: {
        receiver_user_id: person,
        ...(query !== undefined && { callback_query_id: query }),
      },
    });
  const noRights = 'Bad Request: not enough rights to send ephemeral messages to the chat';
  expect((await refusalOf(send(ben.id))).description).toBe(noRights);

  void telegram.as(ben).press(button, 'Mine');
  const [update] = (await bot.api.getUpdates()).slice(-1);
  const query = update?.callback_query?.id ?? '';
  await send(ben.id, query);
  expect((await refusalOf(send(ann.id, query))).description).toBe(noRights);
  now += 15_001;
  expect((await refusalOf(send(ben.id, query))).description).toBe(noRights);
  expect((await refusalOf(bot.api.answerCallbackQuery(query))).description).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );

  telegram.addBotToGroup(group, 'administrator');
  await send(ann.id);
});

test('private chats know no ephemeral messages', async () => {
  const { telegram, bot, ann } = await groupWithButton();
  telegram.as(ann).start();
  const call = bot.api.sendMessage(ann.id, 'psst', {
    ephemeral_message_parameters: { receiver_user_id: ann.id },
  });
  expect((await refusalOf(call)).error_code).toBe(400);
});
