import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import type { Prisma } from '../../../src/core/database/generated/client.js';
import { packPage } from '../../../src/core/documents/stored-page.js';
import { UserError } from '../../../src/core/errors.js';
import { type DeckId, type DocumentId, newId, type UserId } from '../../../src/core/ids.js';
import { CARDS_PER_PAGE, createCards } from '../../../src/core/library/cards.js';
import type { Improver } from '../../../src/core/library/enhance.js';
import { CARD_BACK_MAX, CARD_FRONT_MAX } from '../../../src/core/library/limits.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const cardsWith = (improver?: Improver) =>
  createCards({ database, clock, blobs: createRowBlobs(database), ...(improver ? { improver } : {}) });
const cards = () => cardsWith();
const never = new AbortController().signal;
const add = ({ user, deck }: { user: UserId; deck: DeckId }, front: string, back = 'back') =>
  cards().add(user, { front, back, deck }, freshEvent());

describe('a card', () => {
  it('is added once for an event, with text that can be stored', async () => {
    const { user, deck } = await newPerson(database);
    const event = freshEvent();
    const sides = { front: ' What is\u0000 a \ud800cell?\r\n', back: 'A unit of life', deck };
    const card = await cards().add(user, sides, event);
    expect(card).toMatchObject({ front: 'What is a cell?', kind: 'basic', deck: { name: 'My cards' } });
    expect(await cards().add(user, sides, event)).toEqual(card);
    expect(await add({ user, deck }, 'A ____ is a unit of life')).toMatchObject({ kind: 'cloze' });
  });

  it('has two sides within their limits', async () => {
    const person = await newPerson(database);
    await expect(add(person, ' \u0000 ')).rejects.toMatchObject({ code: 'text.empty' });
    await expect(add(person, 'x'.repeat(CARD_FRONT_MAX + 1))).rejects.toMatchObject({
      code: 'text.too_long',
    });
    await expect(add(person, 'x', 'x'.repeat(CARD_BACK_MAX + 1))).rejects.toMatchObject({
      details: { field: 'back', limit: CARD_BACK_MAX, length: CARD_BACK_MAX + 1 },
    });
  });

  it('belongs to its owner alone', async () => {
    const owner = await newPerson(database);
    const { id } = await add(owner, 'mine');
    const { user, deck } = await newPerson(database);
    const sides = { front: 'x', back: 'y', revision: 0 };
    const attempts = [
      cards().show(user, id),
      cards().edit(user, id, sides, freshEvent()),
      cards().undoEdit(user, id, 1),
      cards().delete(user, id),
      cards().restore(user, id),
      cards().source(user, id),
      cardsWith({ improve: async () => 'better' }).enhance(user, id, freshEvent(), never),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'card.not_found' } });
    await expect(add({ user, deck: owner.deck }, 'x')).rejects.toMatchObject({ code: 'deck.not_found' });
    expect((await cards().list(user, null, 0)).total).toBe(0);
    expect((await cards().list(user, deck, 0)).total).toBe(0);
  });

  it('is changed from the revision that was seen, once for an event, and can be changed back', async () => {
    const person = await newPerson(database);
    const { user } = person;
    const { id } = await add(person, 'before');
    const event = freshEvent();
    const change = { front: 'after', back: 'changed', revision: 0 };
    const changed = await cards().edit(user, id, change, event);
    expect(changed).toMatchObject({ front: 'after', back: 'changed', revision: 1 });
    expect(await cards().edit(user, id, change, event)).toEqual(changed);
    await expect(cards().edit(user, id, change, freshEvent())).rejects.toMatchObject({
      code: 'card.changed',
    });
    const undone = await cards().undoEdit(user, id, 1);
    expect(undone).toMatchObject({ front: 'before', back: 'back', revision: 2 });
    await expect(cards().undoEdit(user, id, 1)).rejects.toMatchObject({ code: 'undo.gone' });
    expect(await cards().undoEdit(user, id, 2)).toMatchObject({ front: 'after', revision: 3 });
  });

  it('is deleted until it is restored', async () => {
    const person = await newPerson(database);
    const { id } = await add(person, 'gone');
    await cards().delete(person.user, id);
    await expect(cards().show(person.user, id)).rejects.toMatchObject({ code: 'card.not_found' });
    expect(await cards().restore(person.user, id)).toMatchObject({ front: 'gone' });
  });

  /** A card of the sentence "Mitochondria make ATP." on page 7 of a document. */
  const sourced = async (pages: readonly Omit<Prisma.DocumentPageCreateManyDocumentInput, 'kind'>[]) => {
    const person = await newPerson(database);
    const { id } = await add(person, 'sourced');
    await expect(cards().source(person.user, id)).rejects.toMatchObject({ code: 'card.no_source' });
    const documentId = newId<DocumentId>();
    await database.prisma.document.create({
      data: {
        id: documentId,
        ownerId: person.user,
        sha256: 'x',
        name: 'Lecture.pdf',
        size: 1,
        texts: { create: pages.map((page) => ({ ...page, kind: 'text' })) },
      },
    });
    const source = { documentId, page: 7, quote: 'Mitochondria make ATP.' };
    await database.prisma.card.update({ where: { id }, data: source });
    return cards().source(person.user, id);
  };
  const long = `${'Earlier words. '.repeat(30)}Mitochondria make ATP. ${'Later words. '.repeat(30)}`;

  it('shows the passage that it came from, under its headings', async () => {
    const above = [{ level: 1, text: 'Cells' }];
    const blocks = [
      { kind: 'heading', level: 2, text: 'Energy' },
      { kind: 'paragraph', text: long },
    ] as const;
    const source = await sourced([{ page: 7, blocks: packPage({ page: 7, above, blocks }) }]);
    expect(source).toMatchObject({ document: 'Lecture.pdf', page: 7, path: ['Cells', 'Energy'] });
    expect(source.sentence).toBe('Mitochondria make ATP.');
    expect(source.before).toMatch(/^… .*words\. $/);
    expect(source.after).toMatch(/^ Later.* …$/);
  });

  it('shows the passage of a quote that runs over the end of its page', async () => {
    const rows = ['Mitochondria', 'make ATP. The rest.'].map((text, i) => ({
      page: 7 + i,
      blocks: packPage({ page: 7 + i, above: [], blocks: [{ kind: 'paragraph', text }] }),
    }));
    expect(await sourced(rows)).toMatchObject({ sentence: 'Mitochondria make ATP.', after: ' The rest.' });
  });

  it('shows the passage of a page that was stored before there were blocks', async () => {
    const source = await sourced([{ page: 7, text: `A title\n${long}` }]);
    expect(source).toMatchObject({ sentence: 'Mitochondria make ATP.', path: [] });
    expect(source.before).toMatch(/^… .*words\. $/);
  });

  it('shows the quote where its page is no longer known', async () => {
    expect(await sourced([])).toMatchObject({ sentence: 'Mitochondria make ATP.', before: '', after: '' });
  });
});

