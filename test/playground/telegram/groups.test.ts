import { expect, test } from 'vitest';
import type { TelegramStandIn } from '../../../playground/telegram/index.js';
import { newBot, refusalOf, standIn, startPolling, studyGroup } from './support.js';

const PDF = { name: 'slides.pdf', bytes: new Uint8Array([1]), caption: '/pdf@deckhand_bot' };

const received = async (telegram: TelegramStandIn) => {
  const updates = await newBot(telegram).api.getUpdates();
  await newBot(telegram).api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
  return updates;
};

test('in privacy mode the bot sees commands and replies to it, nothing else', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  await newBot(telegram).api.sendMessage(group.id, 'Hello');
  const [hello] = telegram.messages(group);
  if (hello === undefined) throw new Error('The bot said nothing.');

  telegram.as(ann).send(group, 'Who is deckhand?');
  telegram.as(ann).sendDocument(group, PDF);
  telegram.as(ben).send(group, '/start@other_bot');
  telegram.as(ben).send(group, 'do not type /study');
  telegram.as(ben).send(group, '/study now');
  telegram.as(ann).send(group, '/quiz@Deckhand_Bot');
  telegram.as(ann).send(group, 'Thanks', { replyTo: hello });

  expect((await received(telegram)).map(({ message }) => message?.text ?? message?.caption)).toEqual([
    PDF.caption,
    '/study now',
    '/quiz@Deckhand_Bot',
    'Thanks',
  ]);
});

test('an administrator bot, and one without privacy mode, see everything', async () => {
  const telegram = await standIn();
  const { ann } = studyGroup(telegram);
  const led = telegram.addGroup({ title: 'Led', admins: [ann], bot: 'administrator' });
  telegram.as(ann).send(led, 'just talking');
  expect(await received(telegram)).toHaveLength(1);

  const open = await standIn({ readsAllGroupMessages: true });
  const scene = studyGroup(open);
  open.as(scene.ben).sendDocument(scene.group, PDF);
  expect((await received(open))[0]?.message).toMatchObject({ caption: PDF.caption });
});

test('messages in the name of the group or a channel name no person', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);

  telegram.as(ann).sendAnonymously(group, '/study');
  telegram.as(ben).sendAsChannel(group, 'Biology news', '/study');
  expect(() => telegram.as(ben).sendAnonymously(group, '/study')).toThrow('Only administrators');

  const [anonymous, channel] = await received(telegram);
  expect(anonymous?.message).toMatchObject({
    from: { username: 'GroupAnonymousBot', is_bot: true },
    sender_chat: { id: group.id, type: 'supergroup' },
  });
  expect(channel?.message).toMatchObject({
    from: { username: 'Channel_Bot' },
    sender_chat: { type: 'channel', title: 'Biology news' },
  });
  expect(telegram.messages(group)[0]?.from).toMatchObject({ name: 'Biology', isBot: false });
});

test('being added and removed is told, and a bot that was removed is refused', async () => {
  const telegram = await standIn();
  const { ann } = studyGroup(telegram);
  const group = telegram.addGroup({ title: 'New', admins: [ann], supergroup: true, bot: 'absent' });
  const { api } = newBot(telegram);
  expect((await refusalOf(api.sendMessage(group.id, 'hi'))).description).toBe('Bad Request: chat not found');

  telegram.addBotToGroup(group);
  const [added, service] = await received(telegram);
  expect(added?.my_chat_member).toMatchObject({
    from: { id: ann.id },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'member', user: { username: 'deckhand_bot' } },
  });
  expect(service?.message?.new_chat_members).toMatchObject([{ is_bot: true }]);

  telegram.addBotToGroup(group, 'administrator');
  expect((await received(telegram))[0]?.my_chat_member?.new_chat_member.status).toBe('administrator');

  telegram.removeBot(group);
  expect(
    (await received(telegram)).map(({ my_chat_member }) => my_chat_member?.new_chat_member.status),
  ).toEqual(['kicked']);
  const refusal = await refusalOf(api.sendMessage(group.id, 'hi'));
  expect(refusal).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was kicked from the supergroup chat',
  });
});

test('members, administrators and people who left are told apart', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const { api } = newBot(telegram);
  expect((await api.getChatMember(group.id, ann.id)).status).toBe('creator');
  expect((await api.getChatMember(group.id, ben.id)).status).toBe('member');
  expect((await api.getChatAdministrators(group.id)).map(({ user }) => user.id)).toEqual([ann.id]);
  expect(await api.getChatMemberCount(group.id)).toBe(3);

  expect(telegram.chatsOf(ben)).toEqual([group]);
  telegram.as(ben).leave(group);
  expect(telegram.chatsOf(ben)).toEqual([]);
  expect((await api.getChatMember(group.id, ben.id)).status).toBe('left');
  expect(() => telegram.as(ben).send(group, 'hi')).toThrow('cannot write');
  expect((await refusalOf(api.getChatMember(group.id, 4))).description).toBe(
    'Bad Request: invalid user_id specified',
  );

  await api.leaveChat(group.id);
  expect((await refusalOf(api.sendMessage(group.id, 'hi'))).description).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  );
});

