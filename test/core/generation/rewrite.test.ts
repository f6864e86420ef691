import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { type FailureKind, ModelFailed } from '../../../src/core/generation/errors.js';
import { createMending } from '../../../src/core/generation/mend/mending.js';
import type { CardRewriter } from '../../../src/core/generation/skills.js';
import type { WriterName } from '../../../src/core/generation/types.js';
import {
  type CardId,
  type DocumentId,
  type GenerationId,
  newId,
  type PreviewId,
} from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { createDecks } from '../../../src/core/library/decks.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, MINUTE, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const clock = handClock();
const never = new AbortController().signal;
const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const refusal = (code: string) => ({ code });

type Asked = Parameters<CardRewriter['rewrite']>[0];
type Written = Awaited<ReturnType<CardRewriter['rewrite']>>;

const GOOD: Written = [
  { quote: 'Water moves by osmosis.', front: 'By what does water move into a cell?', back: 'Osmosis' },
  { quote: 'It follows the salt.', front: 'What does water follow into a cell?', back: 'The salt' },
];

/** A model that keeps what it is shown. */
const setUp = (written: Written | FailureKind = GOOD, name: WriterName = 'gemini') => {
  const shown: Asked[] = [];
  const during = { act: async (): Promise<void> => {} };
  const cardRewriter: CardRewriter = {
    name,
    rewrite: async (card) => {
      shown.push(card);
      await during.act();
      if (typeof written === 'string') throw new ModelFailed('no', written);
      return written;
    },
  };
  const cards = createCards({ database, clock, blobs: createRowBlobs(database) });
  const mending = createMending({ database, clock, skills: { cardRewriter } });
  return { shown, during, cards, decks: createDecks({ database, clock }), mending };
};

/** A person with a leech from their document, which a model wrote. */
const newLeech = async () => {
  const { user, deck } = await newPerson(database);
  const [documentId, generationId, card] = [newId<DocumentId>(), newId<GenerationId>(), newId<CardId>()];
  const text = 'Water moves by osmosis. It follows the salt.';
  await database.prisma.document.create({
    data: {
      ...{ id: documentId, ownerId: user, sha256: '', name: 'cells.pdf', size: 1 },
      texts: { create: { page: 3, kind: 'text', text } },
    },
  });
  const made = { dropped: {}, skipped: [], writers: ['gemini'], fromPage: 3, toPage: 3, cards: 1, index: 0 };
  await database.prisma.generation.create({
    data: {
      ...{ id: generationId, ownerId: user, documentId, deckId: deck, requested: 1, generator: 'gemini' },
      ...{ place: PLACE, fallback: PLACE, status: 'done', chunks: { create: made } },
    },
  });
  const at = clock.now();
  await database.prisma.card.create({
    data: {
      ...{ id: card, deckId: deck, ownerId: user, kind: 'basic', documentId, page: 3, generationId },
      ...{
        chunkIndex: 0,
        ordinal: 0,
        front: 'How and where to does water move?',
        back: 'By osmosis, to the salt',
      },
      ...{ quote: 'Water moves by osmosis.', createdAt: at, setAsideAt: at },
    },
  });
  const memory = {
    state: 3,
    due: at,
    stability: 1,
    difficulty: 9,
    scheduledDays: 0,
    learningSteps: 0,
    reps: 20,
  };
  await database.prisma.schedule.create({
    data: { userId: user, cardId: card, ...memory, lapses: 8, lastReview: at, leechAt: at },
  });
  clock.pass(MINUTE);
  return { user, deck, card, documentId };
};

const proposed = async (
  { mending }: ReturnType<typeof setUp>,
  { user, card }: Awaited<ReturnType<typeof newLeech>>,
) => {
  const { proposed } = await mending.rewrite(user, card, freshEvent(), never);
  return proposed?.preview ?? newId<PreviewId>();
};
const frontsOf = async (
  { cards }: ReturnType<typeof setUp>,
  { user }: Awaited<ReturnType<typeof newLeech>>,
) => (await cards.list(user, null, 0)).cards.map(({ front }) => front).sort();

