import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../../src/bots/chat/outcome.js';
import type { Where } from '../../../../src/bots/chat/turn.js';
import { cardsFeature } from '../../../../src/bots/features/cards/commands.js';
import { decksFeature } from '../../../../src/bots/features/decks/commands.js';
import { createAccounts } from '../../../../src/core/accounts/accounts.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createMending } from '../../../../src/core/generation/mend/mending.js';
import { type CardId, newId } from '../../../../src/core/ids.js';
import { createCards } from '../../../../src/core/library/cards.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { createStudy } from '../../../../src/core/study/study.js';
import { freshDatabase } from '../../../support/database.js';
import { handClock, newCards, newPerson } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { buttonsOf, sitAt, textOf } from '../desk.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const sit = (where?: Where, improve?: () => Promise<string>) => {
  const cards = createCards({
    database,
    clock,
    blobs: createRowBlobs(database),
    ...(improve && { improver: { improve } }),
  });
  const decks = createDecks({ database, clock });
  const mending = createMending({ database, clock, skills: {} });
  const features = [
    cardsFeature({
      ...{ admitCosts: async () => {}, cards, decks, mending },
      study: createStudy({ database, clock }),
    }),
    decksFeature({ decks }),
  ];
  return sitAt(features, createAccounts({ database, clock }), where);
};