test('a group that becomes a supergroup says so in messages and in errors', async () => {
  const telegram = await standIn();
  const { ann, group } = studyGroup(telegram, false);
  expect(group.type).toBe('group');

  const next = telegram.migrateToSupergroup(group);

  const [from, to] = await received(telegram);
  expect(from?.message).toMatchObject({ chat: { id: group.id }, migrate_to_chat_id: next.id });
  expect(to?.message).toMatchObject({ chat: { id: next.id }, migrate_from_chat_id: group.id });
  const { api } = newBot(telegram);
  expect(await refusalOf(api.sendMessage(group.id, 'hi'))).toMatchObject({
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: next.id },
  });
  await api.sendMessage(next.id, 'hi');
  telegram.as(ann).send(next, '/study');
  expect(telegram.messages(next).map(({ text }) => text)).toEqual([undefined, 'hi', '/study']);
});

test('each person is offered the commands of the narrowest scope', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const { api } = newBot(telegram);
  const list = (command: string) => [{ command, description: 'x' }];
  await api.setMyCommands(list('everyone'));
  await api.setMyCommands(list('private'), { scope: { type: 'all_private_chats' } });
  await api.setMyCommands(list('privat'), { scope: { type: 'all_private_chats' }, language_code: 'de' });
  await api.setMyCommands(list('admins'), { scope: { type: 'all_chat_administrators' } });
  const dora = telegram.addUser({ name: 'Dora', language: 'de' });
  const offered = (person: typeof ann, chat: typeof group) =>
    telegram
      .as(person)
      .commands(chat)
      .map(({ command }) => command);

  expect(offered(ann, group)).toEqual(['admins']);
  expect(offered(ben, group)).toEqual(['everyone']);
  expect(offered(ben, telegram.privateChat(ben))).toEqual(['private']);
  expect(offered(dora, telegram.privateChat(dora))).toEqual(['privat']);
  expect(await api.getMyCommands({ scope: { type: 'all_private_chats' }, language_code: 'de' })).toEqual(
    list('privat'),
  );

  await api.deleteMyCommands({ scope: { type: 'all_chat_administrators' } });
  expect(offered(ann, group)).toEqual(['everyone']);
  expect(telegram.commands()).toEqual(list('everyone'));
});

test('mentions in a text of the bot ping members, those in code do not', async () => {
  const telegram = await standIn();
  const { ann, group } = studyGroup(telegram);
  const bot = newBot(telegram);
  bot.command('study', async (ctx) => {
    await ctx.reply('Card by @ann_lee, see #biology and /help');
    await ctx.reply('Card by @ann_lee', { entities: [{ type: 'code', offset: 8, length: 8 }] });
  });
  await startPolling(telegram, bot);

  telegram.as(ann).send(group, '/study');

  const quiet = await telegram.waitFor(() => telegram.messages(group)[2]);
  const loud = telegram.messages(group)[1];
  expect(loud?.pings.map(({ id }) => id)).toEqual([ann.id]);
  expect(loud?.entities.map(({ type }) => type)).toEqual(['mention', 'hashtag', 'bot_command']);
  expect(quiet.pings).toEqual([]);
});

test('a reply outside of topics carries a thread that cannot be written to', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const first = telegram.as(ann).send(group, '/study');
  const second = telegram.as(ben).send(group, '/study', { replyTo: first });
  telegram.as(ann).send(group, '/study', { replyTo: second });

  const last = (await received(telegram)).at(-1)?.message;
  expect(last).toMatchObject({ message_thread_id: first.id });
  expect(last).not.toHaveProperty('is_topic_message');
  const call = newBot(telegram).api.sendMessage(group.id, 'hi', { message_thread_id: first.id });
  expect((await refusalOf(call)).description).toBe('Bad Request: message thread not found');
});

test('a command that is edited comes again as an edited message; a deletion is not told', async () => {
  const telegram = await standIn();
  const { ann, ben, group } = studyGroup(telegram);
  const message = telegram.as(ann).send(group, '/study');
  expect(() => telegram.as(ben).edit(message, 'x')).toThrow("somebody else's");

  telegram.as(ann).edit(message, '/study biology');
  telegram.as(ann).delete(message);

  const [sent, edited, ...more] = await received(telegram);
  expect(sent?.message?.text).toBe('/study');
  expect(edited?.edited_message).toMatchObject({ text: '/study biology', message_id: message.id });
  expect(more).toEqual([]);
  expect(telegram.messages(group)).toEqual([]);
});

test('a topic begins with its own message, seen by the bot as part of it', async () => {
  const telegram = await standIn();
  const { ann } = studyGroup(telegram);
  const forum = telegram.addGroup({ title: 'Course', admins: [ann], forum: true });
  const topic = telegram.addTopic(forum, 'Week 1');
  expect((await received(telegram))[0]?.message).toMatchObject({
    message_id: topic,
    message_thread_id: topic,
    forum_topic_created: { name: 'Week 1' },
  });
  expect([...telegram.topics(forum)]).toEqual([[topic, 'Week 1']]);
});
