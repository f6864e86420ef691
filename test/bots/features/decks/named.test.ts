import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardsFeature } from '../../../../src/bots/features/cards/commands.js';
import { decksFeature } from '../../../../src/bots/features/decks/commands.js';
import { movingFeature } from '../../../../src/bots/features/moving/commands.js';
import { studyFeature } from '../../../../src/bots/features/study/commands.js';
import { createAccounts } from '../../../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createMending } from '../../../../src/core/generation/mend/mending.js';
import { createSharing } from '../../../../src/core/generation/store/sharing.js';
import { createCards } from '../../../../src/core/library/cards.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { createMoves } from '../../../../src/core/library/moves.js';
import { createOthersDecks } from '../../../../src/core/library/others-decks.js';
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
/** A desk whose person has these decks, with a card in each. */
const sit = async (...names: readonly string[]): Promise<Desk> => {
  const dependencies = { database, clock };
  const decks = createDecks(dependencies);
  const mending = createMending({ ...dependencies, skills: {} });
  const messenger = { send: () => Promise.reject(new Error('nothing is sent')) };
  const desk = sitAt(
    [
      decksFeature({ decks }),
      movingFeature({ decks, moves: createMoves(dependencies) }),
      cardsFeature({
        admitCosts: async () => {},
        mending,
        study: createStudy(dependencies),
        cards: createCards({ ...dependencies, blobs: createRowBlobs(database) }),
        decks,
      }),
      studyFeature({
        ...{ study: createStudy(dependencies), decks, mending, messenger },
        othersDecks: createOthersDecks(dependencies),
        sharing: createSharing(dependencies),
        accounts: createAccounts(dependencies),
      }),
    ],
    createAccounts(dependencies),
  );
  for (const deck of names) await desk.command('flashcard add', { front: `about ${deck}`, back: 'b', deck });
  return desk;
};

describe('a deck that is not there', () => {
  it('is made by the command that puts a card into it, which says so', async () => {
    const desk = await sit();
    const added = await desk.command('flashcard add', { front: 'a', back: 'b', deck: 'Cell biology' });
    expect(textOf(added)).toContain('Card added to the new deck “Cell biology”');
    const another = await desk.command('flashcard add', { front: 'c', back: 'd', deck: 'cell biology' });
    expect(textOf(another)).toMatch(/^Card added\n/);
    expect(textOf(await desk.command('deck list'))).toContain('2. Cell biology — 2 cards');
  });

  it('is not made of a name that is too long, and what was typed comes back', async () => {
    const desk = await sit();
    const refused = await desk.command('flashcard add', { front: 'a', back: 'b', deck: 'x'.repeat(61) });
    expect(textOf(refused)).toMatch(/60 is the most.*\nYou wrote: a :: b/s);
  });

  it.each(['study start', 'flashcard list', 'deck show'])(
    '%s names the nearest, and can make it',
    async (path) => {
      const desk = await sit('Cell biology');
      const asked = await desk.command(path, { deck: 'Cel biologie' });
      expect(textOf(asked)).toContain('You have no deck called “Cel biologie”. Did you mean one of these?');
      expect(buttonsOf(asked)).toEqual(['Cell biology', 'Create “Cel biologie”']);
      expect(textOf(await desk.press('Cell biology'))).toMatch(/about Cell biology|Cell biology\nCards: 1/s);
      expect(textOf(await desk.pressOn(asked, 'Create'))).toContain('Deck created: Cel biologie');
      expect(textOf(await desk.pressOn(asked, 'Create'))).toMatch(/^Cel biologie\n/);
    },
  );

  it('is none of those there are, which are offered in its place', async () => {
    const desk = await sit('Biology', 'Cells');
    const asked = await desk.command('study start', { deck: 'xyz' });
    expect(textOf(asked)).toContain('You have no deck called “xyz”. Take one of yours?');
    expect(buttonsOf(asked)).toEqual(['Biology', 'Cells', 'My cards', 'Create “xyz”']);
    expect(textOf(await desk.pressOn(asked, 'Cells'))).toContain('about Cells');
    const merge = await desk.command('deck merge', { from: 'xyz' });
    expect(buttonsOf(merge)).toEqual(['Biology', 'Cells', 'My cards', 'All decks']);
    expect(buttonsOf(await desk.command('deck delete', { deck: 'xyz' }))).toEqual(['All decks']);
  });

  it('of which several begin like this is one of those', async () => {
    const desk = await sit('Biology 1', 'Biology 2');
    const asked = await desk.command('study start', { deck: 'biology' });
    expect(textOf(asked)).toContain('Several of your decks begin with “biology”. Which one?');
    expect(buttonsOf(asked)).toEqual(['Biology 1', 'Biology 2', 'All decks']);
  });

  it('is renamed by the button of the nearest, under the name that was typed', async () => {
    const desk = await sit('Biology');
    await desk.command('deck rename', { deck: 'Bilogy', name: 'Life' });
    expect(textOf(await desk.press('Biology'))).toContain('Deck renamed: Life');
  });
});