describe('adding a card', () => {
  it('takes both sides at once, and undoes a delete', async () => {
    const desk = sit();
    const added = await desk.command('flashcard add', { front: 'What is *osmosis*?', back: 'Water moving' });
    expect(textOf(added)).toContain('What is *osmosis*?\nWater moving\nDeck: My cards');
    expect(buttonsOf(added)).toEqual(['Edit', '⇄ Both ways', 'Move', 'Delete', 'Study']);
    expect(textOf(await desk.press('Delete'))).toContain('Card deleted');
    expect(textOf(await desk.press('Undo'))).toContain('Card is back');
  });

  it('asks in a form for what is missing, and offers to try again', async () => {
    const desk = sit();
    expect(await desk.command('flashcard add', { front: 'Osmosis?' })).toMatchObject({
      kind: 'ask',
      form: {
        title: 'New card',
        fields: [{ name: 'front', value: 'Osmosis?' }, { name: 'back' }, { name: 'wrong' }],
      },
    });
    expect(await desk.fill({ front: 'Osmosis?', back: ' ' })).toMatchObject({
      kind: 'notice',
      retry: { type: 'card.add', deck: null },
    });
    await desk.command('flashcard add');
    expect(textOf(await desk.fill({ front: 'Osmosis?', back: 'Water' }))).toContain('Card added');
  });

  it('goes to the deck that is named, by completion or in words', async () => {
    const desk = sit();
    await desk.command('deck create', { name: 'Cell biology' });
    expect(await desk.suggest('flashcard add', 'deck', 'bio')).toEqual(['Cell biology']);
    const sides = { front: 'a', back: 'b' };
    expect(textOf(await desk.command('flashcard add', { ...sides, deck: 'cell' }))).toContain(
      'Deck: Cell biology',
    );
    const gone = textOf(await desk.command('flashcard add', { ...sides, deck: newId() }));
    expect(gone).toMatch(/That deck was not found[^\n]*\nYou wrote: a :: b$/);
  });

  it('makes one of a message', async () => {
    const desk = sit();
    const use = (text: string, raw = {}) => desk.command('flashcard add', raw, text);
    expect(textOf(await use('Osmosis: water moving: through a membrane'))).toContain(
      'Osmosis\nwater moving: through a membrane',
    );
    expect(textOf(await use('Water moves.', { front: 'Osmosis?' }))).toContain('Osmosis?\nWater moves.');
    expect(await use('See https://example.org today')).toMatchObject({
      form: { fields: [{ name: 'front' }, { value: 'See https://example.org today' }, {}] },
    });
    expect(await use('What is osmosis?')).toMatchObject({
      form: { fields: [{ value: 'What is osmosis?' }, {}, {}] },
    });
    expect(await use(' ')).toMatchObject({ kind: 'notice', text: expect.stringContaining('no text') });
    expect(await use('x'.repeat(1_500))).toMatchObject({
      text: expect.stringContaining('1,000 is the most'),
    });
    const inGroup = await sit('group').command('flashcard add', {}, 'Water moves.');
    expect(textOf(inGroup)).toContain('/add What is osmosis?');
  });

  it('shows a list before it is kept, and adds what is new, once', async () => {
    const desk = sit();
    await desk.command('flashcard add', { front: 'dog', back: 'Hund' });
    const list = 'cat :: Katze\ndog :: Hund\ncat :: Katze\nbird :: Vogel';
    const shown = await desk.command('flashcard add', {}, list);
    expect(textOf(shown)).toContain('4 cards?');
    expect(textOf(shown)).toContain(
      '1. cat — Katze\n2. dog — Hund · you have it\n3. cat — Katze · you have it',
    );
    expect(buttonsOf(shown)).toEqual(['Add 2 cards', '⇄ Both ways', 'As one card', 'Cancel']);
    for (const label of ['Add 2 cards', 'Add 2 cards', 'Cancel'])
      expect(textOf(await desk.pressOn(shown, label))).toBe('2 cards added\nDeck: My cards');
    const again = await desk.command('flashcard add', {}, list);
    expect(textOf(again)).toContain('You have all of these already');
    expect(await desk.press('As one card')).toMatchObject({
      form: { fields: [{ value: 'cat' }, { value: 'Katze\ndog :: Hund\ncat :: Katze\nbird :: Vogel' }, {}] },
    });
  });

  it('turns the pages of a long list', async () => {
    const desk = sit();
    const lines = Array.from({ length: 11 }, (_, i) => `front ${i};back`);
    const shown = await desk.command('flashcard add', {}, lines.join('\n'));
    expect(textOf(shown)).toContain('11 cards? · page 1 of 2');
    expect(textOf(await desk.press('Next'))).toContain('11. front 10 — back');
    expect(textOf(await desk.press('Cancel'))).toContain('Nothing was added');
  });

  it('makes a card of every gap of a sentence', async () => {
    const desk = sit();
    const gaps = '{{c1::Rome::city}} is the capital of {{c2::Italy}}';
    expect(textOf(await desk.command('flashcard add', { front: gaps }))).toContain('2 cards added');
    await desk.command('flashcard add');
    expect(textOf(await desk.fill({ front: 'Ice melts at {{c1::0 °C}}', back: '' }))).toContain(
      'Ice melts at ____\n0 °C',
    );
  });

  it('has the model improve the answer, or says why it cannot', async () => {
    const without = await sit().command('flashcard add', { front: 'a', back: 'b', enhance: true });
    expect(textOf(without)).toMatch(/Card added[\s\S]*saved as you wrote it.*without an AI model/);
    const desk = sit('guild', async () => 'A better answer');
    const improved = await desk.command('flashcard add', { front: 'a', back: 'b', enhance: true });
    expect(textOf(improved)).toBe('Answer improved\na\nBefore\nb\nAfter\nA better answer');
    expect(textOf(await desk.press('Undo'))).toContain('a\nb');
  });

  it.each([
    ['a list', 'a :: b\nc :: d'],
    ['gaps', '{{c1::Rome}} is in {{c2::Italy}}'],
  ])('says of %s that only single answers are improved', async (_, front) => {
    const added = await sit().command('flashcard add', { front, enhance: true });
    expect(textOf(added)).toContain('I improve answers one card at a time, so these stay as you wrote them.');
    expect(textOf(await sit().command('flashcard add', { front }))).not.toContain('I improve answers');
  });

  it('puts three questions to the model at once, each of them once, and answers beside the card', async () => {
    let answer = (_: string): void => {};
    const improve = vi.fn(() => answered);
    const answered = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const desk = sit('guild', improve);
    const added: Outcome[] = [];
    for (const front of ['a', 'b', 'c', 'd'])
      added.push(await desk.command('flashcard add', { front, back: 'old' }));
    const ask = (outcome: Outcome) => desk.pressOn(outcome, 'Improve answer');
    const [first, second, third, fourth] = added as [Outcome, Outcome, Outcome, Outcome];
    const asked = [first, second, third].map(ask);
    await until(() => expect(improve).toHaveBeenCalledTimes(3));
    expect(textOf(await ask(first))).toContain('still waiting for the AI model');
    expect(textOf(await ask(fourth))).toContain('already waiting for 3 answers');
    answer('A better answer');
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['reply', 'reply', 'reply']);
    expect(textOf(await ask(fourth))).toContain('Answer improved');
  });
});

