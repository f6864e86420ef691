import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlaceClosed, PlatformSilent } from '../../../../src/bots/chat/messenger.js';
import type { View } from '../../../../src/bots/chat/view.js';
import { cardsFeature } from '../../../../src/bots/features/cards/commands.js';
import { decksFeature } from '../../../../src/bots/features/decks/commands.js';
import { studyFeature } from '../../../../src/bots/features/study/commands.js';
import { createAccounts } from '../../../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createMending } from '../../../../src/core/generation/mend/mending.js';
import { createSharing } from '../../../../src/core/generation/store/sharing.js';
import { createCards } from '../../../../src/core/library/cards.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { createOthersDecks } from '../../../../src/core/library/others-decks.js';
import { createStudy } from '../../../../src/core/study/study.js';
import { freshDatabase } from '../../../support/database.js';
import { handClock, SECOND } from '../../../support/people.js';
import { inEnglish } from '../../../support/words.js';
import { buttonsOf, sitAt, textOf } from '../desk.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const sit = (privateChat: View[] | 'closed' | 'silent' = 'closed') => {
  const cards = createCards({ database, clock, blobs: createRowBlobs(database) });
  const decks = createDecks({ database, clock });
  const send = async (_place: unknown, view: View) => {
    if (privateChat === 'closed') throw new PlaceClosed('closed');
    if (privateChat === 'silent') throw new PlatformSilent('silent');
    privateChat.push(view);
    return { kind: 'message', platform: 'test', id: '1' } as const;
  };
  const mending = createMending({ database, clock, skills: {} });
  const messenger = { send };
  const study = studyFeature({
    ...{ study: createStudy({ database, clock }), decks, mending, messenger },
    othersDecks: createOthersDecks({ database, clock }),
    sharing: createSharing({ database, clock }),
    accounts: createAccounts({ database, clock }),
  });
  const features = [
    cardsFeature({
      ...{ admitCosts: async () => {}, cards, decks, mending },
      study: createStudy({ database, clock }),
    }),
    decksFeature({ decks }),
    study,
  ];
  return sitAt(features, createAccounts({ database, clock }));
};

it('a card is shown, turned and graded, taken back, and summed up', async () => {
  const desk = sit();
  const none = await desk.command('study start');
  expect(textOf(none)).toContain('You have no cards yet');
  expect(buttonsOf(none)).toEqual(['Add a card', 'My decks']);
  await desk.command('flashcard add', { front: 'Plants make ____ from light', back: 'sugar' });
  await desk.command('flashcard add', { front: 'What is osmosis?', back: 'Water moving' });
  const front = await desk.command('study start');
  expect(textOf(front)).toBe('All decks · card 1 of 2\nPlants make ____ from light');
  expect(buttonsOf(front)).toEqual(['Show answer', 'Continue in private chat', 'More', 'End']);
  const turned = await desk.press('Show answer');
  expect(turned.kind).toBe('update');
  expect(textOf(turned)).toBe('All decks · card 1 of 2\nPlants make sugar from light');
  expect(buttonsOf(turned).slice(0, 3)).toEqual(['Forgot · 1m', 'Hard · 6m', 'Good · 10m']);
  expect(buttonsOf(turned)[3]).toMatch(/^Easy · \d+d$/);
  clock.pass(30 * SECOND);
  expect(textOf(await desk.press('Easy'))).toBe('All decks · card 2 of 2\nWhat is osmosis?');
  expect(textOf(await desk.press('Undo'))).toContain('Plants make sugar');
  await desk.press('Easy');
  await desk.press('Show answer');
  expect(textOf(await desk.press('Easy'))).toMatch(
    /^Session done\nReviewed: 2 cards\nKnown at first try: 100%\nTime: 30 sec\nThe next card is due:/,
  );
  const nothing = await desk.command('study start');
  expect(textOf(nothing)).toContain('Nothing is due right now');
  expect(nothing).toMatchObject({
    view: {
      blocks: expect.arrayContaining([
        { kind: 'deadline', at: expect.any(Date), words: expect.stringMatching(/UTC$/) },
      ]),
    },
  });
  expect(buttonsOf(nothing)).toEqual(['Study ahead', 'Practise', 'My decks', 'Settings']);
  expect(textOf(await desk.command('study end'))).toContain('no study session open');
});

it('a session that is ended early says what is due now, and goes on', async () => {
  const desk = sit();
  for (const front of ['a', 'c']) await desk.command('flashcard add', { front, back: 'b' });
  await desk.command('study start');
  await desk.press('Show answer');
  await desk.press('Forgot');
  clock.pass(90 * SECOND);
  const ended = await desk.command('study end');
  expect(textOf(ended)).toContain('1 card is due now.\nMore new cards are waiting');
  expect(textOf(ended)).not.toContain('The next card is due');
  expect(textOf(await desk.press('Go on'))).toBe('All decks · card 1 of 2 · 1 due\na');
});

it('a session goes on in a new message, and the older one says so', async () => {
  const desk = sit();
  await desk.command('flashcard add', { front: 'a', back: 'b' });
  const { router } = desk;
  expect(router.commands.map(({ path }) => path.join(' '))).toContain('study end');
  await desk.command('study start');
  const older = desk.last();
  await desk.command('study start');
  expect(textOf(await desk.press('Show answer'))).toContain('b');
  if (older.kind !== 'reply') throw new Error('no view');
  const stale = await desk.pressOn(older, 'Show answer');
  expect(textOf(stale)).toContain('older message of this session');
});

it('a session is not said to have a closed private chat when its platform is silent', async () => {
  const desk = sit('silent');
  await desk.command('flashcard add', { front: 'a', back: 'b' });
  await desk.command('study start');
  await expect(desk.press('Continue')).rejects.toBeInstanceOf(PlatformSilent);
});

it('a session moves to the private chat, or says why it cannot', async () => {
  const privateChat: View[] = [];
  const desk = sit(privateChat);
  await desk.command('flashcard add', { front: 'a', back: 'b' });
  await desk.command('study start');
  expect(textOf(await desk.press('Continue'))).toContain('goes on in our private chat');
  expect(privateChat.map(inEnglish)).toMatchObject([
    { title: expect.stringContaining('All decks · card 1 of ') },
  ]);
  const closed = sit();
  await closed.command('flashcard add', { front: 'a', back: 'b' });
  await closed.command('study start');
  expect(textOf(await closed.press('Continue'))).toContain('allow direct messages');
  expect(textOf(await closed.press('Show answer'))).toContain('b');
});
