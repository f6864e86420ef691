import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type ShownMessage,
  startTelegramStandIn,
  type TelegramChat,
  type TelegramStandIn,
  type TelegramUser,
} from '../../playground/telegram/index.js';
import { createRouter } from '../../src/bots/chat/router.js';
import { cardsFeature } from '../../src/bots/features/cards/commands.js';
import { decksFeature } from '../../src/bots/features/decks/commands.js';
import { helpFeature } from '../../src/bots/features/help/commands.js';
import { studyFeature } from '../../src/bots/features/study/commands.js';
import type { TelegramBot } from '../../src/bots/telegram/start.js';
import { createAccounts } from '../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../src/core/blobs/rows.js';
import type { Database } from '../../src/core/database/client.js';
import { createMending } from '../../src/core/generation/mend/mending.js';
import { createSharing } from '../../src/core/generation/store/sharing.js';
import { createCards } from '../../src/core/library/cards.js';
import { createDecks } from '../../src/core/library/decks.js';
import { createOthersDecks } from '../../src/core/library/others-decks.js';
import { createStudy } from '../../src/core/study/study.js';
import { startBot } from '../bots/telegram/stage.js';
import { emptyDatabase, freshDatabase } from '../support/database.js';
import { handClock } from '../support/people.js';

let database: Database;
let standIn: TelegramStandIn;
let bot: TelegramBot;
let ada: TelegramUser;
let home: TelegramChat;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  standIn = await startTelegramStandIn();
  ada = standIn.addUser({ name: 'Ada' });
  home = standIn.privateChat(ada);
  bot = await startBot({ standIn, database, router: routerOf(database) });
});
afterEach(async () => {
  await bot.close();
  await standIn.close();
});

const routerOf = (on: Database) => {
  const dependencies = { database: on, clock: handClock() };
  const mending = createMending({ ...dependencies, skills: {} });
  const decks = createDecks(dependencies);
  const accounts = createAccounts(dependencies);
  const messenger = { send: () => Promise.reject(new Error('nothing is sent')) };
  return createRouter({
    features: [
      helpFeature(),
      cardsFeature({
        admitCosts: async () => {},
        mending,
        study: createStudy(dependencies),
        cards: createCards({ ...dependencies, blobs: createRowBlobs(database) }),
        decks,
      }),
      decksFeature({ decks }),
      studyFeature({
        ...{ study: createStudy(dependencies), decks, mending, messenger },
        othersDecks: createOthersDecks(dependencies),
        sharing: createSharing(dependencies),
        accounts: createAccounts(dependencies),
      }),
    ],
    meet: ({ identity }) => accounts.meet(identity, { deckName: 'My cards' }),
    language: async () => 'en',
    admit: () => {},
    remember: async () => {},
    waiting: async () => [],
    reportBug: (error) => {
      throw error;
    },
  });
};

const hears = (words: string, chat = home): Promise<ShownMessage> =>
  standIn.waitFor(() =>
    standIn
      .messages(chat, { viewer: ada })
      .filter(({ from }) => from.isBot)
      .find(({ text }) => text?.includes(words)),
  );
const say = (words: string) => standIn.as(ada).send(home, words);

it('asks only for the side of a card that was not typed', async () => {
  say('/add Capital of Spain');
  const question = await hears('Back (the answer)');
  expect(question.text).toContain('Front (the question)\nCapital of Spain');
  expect(question.text).not.toContain('of 2');
  say('Madrid');
  expect((await hears('Card added')).text).toContain('Capital of Spain\n\nMadrid');
});

it('opens a refused form again, for the better answer that comes next', async () => {
  say('/deck_create Biology');
  await hears('Deck created: Biology');
  say('/deck_create');
  await hears('Reply to this message');
  say('biology');
  const refusal = await hears('already have a deck');
  expect(refusal.buttons).toEqual([]);
  await standIn.waitFor(() => standIn.messages(home).filter(({ forceReply }) => forceReply).length === 2);
  say('Chemistry');
  await hears('Deck created: Chemistry');
});

it('asks what to search for when the menu sent the bare command', async () => {
  say('/add What is osmosis? :: Water');
  await hears('Card added');
  say('/search');
  await hears('Words to look for');
  say('osmosis');
  await hears('“osmosis” · 1 card');
});

it('leads from a button in a group to the session in the private chat', async () => {
  const group = standIn.addGroup({ title: 'Biology', members: [ada] });
  standIn.as(ada).send(group, '/help@deckhand_bot');
  const help = await hears('What I can do', group).catch(() => hears('What I can do'));
  const { url = '' } = await standIn.as(ada).press(help, 'Study');
  expect(url).toContain('?start=');
  standIn.as(ada).follow(url);
  await hears('You have no cards yet');
});

it('studies the deck that was named in a group, in the private chat', async () => {
  say('/add Osmosis? :: Water deck: Cells');
  await hears('Card added to the new deck “Cells”');
  say('/add ATP? :: Energy');
  await hears('ATP?');
  const group = standIn.addGroup({ title: 'Biology', members: [ada] });
  standIn.as(ada).send(group, '/study cell');
  const [[{ url = '' } = {}] = []] = (await hears('private chat', group)).buttons;
  standIn.as(ada).follow(url);
  await hears('Cells · card 1 of 1');
  standIn.as(ada).send(group, '/study Rivers');
  await hears('You have no deck called “Rivers”', group);
});

it('speaks of commands as they are typed there', async () => {
  say('/help');
  const help = await hears('What I can do');
  expect(help.text).toContain('/add What is osmosis? :: Water');
  expect(help.text).toContain('/forget_me');
  expect(help.text).not.toContain('/flashcard');
});
