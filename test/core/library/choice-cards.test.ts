import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import type { CardId } from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import type { Sides } from '../../../src/core/library/content.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const cards = () => createCards({ database, clock, blobs: createRowBlobs(database) });
const capital = { front: 'Capital of France?', back: 'Paris' };
const wrong = ['Lyon', 'Nice'];

const adding = async (sides: Sides) => {
  const { user, deck } = await newPerson(database);
  const card = await cards().add(user, { ...sides, deck }, freshEvent());
  const edit = (change: Sides, revision: number) =>
    cards().edit(user, card.id, { ...change, revision }, freshEvent());
  return { user, deck, card, edit };
};

test('a card with wrong answers is asked with them, and with no fewer options than it can have', async () => {
  const { user, deck, card } = await adding({ ...capital, distractors: [' Lyon', '', 'Nice '] });
  expect(card).toMatchObject({ kind: 'choice', distractors: wrong });
  await cards().add(user, { front: 'Capital of Italy?', back: 'Rome', deck }, freshEvent());
  const asked = await createStudy({ database, clock }).start(user, { deck: null }, freshEvent());
  expect(asked).toMatchObject({ phase: 'front', question: { kind: 'choice', right: 'Paris' } });
  if (asked.phase !== 'front' || asked.question.kind !== 'choice') throw new Error('not asked with options');
  expect(asked.question.options.toSorted()).toEqual(['Lyon', 'Nice', 'Paris', 'Rome']);
});

test('what its person calls wrong is offered also where it holds the words of the right answer', async () => {
  const salt = ['sodium chloride', 'Sodium-24', 'NaCl'];
  const { user } = await adding({ front: 'Na is?', back: 'sodium', distractors: salt });
  const asked = await createStudy({ database, clock }).start(user, { deck: null }, freshEvent());
  if (asked.phase !== 'front' || asked.question.kind !== 'choice') throw new Error('not asked with options');
  expect(asked.question.options.toSorted()).toEqual(['sodium', ...salt].toSorted());
});

test('an edit makes a card one of choice and a plain one again, and Undo brings back kind and wrong answers', async () => {
  const { user, card, edit } = await adding(capital);
  expect(card).toMatchObject({ kind: 'basic', distractors: [] });
  expect(await edit({ ...capital, distractors: wrong }, 0)).toMatchObject({
    ...{ kind: 'choice', distractors: wrong, revision: 1 },
  });
  expect(await edit({ ...capital, distractors: wrong }, 1)).toMatchObject({ revision: 1 });
  expect(await edit({ ...capital, front: 'Capital?' }, 1)).toMatchObject({
    kind: 'choice',
    distractors: wrong,
  });
  expect(await edit({ front: 'The capital is ____', back: 'Paris', distractors: [] }, 2)).toMatchObject({
    ...{ kind: 'cloze', distractors: [] },
  });
  const undo = (id: CardId, revision: number) => cards().undoEdit(user, id, revision);
  expect(await undo(card.id, 3)).toMatchObject({ kind: 'choice', distractors: wrong, front: 'Capital?' });
  expect(await edit({ ...capital, distractors: [] }, 4)).toMatchObject({ kind: 'basic', distractors: [] });
});

test.each([
  ['wrong.is_right', ['Lyon', 'paris.']],
  ['wrong.twice', ['Lyon', 'the  lyon']],
  ['wrong.too_many', ['Lyon', 'Nice', 'Lille', 'Brest']],
  ['text.too_long', ['x'.repeat(201)]],
])('are refused with %s: %j', async (code, distractors) => {
  const { user, deck, edit, card } = await adding(capital);
  const refused = expect.objectContaining({ code });
  await expect(edit({ ...capital, distractors }, 0)).rejects.toEqual(refused);
  const twice = { ...capital, front: 'Again?', distractors };
  await expect(cards().add(user, { ...twice, deck }, freshEvent())).rejects.toEqual(refused);
  expect(await cards().show(user, card.id)).toEqual(card);
});

test('signs that differ by their case alone are two answers', async () => {
  const { card } = await adding({ front: 'Heterozygous?', back: 'Aa', distractors: ['AA', 'aa'] });
  expect(card).toMatchObject({ kind: 'choice', distractors: ['AA', 'aa'] });
});

test('a list keeps the wrong answers of its cards', async () => {
  const { user, deck } = await newPerson(database);
  const list = {
    deck,
    text: '',
    cards: [
      { ...capital, distractors: wrong },
      { front: 'a', back: 'b' },
    ],
  };
  const { preview, cards: shown } = await cards().preview(user, list, freshEvent());
  expect(shown).toMatchObject([{ distractors: wrong }, { front: 'a' }]);
  const kept = await cards().settlePreview(user, preview, true);
  expect(kept.cards).toMatchObject([{ kind: 'choice', distractors: wrong }, { kind: 'basic' }]);
});
