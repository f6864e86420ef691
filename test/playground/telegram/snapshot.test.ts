import { InlineKeyboard } from 'grammy';
import { expect, test } from 'vitest';
import { newBot, standIn, startPolling, studyGroup } from './support.js';

test('a stand-in goes on where another one was: same people, chats, messages, commands and updates', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const file = { name: 'a.pdf', bytes: Buffer.from('a file') };
  const document = telegram.as(ben).sendDocument(group, file);
  const { api } = newBot(telegram);
  await api.setMyCommands([{ command: 'help', description: 'Help' }]);
  await api.sendMessage(group.id, 'Read it?', {
    reply_parameters: { message_id: document.id },
    reply_markup: new InlineKeyboard().text('Yes', 'yes'),
  });
  telegram.as(ann).start();
  const snapshot = JSON.parse(JSON.stringify(telegram.snapshot()));

  const later = await standIn({ snapshot });
  expect(later.users).toEqual([ann, ben]);
  expect(later.commands()).toHaveLength(1);
  expect(later.pendingUpdates).toEqual(telegram.pendingUpdates);
  const [sent, question] = later.messages(group, { viewer: ben });
  expect(sent?.document?.bytes).toEqual(file.bytes);
  expect(question).toMatchObject({ text: 'Read it?', replyTo: document.id });
  const bot = newBot(later);
  bot.callbackQuery('yes', (ctx) => ctx.answerCallbackQuery('Well done'));
  await startPolling(later, bot);
  if (question === undefined) throw new Error('the question is gone');
  expect(await later.as(ben).press(question, 'Yes')).toMatchObject({ notice: 'Well done' });
  expect(later.as(ann).send(group, 'Later').id).toBeGreaterThan(question.id);
});