describe('finding and changing cards', () => {
  it('lists them with a number each, that opens one', async () => {
    const desk = sit();
    expect(textOf(await desk.command('flashcard list'))).toContain('No cards here yet');
    for (let i = 0; i < 11; i++) await desk.command('flashcard add', { front: `front ${i}`, back: 'back' });
    const first = await desk.command('flashcard delete');
    expect(textOf(first)).toContain('Your cards · 11 · page 1 of 2\n1. front 10 — back');
    expect(buttonsOf(first)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      'Next ›',
      'Move cards',
    ]);
    expect(buttonsOf(await desk.press('Next'))).toEqual(['1', '‹ Back', 'Move cards']);
    expect(textOf(await desk.press('1'))).toContain('front 0');
    expect(textOf(await desk.command('flashcard search', { words: 'FRONT 1' }))).toContain(
      '“FRONT 1” · 2 cards',
    );
    expect(textOf(await desk.command('flashcard search', { words: 'nowhere' }))).toContain('No card has all');
    expect(textOf(await desk.command('flashcard show', { card: 'front 7' }))).toContain('front 7\nback');
    expect(textOf(await desk.command('flashcard show', { card: 'front' }))).toContain('“front” · 11 cards');
    expect(await desk.suggest('flashcard show', 'card', 'front 7')).toEqual(['front 7']);
  });

  it('changes one in a form, from the revision that was seen', async () => {
    const desk = sit();
    await desk.command('flashcard add', { front: 'old', back: 'back' });
    const form = await desk.command('flashcard edit', { card: 'old' });
    expect(form).toMatchObject({ kind: 'ask', form: { fields: [{ value: 'old' }, { value: 'back' }, {}] } });
    expect(textOf(await desk.fill({ front: 'new', back: 'back' }))).toContain('Card changed\nnew');
    expect(textOf(await desk.press('Undo'))).toContain('old');
    await desk.command('flashcard edit', { card: 'old' });
    expect(textOf(await desk.fill({ front: 'old', back: 'back' }))).toContain('Nothing changed\nold');
  });
});

it('tells apart what others call wrong in their copies, which cannot be studied again', async () => {
  const desk = sit();
  await desk.command('flashcard add', { front: 'What is turgor?', back: 'Water' });
  const { prisma } = database;
  const { id: originId } = await prisma.card.findFirstOrThrow({ where: { front: 'What is turgor?' } });
  const reader = await newPerson(database);
  const [cardId = newId<CardId>()] = await newCards(database, reader, ['What is turgor?']);
  await prisma.card.update({ where: { id: cardId }, data: { originId } });
  await prisma.cardReport.create({ data: { cardId, userId: reader.user, at: clock.now() } });
  await desk.command('deck show', { deck: 'My cards' });
  const listed = await desk.press('Cards called wrong');
  expect(textOf(listed)).toContain('Called wrong · 1 card');
  expect(textOf(listed)).toContain('Without ⚠: somebody who has a copy called it wrong.');
  expect(buttonsOf(await desk.press('1'))).not.toContain('Study it again');
});