describe('finding cards', () => {
  it('lists them newest first, page by page', async () => {
    const person = await newPerson(database);
    await newCards(
      database,
      person,
      Array.from({ length: CARDS_PER_PAGE + 1 }, (_, i) => `card ${i}`),
    );
    const first = await cards().list(person.user, null, 0);
    expect(first).toMatchObject({ page: 0, pages: 2, total: CARDS_PER_PAGE + 1 });
    expect(first.cards[0]?.front).toBe(`card ${CARDS_PER_PAGE}`);
    expect(await cards().list(person.user, person.deck, 9)).toMatchObject({
      page: 1,
      cards: [{ front: 'card 0' }],
    });
  });

  it('finds every word anywhere, whatever letter case and accents, to the letter otherwise', async () => {
    const person = await newPerson(database);
    const { user } = person;
    await add(person, 'Qu’est-ce que la Mémoire?', 'ÉTÉ passé');
    await add(person, 'Клетка', 'Единица жизни');
    await add(person, '100% of_it', 'a\\b');
    const fronts = async (words: string) =>
      (await cards().search(user, words, freshEvent())).cards.map(({ front }) => front);
    for (const words of ['memoire ete', 'MÉMOIRE', 'pass MEM']) expect(await fronts(words)).toHaveLength(1);
    for (const words of ['клетка', 'КЛЕТКА жизни']) expect(await fronts(words)).toEqual(['Клетка']);
    for (const words of ['100%', 'of_it', 'a\\b']) expect(await fronts(words)).toEqual(['100% of_it']);
    for (const words of ['memoire клетка', '1%0', 'o__it']) expect(await fronts(words)).toEqual([]);
  });

  it('turns the pages of a search that it remembers', async () => {
    const person = await newPerson(database);
    await newCards(
      database,
      person,
      Array.from({ length: CARDS_PER_PAGE + 2 }, (_, i) => `cell ${i}`),
    );
    const { search } = await cards().search(person.user, 'cell', freshEvent());
    const second = await cards().searchPage(person.user, search, 1);
    expect(second).toMatchObject({ words: 'cell', page: 1, pages: 2, total: CARDS_PER_PAGE + 2 });
    expect(second.cards).toHaveLength(2);
    const { user } = await newPerson(database);
    await expect(cards().searchPage(user, search, 0)).rejects.toMatchObject({ code: 'action.expired' });
  });

  it('takes a typed option as an id, a whole front, or words that only one card has', async () => {
    const person = await newPerson(database);
    const osmosis = await add(person, 'Osmosis');
    await add(person, 'Osmosis and diffusion');
    const find = (typed: string) => cards().find(person.user, typed, freshEvent());
    expect(await find(osmosis.id)).toEqual(osmosis);
    expect(await find('Osmosis')).toEqual(osmosis);
    expect(await find('diff')).toMatchObject({ front: 'Osmosis and diffusion' });
    expect(await find('osmo')).toMatchObject({ words: 'osmo', total: 2 });
    expect(await cards().suggest(person.user, 'diffu')).toMatchObject([{ front: 'Osmosis and diffusion' }]);
  });
});

