import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { ModelFailed } from '../../../src/core/generation/errors.js';
import { createMending } from '../../../src/core/generation/mend/mending.js';
import type { CardCorrector, CardExplainer } from '../../../src/core/generation/skills.js';
import type { WriterName } from '../../../src/core/generation/types.js';
import { type CardId, type DocumentId, type GenerationId, newId } from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { createDecks } from '../../../src/core/library/decks.js';
import { drawCards } from '../../../src/core/quiz/questions/draw.js';
import { createStudy } from '../../../src/core/study/study.js';
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

type Asked = Parameters<CardCorrector['correct']>[0] | Parameters<CardExplainer['explain']>[0];

/** A model that keeps what it is shown. */
const setUp = (
  answers: { explain?: string; correct?: Awaited<ReturnType<CardCorrector['correct']>> } = {},
) => {
  const shown: Asked[] = [];
  let meanwhile = async (): Promise<void> => {};
  const name = 'gemini' as const;
  const cardExplainer: CardExplainer = {
    name,
    explain: async (card) => {
      shown.push(card);
      return answers.explain;
    },
  };
  const cardCorrector: CardCorrector = {
    name,
    correct: async (card) => {
      shown.push(card);
      await meanwhile();
      return answers.correct;
    },
  };
  const services = { database, clock };
  return {
    shown,
    whileAsked: (act: () => Promise<void>) => {
      meanwhile = act;
    },
    mending: createMending({ ...services, skills: { cardExplainer, cardCorrector } }),
    cards: createCards({ ...services, blobs: createRowBlobs(database) }),
    decks: createDecks(services),
    study: createStudy(services),
  };
};

/** A person with one card from their document, whose chunk was written by `writer`. */
const newMade = async (writer: WriterName | null, generator: WriterName = 'gemini') => {
  const { user, deck } = await newPerson(database);
  const [documentId, generationId, card] = [newId<DocumentId>(), newId<GenerationId>(), newId<CardId>()];
  await database.prisma.document.create({
    data: {
      ...{ id: documentId, ownerId: user, sha256: '', name: 'cells.pdf', size: 1 },
      texts: {
        create: { page: 3, kind: 'text', text: 'Water moves by osmosis. It follows the salt. A secret.' },
      },
    },
  });
  await database.prisma.generation.create({
    data: {
      ...{ id: generationId, ownerId: user, documentId, deckId: deck, requested: 1, generator },
      ...{ place: PLACE, fallback: PLACE, status: 'done' },
      chunks: {
        create: {
          index: 0,
          fromPage: 3,
          toPage: 3,
          cards: 1,
          dropped: {},
          skipped: [],
          writers: writer ? [writer] : [],
        },
      },
    },
  });
  await database.prisma.card.create({
    data: {
      ...{ id: card, deckId: deck, ownerId: user, kind: 'basic', documentId, page: 3, generationId },
      ...{ chunkIndex: 0, ordinal: 0, front: 'How does water move?', back: 'By diffusion' },
      ...{ quote: 'Water moves by osmosis.', createdAt: clock.now() },
    },
  });
  return { user, deck, card };
};

/** A copy of the card, in the deck of somebody else. */
const copyOf = async (originId: CardId) => {
  const { user, deck } = await newPerson(database);
  const origin = await database.prisma.card.findUniqueOrThrow({ where: { id: originId } });
  const { kind, front, back, distractors, documentId, page, quote } = origin;
  const id = newId<CardId>();
  const copied = { kind, front, back, distractors, documentId, page, quote };
  await database.prisma.card.create({ data: { id, deckId: deck, ownerId: user, originId, ...copied } });
  return { user, deck, card: id };
};

const refusal = (code: string) => ({ code });

describe('a model', () => {
  test('is shown the card’s words and its passage, and nothing else', async () => {
    const { mending, shown } = setUp({ explain: 'Because it follows the salt.' });
    const { user, card } = await newMade('gemini');
    expect(await mending.explain(user, card, never)).toMatchObject({ text: 'Because it follows the salt.' });
    expect(shown).toEqual([
      { front: 'How does water move?', back: 'By diffusion', passage: expect.stringContaining('osmosis') },
    ]);
  });

  test.each([
    ['gemini', 'extractive', true],
    ['extractive', 'gemini', false],
    [null, 'gemini', true],
    [null, 'extractive', false],
    ['endpoint', 'gemini', false],
  ] as const)('may see a card of %s in a generation of %s: %s', async (writer, generator, may) => {
    const { mending, shown } = setUp({ explain: 'So.' });
    const { user, card } = await newMade(writer, generator);
    expect(await mending.canAsk(user, card)).toBe(may);
    if (may) return;
    await expect(mending.explain(user, card, never)).rejects.toMatchObject(refusal('mend.no_model'));
    await expect(mending.correct(user, card, never)).rejects.toMatchObject(refusal('mend.no_model'));
    expect(shown).toEqual([]);
  });

  test('may see a copy of what it wrote, never a card that somebody typed, nor anybody else’s', async () => {
    const { mending, cards } = setUp({ explain: 'So.' });
    const made = await newMade('gemini');
    const copy = await copyOf(made.card);
    expect(await mending.canAsk(copy.user, copy.card)).toBe(true);
    expect(await mending.canAsk(copy.user, made.card)).toBe(false);
    const typed = await cards.add(made.user, { front: 'a', back: 'b', deck: made.deck }, freshEvent());
    expect(await mending.canAsk(made.user, typed.id)).toBe(false);
    await expect(mending.explain(copy.user, made.card, never)).rejects.toMatchObject(
      refusal('card.not_found'),
    );
  });

  test('that fails is said to have failed', async () => {
    const { card, user } = await newMade('gemini');
    const failing = async () => {
      throw new ModelFailed('no');
    };
    const skills = {
      cardExplainer: { name: 'gemini', explain: failing },
      cardCorrector: { name: 'gemini', correct: failing },
    } as const;
    const mending = createMending({ database, clock, skills });
    await expect(mending.explain(user, card, never)).rejects.toMatchObject(refusal('mend.failed'));
    await expect(mending.correct(user, card, never)).rejects.toMatchObject(refusal('mend.failed'));
  });
});