test('a leech is replaced by what the model makes of its passage, once, and Undo takes the whole back', async () => {
  const desk = setUp();
  const leech = await newLeech();
  const { user, card } = leech;
  expect(await desk.cards.show(user, card)).toMatchObject({ isLeech: true, isSetAside: true });
  const preview = await proposed(desk, leech);
  expect(desk.shown).toMatchObject([{ passage: expect.stringContaining('It follows the salt.') }]);
  expect(await desk.cards.previewPage(user, preview, 0)).toMatchObject({
    ...{ fresh: 2, replaces: { id: card } },
    cards: [
      { front: GOOD[0]?.front, page: 3 },
      { quote: 'It follows the salt.', page: 3 },
    ],
  });
  expect(await frontsOf(desk, leech)).toEqual(['How and where to does water move?']);

  const kept = await Promise.all([1, 2].map(() => desk.cards.settlePreview(user, preview, true)));
  for (const { cards, replacing } of kept) {
    expect(cards.map(({ front }) => front)).toEqual(GOOD.map(({ front }) => front));
    expect(cards).toMatchObject(GOOD.map(() => ({ document: 'cells.pdf', page: 3, hasSource: true })));
    expect(replacing).toBe(preview);
  }
  expect(await frontsOf(desk, leech)).toEqual(GOOD.map(({ front }) => front));
  const [, second] = kept[0]?.cards ?? [];
  expect(await desk.cards.source(user, second?.id ?? card)).toMatchObject({
    sentence: 'It follows the salt.',
  });

  for (const _ of [1, 2])
    expect(await desk.cards.undoReplacing(user, preview)).toMatchObject({ id: card, isLeech: true });
  expect(await frontsOf(desk, leech)).toEqual(['How and where to does water move?']);
  await expect(desk.cards.settlePreview(user, preview, true)).rejects.toMatchObject(
    refusal('action.expired'),
  );
});

test('the same event asks the model once', async () => {
  const { mending, shown } = setUp();
  const { user, card } = await newLeech();
  const event = freshEvent();
  const first = await mending.rewrite(user, card, event, never);
  expect(await mending.rewrite(user, card, event, never)).toEqual(first);
  expect(shown).toHaveLength(1);
});

describe('a proposal is kept only where it holds:', () => {
  const [good] = GOOD as [Written[0]];
  test.each([
    ['no quote', { ...good, quote: '' }],
    ['a quote that stands nowhere', { ...good, quote: 'words that nobody wrote here' }],
    ['a verdict', { ...good, front: 'Does water move by osmosis?', back: 'Yes' }],
    ['another number', { ...good, front: 'How many membranes are there?', back: '17' }],
    ['a card that says its answer', { ...good, front: 'Osmosis moves what by osmosis?' }],
    [
      'the old card',
      { ...good, front: 'How and where to does water move?', back: 'By osmosis, to the salt' },
    ],
  ])('not %s', async (_, written) => {
    const { mending, shown } = setUp([written]);
    const { user, card } = await newLeech();
    const { proposed: none } = await mending.rewrite(user, card, freshEvent(), never);
    expect(none).toBeUndefined();
    expect(shown).toHaveLength(1);
    expect(await database.prisma.cardPreview.count()).toBe(0);
  });
});

test('a card of somebody’s own words, or of another writer, is rewritten from its words alone', async () => {
  const written = [{ quote: '', front: 'Capital of Peru?', back: 'Lima' }];
  const desk = setUp(written, 'endpoint');
  const leech = await newLeech();
  const preview = await proposed(desk, leech);
  expect(desk.shown).toEqual([
    { front: 'How and where to does water move?', back: 'By osmosis, to the salt' },
  ]);
  const { cards } = await desk.cards.settlePreview(leech.user, preview, true);
  expect(cards).toMatchObject([{ front: 'Capital of Peru?', page: 3, hasSource: true }]);
});

test.each([
  ['quota', 'model.spent'],
  ['timeout', 'model.slow'],
  ['answer', 'mend.failed'],
] as const)('a model that fails by %s is said to: %s', async (kind, code) => {
  const { mending } = setUp(kind);
  const { user, card } = await newLeech();
  await expect(mending.rewrite(user, card, freshEvent(), never)).rejects.toMatchObject(refusal(code));
});

test('without a model nothing is asked', async () => {
  const mending = createMending({ database, clock, skills: {} });
  const { user, card } = await newLeech();
  expect(mending.canRewrite).toBe(false);
  await expect(mending.rewrite(user, card, freshEvent(), never)).rejects.toMatchObject(
    refusal('mend.no_model'),
  );
});