describe('improving an answer', () => {
  it('needs a model', async () => {
    const person = await newPerson(database);
    const { id } = await add(person, 'x');
    expect(cards().canEnhance).toBe(false);
    await expect(cards().enhance(person.user, id, freshEvent(), never)).rejects.toMatchObject({
      code: 'enhance.no_key',
    });
  });

  it('asks the model once for an event, and can be taken back', async () => {
    const person = await newPerson(database);
    const { id } = await add(person, 'x', 'plain');
    let asked = 0;
    const service = cardsWith({ improve: async ({ back }) => `${back}, but better ${++asked}` });
    const event = freshEvent();
    const improved = await service.enhance(person.user, id, event, never);
    expect(improved).toMatchObject({ before: 'plain', card: { back: 'plain, but better 1', revision: 1 } });
    expect(await service.enhance(person.user, id, event, never)).toEqual(improved);
    expect(asked).toBe(1);
    expect(await service.undoEdit(person.user, id, 1)).toMatchObject({ back: 'plain' });
  });

  it('leaves the card alone when the model fails or says too much, or the card changed meanwhile', async () => {
    const person = await newPerson(database);
    const { user } = person;
    const { id } = await add(person, 'x', 'plain');
    const enhance = (improve: Improver['improve']) =>
      cardsWith({ improve }).enhance(user, id, freshEvent(), never);
    const failing = () => Promise.reject(new UserError('enhance.failed', {}));
    for (const improve of [failing, async () => ' ', async () => 'x'.repeat(5_000)])
      await expect(enhance(improve)).rejects.toMatchObject({ code: 'enhance.failed' });
    expect(await cards().show(user, id)).toMatchObject({ back: 'plain', revision: 0 });
    const meanwhile = async () => {
      await cards().edit(user, id, { front: 'x', back: 'by hand', revision: 0 }, freshEvent());
      return 'by the model';
    };
    await expect(enhance(meanwhile)).rejects.toMatchObject({ code: 'card.changed' });
    expect(await cards().show(user, id)).toMatchObject({ back: 'by hand' });
  });
});
