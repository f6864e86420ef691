import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardsFeature } from '../../../../src/bots/features/cards/commands.js';
import { decksFeature } from '../../../../src/bots/features/decks/commands.js';
import { createAccounts } from '../../../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createMending } from '../../../../src/core/generation/mend/mending.js';
import { createCards } from '../../../../src/core/library/cards.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { createStudy } from '../../../../src/core/study/study.js';
import { freshDatabase } from '../../../support/database.js';
import { handClock } from '../../../support/people.js';
import { buttonsOf, type Desk, sitAt, textOf } from '../desk.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const sit = (): Desk => {
  const decks = createDecks({ database, clock });
  const cards = cardsFeature({
    admitCosts: async () => {},
    mending: createMending({ database, clock, skills: {} }),
    study: createStudy({ database, clock }),
    cards: createCards({ database, clock, blobs: createRowBlobs(database) }),
    decks,
  });
  return sitAt([decksFeature({ decks }), cards], createAccounts({ database, clock }));
};

it('decks are made, shown, renamed, deleted and brought back', async () => {
  const desk = sit();
  expect(textOf(await desk.command('deck list'))).toContain('Your decks · 1\n1. My cards — 0 cards');
  await desk.press('New deck');
  const made = await desk.fill({ name: 'Cell biology' });
  expect(textOf(made)).toContain('Deck created: Cell biology\nCards: 0');
  expect(buttonsOf(made)).toEqual(['Study', 'Cards', 'Add a card', 'Rename', 'Delete', 'Merge', 'All decks']);
  await desk.press('Add a card');
  expect(textOf(await desk.fill({ front: 'a', back: 'b' }))).toContain('Deck: Cell biology');
  expect(textOf(await desk.command('deck show', { deck: 'cell' }))).toContain('Cards: 1\nDue now: 0\nNew: 1');
  expect(await desk.press('Rename')).toMatchObject({ form: { fields: [{ value: 'Cell biology' }] } });
  expect(textOf(await desk.fill({ name: 'Cells' }))).toContain('Deck renamed: Cells');
  expect(textOf(await desk.press('Delete'))).toContain('“Cells” and its cards are deleted');
  expect(textOf(await desk.press('Undo'))).toContain('Deck is back: Cells\nCards: 1');
  expect(textOf(await desk.press('All decks'))).toContain('2. Cells — 1 card, 1 new');
});

it('what cannot be done is said, and can be tried again', async () => {
  const desk = sit();
  expect(textOf(await desk.command('deck delete', { deck: 'my cards' }))).toContain('so it stays');
  expect(await desk.command('deck create')).toMatchObject({ kind: 'ask' });
  expect(await desk.fill({ name: 'MY CARDS' })).toMatchObject({
    kind: 'notice',
    text: expect.stringContaining('already have a deck'),
    retry: { type: 'deck.create' },
  });
  expect(textOf(await desk.command('deck rename'))).toContain('Tap a number');
  expect(await desk.command('deck rename', { deck: 'My cards' })).toMatchObject({ kind: 'ask' });
  expect(textOf(await desk.command('deck rename', { deck: 'my', name: 'Mine' }))).toContain('renamed: Mine');
  expect(buttonsOf(await desk.command('deck show', { deck: 'Mine' }))).not.toContain('Delete');
});