describe('a card that is called wrong', () => {
  test('is not studied or played at once, and the session goes on', async () => {
    const { mending, study, decks, cards } = setUp();
    const { user, deck, card } = await newMade('gemini');
    await cards.add(user, { front: 'Another?', back: 'Yes', deck }, freshEvent());
    const began = await study.start(user, { deck }, freshEvent());
    expect(began).toMatchObject({ phase: 'front', card: { id: card } });
    expect(await mending.callWrong(user, card)).toMatchObject({ isWrong: true });
    expect(await mending.callWrong(user, card)).toMatchObject({ isWrong: true });
    expect(await study.resume(user, began.session)).toMatchObject({
      phase: 'front',
      card: { front: 'Another?' },
    });
    expect(await decks.show(user, deck)).toMatchObject({ cards: 2, fresh: 1, calledWrong: 1 });
    const drawn = await drawCards(database.prisma, { deck }, () => 0.5);
    expect(drawn.cards.map(({ front }) => front)).toEqual(['Another?']);
    expect(await mending.keep(user, card)).toMatchObject({ isWrong: false });
    expect(await decks.show(user, deck)).toMatchObject({ fresh: 2, calledWrong: 0 });
    expect((await drawCards(database.prisma, { deck }, () => 0.5)).cards).toHaveLength(2);
  });

  test('is corrected when that is taken, once, and can be what it was again', async () => {
    const corrected = { front: 'How does water move?', back: 'By osmosis', distractors: [] };
    const { mending, cards } = setUp({ correct: corrected });
    const { user, card } = await newMade('gemini');
    await mending.callWrong(user, card);
    expect(await mending.correct(user, card, never)).toMatchObject({ outcome: 'corrected', corrected });
    expect(await cards.show(user, card)).toMatchObject({ back: 'By diffusion', isWrong: true });
    const event = freshEvent();
    for (const _ of [1, 2])
      expect(await mending.takeCorrection(user, card, event)).toMatchObject({
        ...{ back: 'By osmosis', isWrong: false, revision: 1 },
      });
    await expect(mending.takeCorrection(user, card, freshEvent())).rejects.toMatchObject(
      refusal('action.expired'),
    );
    expect(await cards.undoEdit(user, card, 1)).toMatchObject({ back: 'By diffusion' });
    expect(await database.prisma.cardReport.count({ where: { cardId: card } })).toBe(1);
  });

  test('is settled by an edit, which makes a proposal for the older words void', async () => {
    const corrected = { front: 'How?', back: 'By osmosis', distractors: [] };
    const { mending, cards } = setUp({ correct: corrected });
    const { user, card } = await newMade('gemini');
    await mending.correct(user, card, never);
    const edited = { front: 'How then?', back: 'So', revision: 0 };
    expect(await cards.edit(user, card, edited, freshEvent())).toMatchObject({ isWrong: false });
    expect(await mending.callWrong(user, card)).toMatchObject({ isWrong: true });
    await expect(mending.takeCorrection(user, card, freshEvent())).rejects.toMatchObject(
      refusal('action.expired'),
    );
  });

  test('stays back in study where it was put there while the model was asked', async () => {
    const corrected = { front: 'How?', back: 'By osmosis', distractors: [] };
    const { mending, cards, whileAsked } = setUp({ correct: corrected });
    const { user, card } = await newMade('gemini');
    await mending.callWrong(user, card);
    whileAsked(async () => void (await mending.keep(user, card)));
    await expect(mending.correct(user, card, never)).rejects.toMatchObject(refusal('card.changed'));
    expect(await cards.show(user, card)).toMatchObject({ back: 'By diffusion', isWrong: false });
  });

  test.each([
    [undefined, 'unknown'],
    [{ front: 'How does water move?', back: 'By diffusion', distractors: [] }, 'right'],
    [{ front: 'How?', back: 'So', distractors: ['one more'] }, 'unknown'],
    [{ front: ' ', back: 'So', distractors: [] }, 'unknown'],
  ] as const)('stays as it is where the model says %j', async (correct, outcome) => {
    const { mending } = setUp({ correct });
    const { user, card } = await newMade('gemini');
    expect(await mending.correct(user, card, never)).toMatchObject({ outcome });
    expect(await database.prisma.cardReport.count()).toBe(0);
  });

  test('is the copy alone; the deck of its origin says so until that card is changed', async () => {
    const { mending, decks, cards } = setUp();
    const made = await newMade('gemini');
    const copy = await copyOf(made.card);
    await mending.callWrong(copy.user, copy.card);
    expect(await cards.show(made.user, made.card)).toMatchObject({ isWrong: false });
    expect(await decks.show(made.user, made.deck)).toMatchObject({ fresh: 1, calledWrong: 1 });
    const listed = await cards.marked(made.user, made.deck, 'calledWrong', 0);
    expect(listed.cards.map(({ id }) => id)).toEqual([made.card]);
    clock.pass(MINUTE);
    await cards.edit(made.user, made.card, { front: 'How?', back: 'So', revision: 0 }, freshEvent());
    expect(await decks.show(made.user, made.deck)).toMatchObject({ calledWrong: 0 });
    await expect(mending.callWrong(copy.user, made.card)).rejects.toMatchObject(refusal('card.not_found'));
  });
});