describe('what destroys', () => {
  it('takes the whole name of a deck, and otherwise asks', async () => {
    const desk = await sit('Biology');
    const asked = await desk.command('deck delete', { deck: 'bio' });
    expect(textOf(asked)).toContain('None of your decks is called exactly “bio”');
    expect(textOf(await desk.command('deck show', { deck: 'Biology' }))).toContain('Cards: 1');
    expect(textOf(await desk.pressOn(asked, 'Biology'))).toContain('“Biology” and its cards are deleted');
    await desk.press('Undo');
    expect(textOf(await desk.command('deck delete', { deck: 'BIOLOGY' }))).toContain('are deleted');
  });

  it('takes the whole front of a card, and otherwise shows it first', async () => {
    const desk = await sit('Biology');
    expect(textOf(await desk.command('flashcard delete', { card: 'biology' }))).toMatch(
      /^Delete this card\?/,
    );
    expect(textOf(await desk.press('Delete'))).toContain('Card deleted');
    await desk.press('Undo');
    expect(textOf(await desk.command('flashcard delete', { card: 'about Biology' }))).toContain(
      'Card deleted',
    );
  });

  it('merges decks by their whole names, and otherwise asks for the one that is unclear', async () => {
    const desk = await sit('Biology', 'Cells');
    const asked = await desk.command('deck merge', { from: 'cel', into: 'Biology' });
    expect(buttonsOf(asked)).toEqual(['Cells', 'All decks']);
    expect(textOf(await desk.press('Cells'))).toContain('“Cells” is now part of “Biology”: 1 card moved.');
    expect(textOf(await desk.press('Undo'))).toContain('Deck is back: Cells\nCards: 1');
    expect(textOf(await desk.command('deck merge', { from: 'Cells', into: 'bio' }))).toContain(
      'exactly “bio”',
    );
    expect(textOf(await desk.press('Biology'))).toContain('1 card moved');
  });
});

describe('cards go to another deck', () => {
  it('one from its own view, and back', async () => {
    const desk = await sit('Biology', 'Cells');
    await desk.command('flashcard show', { card: 'about Cells' });
    expect(textOf(await desk.press('Move'))).toContain('To which deck?');
    expect(textOf(await desk.press('Biology'))).toContain('1 card is now in “Biology”.');
    expect(textOf(await desk.press('Undo'))).toContain('The card is back where it was.');
  });

  it('several that are picked in a list, or all of it, also to a new one', async () => {
    const desk = await sit('Biology', 'Cells');
    await desk.command('flashcard list');
    expect(textOf(await desk.press('Move cards'))).toContain('Which cards?\n☐ 1. about Cells');
    expect(textOf(await desk.press('1'))).toContain('☑ 1. about Cells\n☐ 2. about Biology');
    await desk.press('Move 1 card');
    await desk.press('New deck');
    expect(textOf(await desk.fill({ name: 'Both' }))).toContain('1 card is now in “Both”.');
    await desk.command('flashcard search', { words: 'about' });
    await desk.press('Move cards');
    await desk.press('Move all 2');
    expect(textOf(await desk.press('Both'))).toContain('1 card is now in “Both”.');
  });

  it('of a deck as a whole, from its view', async () => {
    const desk = await sit('Biology', 'Cells');
    await desk.command('deck show', { deck: 'Cells' });
    expect(textOf(await desk.press('Merge'))).toContain('All cards of “Cells” go there');
    expect(textOf(await desk.press('Biology'))).toContain('1 card moved');
  });
});