describe('meanwhile', () => {
  test('deleted, the card is not replaced, before or after the model answers', async () => {
    const desk = setUp();
    const leech = await newLeech();
    const preview = await proposed(desk, leech);
    await desk.cards.delete(leech.user, leech.card);
    await expect(desk.cards.settlePreview(leech.user, preview, true)).rejects.toMatchObject(
      refusal('card.not_found'),
    );
    expect(await frontsOf(desk, leech)).toEqual([]);
    await desk.cards.restore(leech.user, leech.card);
    desk.during.act = async () => void (await desk.cards.delete(leech.user, leech.card));
    await expect(proposed(desk, leech)).rejects.toMatchObject(refusal('card.not_found'));
  });

  test('edited, it stays as its person wrote it', async () => {
    const desk = setUp();
    const leech = await newLeech();
    const { user, card } = leech;
    const preview = await proposed(desk, leech);
    clock.pass(MINUTE);
    const edit = (revision: number, front: string) =>
      desk.cards.edit(user, card, { front, back: 'So', revision }, freshEvent());
    await edit(0, 'How then?');
    await expect(desk.cards.settlePreview(user, preview, true)).rejects.toMatchObject(
      refusal('card.changed'),
    );
    desk.during.act = async () => void (await edit(1, 'And now?'));
    await expect(proposed(desk, leech)).rejects.toMatchObject(refusal('card.changed'));
    expect(await frontsOf(desk, leech)).toEqual(['And now?']);
  });

  test('replaced by another proposal, it is not replaced twice', async () => {
    const desk = setUp();
    const leech = await newLeech();
    const [one, other] = [await proposed(desk, leech), await proposed(desk, leech)];
    await desk.cards.settlePreview(leech.user, one, true);
    await expect(desk.cards.settlePreview(leech.user, other, true)).rejects.toMatchObject(
      refusal('card.not_found'),
    );
    await expect(desk.cards.undoReplacing(leech.user, other)).rejects.toMatchObject(refusal('undo.gone'));
    expect(await frontsOf(desk, leech)).toEqual(GOOD.map(({ front }) => front));
  });

  test('moved, it is replaced where it lies', async () => {
    const desk = setUp();
    const leech = await newLeech();
    const preview = await proposed(desk, leech);
    const { id } = await desk.decks.make(leech.user, 'Exam');
    await database.prisma.card.update({ where: { id: leech.card }, data: { deckId: id } });
    const { cards, deck } = await desk.cards.settlePreview(leech.user, preview, true);
    expect([deck, ...cards.map((card) => card.deck)]).toEqual(Array(3).fill({ id, name: 'Exam' }));
  });
});

test('a card is nobody else’s to rewrite, and neither is what was proposed for it', async () => {
  const desk = setUp();
  const leech = await newLeech();
  const preview = await proposed(desk, leech);
  const { user, deck } = await newPerson(database);
  await expect(desk.mending.rewrite(user, leech.card, freshEvent(), never)).rejects.toMatchObject(
    refusal('card.not_found'),
  );
  const list = {
    deck,
    text: '',
    cards: [{ front: 'a', back: 'b' }],
    replaces: { id: leech.card, revision: 0 },
  };
  await expect(desk.cards.preview(user, list, freshEvent())).rejects.toMatchObject(refusal('card.not_found'));
  for (const act of [
    () => desk.cards.previewPage(user, preview, 0),
    () => desk.cards.settlePreview(user, preview, true),
    () => desk.cards.undoReplacing(user, preview),
  ])
    await expect(act()).rejects.toMatchObject(refusal('action.expired'));
  expect(desk.shown).toHaveLength(1);
});

test('cards that somebody types take the place of one, its own words among them', async () => {
  const desk = setUp();
  const leech = await newLeech();
  const { user, deck, card } = leech;
  const { front, back, revision } = await desk.cards.show(user, card);
  const cards = [
    { front, back },
    { front: 'How?', back: 'By osmosis' },
  ];
  const list = { deck, text: 'as typed', cards, replaces: { id: card, revision } };
  const { preview, fresh } = await desk.cards.preview(user, list, freshEvent());
  expect(fresh).toBe(2);
  const kept = await desk.cards.settlePreview(user, preview, true);
  expect(kept.cards).toMatchObject([{ front, isSetAside: false, page: 3 }, { front: 'How?' }]);
  await expect(desk.cards.show(user, card)).rejects.toMatchObject(refusal('card.not_found'));
});

test('cards that are typed while the old one is edited do not take its place', async () => {
  const desk = setUp();
  const { user, deck, card } = await newLeech();
  const seen = await desk.cards.show(user, card);
  const { revision } = await desk.cards.edit(user, card, { ...seen, front: 'Edited?' }, freshEvent());
  const list = { deck, text: '', cards: [{ front: 'a', back: 'b' }] };
  await expect(desk.cards.preview(user, { ...list, replaces: seen }, freshEvent())).rejects.toMatchObject(
    refusal('card.changed'),
  );
  const { preview } = await desk.cards.preview(
    user,
    { ...list, replaces: { id: card, revision } },
    freshEvent(),
  );
  await desk.cards.edit(user, card, { ...seen, revision, front: 'Edited again?' }, freshEvent());
  await expect(desk.cards.settlePreview(user, preview, true)).rejects.toMatchObject(refusal('card.changed'));
  expect(await desk.cards.show(user, card)).toMatchObject({ front: 'Edited again?' });
});
