import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ShownMessage,
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../../../playground/telegram/index.js';
import { encodeAction } from '../../../src/bots/chat/action.js';
import { LANGUAGES } from '../../../src/bots/messages/catalog.js';
import { placeRef } from '../../../src/bots/telegram/refs.js';
import type { TelegramBot } from '../../../src/bots/telegram/start.js';
import type { Database } from '../../../src/core/database/client.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';
import { type Heard, sampleRouter } from './feature.js';
import { memoryRegistration, startBot } from './stage.js';

const study = encodeAction({ type: 'study.start', deck: null });

describe('the Telegram adapter', () => {
  let database: Database;
  let standIn: TelegramStandIn;
  let bot: TelegramBot;
  let heard: Heard[];
  let ada: TelegramUser;
  let ben: TelegramUser;
  let home: TelegramChat;
  let group: TelegramChat;
  const joined = vi.fn(async () => {});
  const left = vi.fn(async () => {});

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    heard = [];
    standIn = await startTelegramStandIn();
    ada = standIn.addUser({ name: 'Ada Lovelace', username: 'ada_l', language: 'de' });
    ben = standIn.addUser({ name: 'Ben' });
    home = standIn.privateChat(ada);
    group = standIn.addGroup({ title: 'Biology', admins: [ada], members: [ben] });
    bot = await startBot({
      standIn,
      database,
      router: sampleRouter(database, heard),
      onSpaceJoined: joined,
      onSpaceLeft: left,
    });
  });
  afterEach(async () => {
    await bot.close();
    await standIn.close();
    joined.mockClear();
    left.mockClear();
  });

  const said = (chat: TelegramChat, viewer = ada): ShownMessage[] =>
    standIn.messages(chat, { viewer }).filter(({ from }) => from.isBot);
  /** Messages that the bot sent to a chat, whoever saw them, and whether they stayed. */
  const sentTo = ({ id }: TelegramChat): number =>
    standIn.requests.filter(({ method, params }) => method === 'sendMessage' && Number(params.chat_id) === id)
      .length;
  const answer = (chat: TelegramChat, words: string, viewer = ada): Promise<ShownMessage> =>
    standIn.waitFor(() => said(chat, viewer).find(({ text }) => text?.includes(words)));

  describe('commands', () => {
    it.each([
      ['/add ATP :: energy', 'add'],
      ['/flashcard_add ATP :: energy', 'add'],
      ['/add@Deckhand_Bot ATP :: energy', 'add'],
      ['/flashcard add ATP :: energy', 'add'],
      ['/forget me', 'forget-me'],
      ['/forget_me', 'forget-me'],
      ['/start', 'help'],
      ['hello?', 'help'],
    ])('understands %s', async (typed, command) => {
      standIn.as(ada).send(home, typed);
      await standIn.waitFor(() => heard.find((each) => each.command === command));
      if (command === 'add') expect(heard[0]?.input).toMatchObject({ front: 'ATP', back: 'energy' });
    });

    it('tells who and where', async () => {
      standIn.as(ada).send(home, '/add ATP :: energy');
      await answer(home, 'add done');
      expect(heard[0]?.turn).toMatchObject({
        actor: {
          identity: { platformUserId: String(ada.id), displayName: 'Ada Lovelace' },
          moderator: false,
        },
        where: 'botDm',
        place: placeRef({ chat: ada.id }),
        privatePlace: placeRef({ chat: ada.id }),
        locale: 'de',
      });
    });

    it('leaves alone what is meant for others in a group, and answers what names it', async () => {
      standIn.as(ben).send(group, '/add@other_bot x :: y');
      standIn.as(ben).send(group, '/nonsense');
      standIn.as(ben).send(group, '/nonsense@deckhand_bot');
      await answer(group, 'no command', ben);
      expect(said(group, ben)).toHaveLength(1);
      expect(heard).toEqual([]);
    });

    it('carries out a deep link’s payload, and forgives a bad one', async () => {
      standIn.as(ada).start(study);
      await answer(home, 'The first card');
      standIn.as(ada).start('nonsense');
      await answer(home, 'expired');
    });
  });

  describe('an album', () => {
    const pdf = (name: string, caption?: string) => ({
      ...{ name, bytes: Buffer.from('%PDF-1.7') },
      ...(caption !== undefined && { caption }),
    });
    const inputs = () => heard.map(({ input }) => input);

    it.each([[['cards: 7', undefined, undefined]], [[undefined, undefined, 'cards: 7']]])(
      'has one caption for all its files: %j',
      async (captions) => {
        const files = captions.map((caption, i) => pdf(`${i}.pdf`, caption));
        standIn.as(ada).sendAlbum(home, files);
        await answer(home, '2.pdf: 8 bytes');
        expect(inputs()).toMatchObject([0, 1, 2].map((i) => ({ file: { name: `${i}.pdf` }, cards: 7 })));
      },
    );

    it('has none for others', async () => {
      standIn.as(ada).sendAlbum(home, [pdf('1.pdf'), pdf('2.pdf')]);
      standIn.as(ada).sendAlbum(home, [pdf('3.pdf', 'cards: 7')]);
      standIn.as(ada).sendDocument(home, pdf('4.pdf'));
      await answer(home, '4.pdf: 8 bytes');
      expect(inputs().map(({ cards }) => cards)).toEqual([undefined, undefined, 7, undefined]);
    });
  });

  describe('in groups', () => {
    it('leads to the private chat what belongs there, in words for its person alone', async () => {
      standIn.as(ben).send(group, '/study');
      const lead = await answer(group, 'private chat', ben);
      expect(lead.ephemeralFor).toBe(ben.id);
      const [button] = lead.buttons.flat();
      standIn.as(ben).follow(button?.url ?? '');
      await answer(standIn.privateChat(ben), 'The first card', ben);
      expect(heard.map(({ command }) => command)).toEqual(['press study']);
    });

    it('leads to the private chat where nothing ephemeral can be had', async () => {
      const refusal = { code: 400, description: 'Bad Request: not enough rights to send ephemeral messages' };
      // The answer and the hint, both ephemeral, and between them the private chat, which Ben never opened.
      standIn.faults.next({ method: 'sendMessage', error: refusal }, 3);
      standIn.as(ben).send(group, '/list');
      const lead = await answer(group, 'for you alone', ben);
      expect(lead.ephemeralFor).toBeUndefined();
      expect(lead.buttons.flat()[0]?.url).toBe('https://t.me/deckhand_bot');
      expect(said(group, ada).some(({ text }) => text?.includes('Your cards'))).toBe(false);
    });

    it('answers in the private chat, if it is open, where nothing ephemeral can be had', async () => {
      standIn.as(ada).blockBot();
      standIn.as(ada).unblockBot();
      const refusal = { code: 400, description: 'Bad Request: not enough rights to send ephemeral messages' };
      standIn.faults.next({ method: 'sendMessage', error: refusal });
      standIn.as(ada).send(group, '/list');
      await answer(home, 'Your cards');
      await answer(group, 'I answered in our private chat');
    });

    it('answers a command that everybody saw in the private chat, and notes that with a reaction', async () => {
      standIn.forgetEphemeral();
      standIn.as(ada).start();
      await answer(home, 'This is how it goes.');
      const asked = standIn.as(ada).send(group, '/list');
      await answer(home, 'Your cards');
      await standIn.waitFor(() => standIn.messages(group).find(({ reaction }) => reaction)?.id === asked.id);
      expect(said(group)).toEqual([]);
    });

    it('says so where the group allows no reactions', async () => {
      standIn.forgetEphemeral();
      standIn.as(ada).start();
      await answer(home, 'This is how it goes.');
      const error = { code: 400, description: 'Bad Request: REACTION_INVALID' };
      standIn.faults.next({ method: 'setMessageReaction', error });
      standIn.as(ada).send(group, '/list');
      await answer(group, 'I answered in our private chat');
    });

    it('shows nobody what a server without ephemeral messages would show to everybody', async () => {
      standIn.forgetEphemeral();
      const board = { blocks: [{ kind: 'text', text: ['The board'] }] } as const;
      const buttons = [[{ label: 'Study', action: { type: 'study.start', deck: null } }]] as const;
      await bot.messenger.send(placeRef({ chat: group.id }), { ...board, buttons });
      const shown = await answer(group, 'The board');
      standIn.as(ada).start();
      await answer(home, 'This is how it goes.');
      for (let pressed = 1; pressed <= 2; pressed++) {
        await standIn.as(ada).press(shown, 'Study');
        await standIn.waitFor(
          () => said(home).filter(({ text }) => text?.includes('The first card')).length === pressed,
        );
      }
      expect(sentTo(group)).toBe(1);
    });

    it('answers in the private chat while the server does not say whether it knows them', async () => {
      standIn.as(ada).start();
      await answer(home, 'This is how it goes.');
      standIn.faults.next({ method: 'deleteEphemeralMessage', delayMs: 4_000 });
      standIn.as(ada).send(group, '/list');
      await answer(home, 'Your cards');
      expect(said(group, ada)).toEqual([]);
    });

    it('takes back at once what a server shows to everybody that could do better before', async () => {
      standIn.as(ben).send(group, '/list');
      await answer(group, 'Your cards', ben);
      standIn.as(ada).start();
      await answer(home, 'This is how it goes.');
      const before = sentTo(group);
      // The command still was ephemeral.
      standIn.as(ada).send(group, '/list');
      standIn.forgetEphemeral();
      await answer(home, 'Your cards');
      expect(said(group, ben).filter(({ text }) => text?.includes('Your cards'))).toHaveLength(1);
      expect(sentTo(group)).toBe(before + 1);
    });

    it('leads a form to the private chat', async () => {
      standIn.as(ben).send(group, '/add');
      const lead = await answer(group, 'private chat', ben);
      standIn.as(ben).follow(lead.buttons.flat()[0]?.url ?? '');
      await answer(standIn.privateChat(ben), 'Front', ben);
    });

    it('takes a message and a file from what the command replies to', async () => {
      const message = standIn.as(ada).send(group, 'Mitochondria make ATP.');
      standIn.as(ben).send(group, '/add', { replyTo: message });
      await answer(group, 'add done', ben);
      expect(heard[0]?.turn.quoted).toMatchObject({ text: 'Mitochondria make ATP.' });
      const file = { name: 'cells.pdf', bytes: Buffer.from('%PDF-1.7'), mimeType: 'application/pdf' };
      const document = standIn.as(ada).sendDocument(group, file);
      standIn.as(ben).send(group, '/pdf cards: 7', { replyTo: document });
      await answer(group, 'cells.pdf: 8 bytes', ben);
      expect(heard[1]?.input).toMatchObject({ cards: 7 });
    });

    it.each(['/pdf cards: 7', '/pdf@deckhand_bot cards: 7'])(
      'takes a document with the command below it: %s',
      async (caption) => {
        const file = { name: 'cells.pdf', bytes: Buffer.from('%PDF-1.7'), caption };
        standIn.as(ben).sendDocument(group, file);
        await answer(group, 'cells.pdf: 8 bytes', ben);
        expect(heard[0]?.input).toMatchObject({ cards: 7 });
      },
    );

    it('answers in the topic, as a reply', async () => {
      const forum = standIn.addGroup({ title: 'Forum', admins: [ada], forum: true });
      const topic = standIn.addTopic(forum, 'Cells');
      const question = standIn.as(ada).send(forum, '/add ATP :: energy', { topic });
      const reply = await answer(forum, 'add done');
      expect(reply).toMatchObject({ topic, replyTo: question.id });
      expect(heard[0]?.turn.place).toEqual(placeRef({ chat: forum.id, topic }));
      const sent = await bot.messenger.send(placeRef({ chat: forum.id, topic }), {
        blocks: [{ kind: 'text', text: ['News'] }],
      });
      await bot.messenger.edit(sent, { blocks: [{ kind: 'text', text: ['Newer'] }] });
      expect(await answer(forum, 'Newer')).toMatchObject({ topic });
    });

    it('knows administrators, and asks for them only where it matters', async () => {
      standIn.as(ben).send(group, '/moderate');
      standIn.as(ada).send(group, '/moderate');
      await answer(group, 'moderate done');
      expect(heard).toHaveLength(1);
      expect(heard[0]?.turn).toMatchObject({ where: 'groupAdmin', actor: { moderator: true } });
      standIn.as(ben).send(group, '/pdf');
      await standIn.waitFor(() => heard.length === 2);
      const asked = standIn.requests.filter(({ method }) => method === 'getChatAdministrators');
      expect(asked).toHaveLength(1);
    });

    it('asks people without a name to post as themselves', async () => {
      standIn.as(ada).sendAnonymously(group, '/add@deckhand_bot ATP :: energy');
      await answer(group, 'Post as yourself');
      standIn.as(ada).sendAsChannel(group, 'My channel', '/add@deckhand_bot ATP :: energy');
      await standIn.waitFor(() => said(group).length === 2);
      expect(heard).toEqual([]);
    });

    it('tells when it joined a group', async () => {
      const other = standIn.addGroup({ title: 'Chemistry', admins: [ada], bot: 'absent' });
      standIn.addBotToGroup(other);
      await until(() => expect(joined).toHaveBeenCalledTimes(1));
      expect(joined).toHaveBeenCalledWith(
        { platformSpaceId: String(other.id), name: 'Chemistry', locale: 'de' },
        placeRef({ chat: other.id }),
      );
      standIn.addBotToGroup(other, 'administrator');
      standIn.as(ada).send(other, '/add ATP :: energy');
      await answer(other, 'add done');
      expect(joined).toHaveBeenCalledTimes(1);
      expect(left).not.toHaveBeenCalled();
    });

    it('tells when it was removed from a group', async () => {
      standIn.removeBot(group);
      await until(() => expect(left).toHaveBeenCalledExactlyOnceWith(String(group.id)));
    });
  });

  describe('documents', () => {
    const photo = { name: 'page.png', bytes: createCanvas(300, 200).toBuffer('image/png') };
    const file = { name: 'cells.pdf', bytes: Buffer.from('%PDF-1.7'), mimeType: 'application/pdf' };

    it.each([undefined, 'cards: 12', '/pdf cards: 12'])('takes one with the caption %s', async (caption) => {
      standIn.as(ada).sendDocument(home, { ...file, ...(caption && { caption }) });
      await answer(home, 'cells.pdf: 8 bytes');
      expect(heard[0]?.input.cards).toBe(caption && 12);
    });

    it('takes a photo in its largest size, under the name that Telegram gives to photos', async () => {
      standIn.as(ada).sendPhoto(home, { ...photo, caption: 'cards: 12' });
      const { text } = await answer(home, `: ${photo.bytes.length} bytes`);
      expect(text).toMatch(/photo_\d{4}-\d\d-\d\d_\d\d-\d\d\.jpg/);
      expect(heard[0]?.input.cards).toBe(12);
    });

    it('takes a picture that is sent as a file, and a photo that the command replies to', async () => {
      standIn.as(ada).sendDocument(home, { ...photo, mimeType: 'image/png' });
      await answer(home, `page.png: ${photo.bytes.length} bytes`);
      standIn.as(ben).send(group, '/pdf', { replyTo: standIn.as(ada).sendPhoto(group, photo) });
      await answer(group, `.jpg: ${photo.bytes.length} bytes`, ben);
    });

    it('says what is wrong when a file cannot be had', async () => {
      standIn.faults.next({
        method: 'getFile',
        error: { code: 400, description: 'Bad Request: file is too big' },
      });
      standIn.as(ada).sendDocument(home, file);
      await answer(home, 'could not be fetched');
    });

    it('reads no more than asked for, whatever the file claims', async () => {
      standIn.as(ada).sendDocument(home, { ...file, bytes: Buffer.alloc(1_000_001) });
      await answer(home, 'is the most');
    });
  });

  describe('forms', () => {
    const reply = async (words: string, asked: string): Promise<void> => {
      const question = await answer(home, asked);
      standIn.as(ada).send(home, words, { replyTo: question });
    };

    it('asks field by field, again where an answer will not do, and submits once', async () => {
      standIn.as(ada).send(home, '/add');
      await reply('x'.repeat(21), 'Front · 1 of 3');
      await reply('ADP', '20 is the most');
      await reply('/skip', 'Back · 2 of 3');
      await reply('energy @ben', '“Back” is empty');
      await reply('/skip', 'Note · 3 of 3');
      await answer(home, 'Card made');
      expect(heard).toMatchObject([{ input: { front: 'ADP', back: 'energy @ben', note: '' } }]);
    });

    it('offers the value there is to copy and to keep', async () => {
      standIn.as(ada).send(home, '/add');
      const question = await answer(home, 'Now it is');
      expect(question.entities).toContainEqual(expect.objectContaining({ type: 'code', length: 3 }));
      expect(question.forceReply).toMatchObject({ placeholder: 'Front' });
      await reply('/skip', 'Front · 1 of 3');
      await reply('energy', 'Back · 2 of 3');
      await reply('/skip', 'Note · 3 of 3');
      await answer(home, 'Card made');
      expect(heard[0]?.input).toMatchObject({ front: 'ATP' });
    });

    it('survives a restart in the middle', async () => {
      standIn.as(ada).send(home, '/add');
      await reply('ADP', 'Front · 1 of 3');
      await answer(home, 'Back · 2 of 3');
      await bot.close();
      bot = await startBot({ standIn, database, router: sampleRouter(database, heard) });
      await reply('energy', 'Back · 2 of 3');
      await reply('/skip', 'Note · 3 of 3');
      await answer(home, 'Card made');
      expect(heard[0]?.input).toMatchObject({ front: 'ADP', back: 'energy' });
    });

    it('can be cancelled, and takes other commands for what they are', async () => {
      standIn.as(ada).send(home, '/add');
      await reply('/help', 'Front · 1 of 3');
      await answer(home, 'This is how');
      standIn.as(ada).send(home, '/cancel');
      await answer(home, 'Stopped');
      standIn.as(ada).send(home, '/cancel');
      await answer(home, 'No question is open');
    });

    it('stays open after another command, and says so', async () => {
      standIn.as(ada).send(home, '/add');
      await reply('/list', 'Front · 1 of 3');
      await answer(home, 'My question is still open: Front');
      standIn.as(ada).send(home, 'ADP');
      await answer(home, 'Back · 2 of 3');
    });

    it('takes an unknown command for an answer where its person says so', async () => {
      standIn.as(ada).send(home, '/add');
      await reply('/etc', 'Front · 1 of 3');
      const unknown = await answer(home, 'My question is still open: Front');
      await standIn.as(ada).press(unknown, 'Use it as my answer');
      await answer(home, 'Back · 2 of 3');
      await standIn.as(ada).press(unknown, 'Use it as my answer');
      await reply('a folder', 'Back · 2 of 3');
      await reply('/skip', 'Note · 3 of 3');
      await answer(home, 'Card made');
      expect(heard).toMatchObject([{ input: { front: '/etc', back: 'a folder' } }]);
    });

    it('is no source for a card itself', async () => {
      standIn.as(ada).send(home, '/add');
      const question = await answer(home, 'Front · 1 of 3');
      standIn.as(ada).send(home, '/add', { replyTo: question });
      await standIn.waitFor(() => said(home).filter(({ text }) => text?.includes('Front · 1 of 3'))[1]);
      standIn.as(ada).send(home, '/add ATP', { replyTo: question });
      await answer(home, 'add done');
      expect(heard[0]?.turn.quoted).toBeUndefined();
    });

    it('takes words without the reply, too', async () => {
      standIn.as(ada).send(home, '/add');
      await answer(home, 'Front · 1 of 3');
      standIn.as(ada).send(home, 'ADP');
      await answer(home, 'Back · 2 of 3');
    });
  });

  describe('registration', () => {
    it('lists one short name for each command, where it can be used', () => {
      const names = (type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators') =>
        standIn.commands({ type }).map(({ command }) => command);
      expect(names('all_private_chats')).toEqual(['add', 'pdf', 'study', 'list', 'forget_me', 'help']);
      expect(names('all_group_chats')).toEqual(['add', 'pdf', 'study', 'list', 'help']);
      expect(names('all_chat_administrators')).toEqual(['add', 'pdf', 'study', 'list', 'moderate', 'help']);
      const ephemeral = standIn.commands({ type: 'all_group_chats' }).filter((each) => each.is_ephemeral);
      expect(ephemeral.map(({ command }) => command)).toEqual(['study', 'list', 'help']);
    });

    it('asks nothing of Telegram when nothing changed', async () => {
      await bot.close();
      const registration = memoryRegistration();
      const sets = () => standIn.requests.filter(({ method }) => method.startsWith('setMy')).length;
      for (const expected of [5 * LANGUAGES.length, 0]) {
        const before = sets();
        bot = await startBot({ standIn, database, router: sampleRouter(database, heard), registration });
        expect(sets() - before).toBe(expected);
        await bot.close();
      }
      expect(registration.writes).toBe(1);
    });
  });
});
