import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { dayAround } from '../../../src/core/day.js';
import { type CardId, type NoteId, newId, type SessionId, type UserId } from '../../../src/core/ids.js';
import { createCards } from '../../../src/core/library/cards.js';
import { apart } from '../../../src/core/study/siblings.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson, SECOND } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const study = () => createStudy({ database, clock });
const cards = () => createCards({ database, clock, blobs: undefined as never });
const start = (user: UserId) => study().start(user, { deck: null }, freshEvent());
const frontOf = (state: StudyState): string => (state.phase === 'done' ? 'done' : state.card.front);
const idOf = (state: StudyState): CardId => {
  if (state.phase === 'done') throw new Error('the session is over');
  return state.card.id;
};
const grade = async (user: UserId, state: StudyState, given: 1 | 2 | 3 | 4): Promise<StudyState> => {
  const turned = state.phase === 'answer' ? state : await study().show(user, state);
  clock.pass(10 * SECOND);
  return study().grade(user, turned, given);
};
/** When every card of a person rests, by its front. */
const resting = async (user: UserId) => {
  const rows = await database.prisma.card.findMany({ where: { ownerId: user }, orderBy: { id: 'asc' } });
  return rows.map(({ front, restsUntil, restsAfter }) => ({ front, restsUntil, restsAfter }));
};

const UTC_DAYS = { timeZone: 'UTC', dayStart: 4 };
const restOf = (user: UserId, front: string) =>
  database.prisma.card.findFirst({
    where: { ownerId: user, front },
    select: { restsUntil: true, spreadIn: true },
  });

/** A person with a card for each size of note, and its siblings: `a1 a2 b1 c1 c2 c3` of 2, 1 and 3. */
const withNotes = async (sizes: readonly number[], settings: { newPerDay?: number } = {}) => {
  const person = await newPerson(database, settings);
  for (const [i, size] of sizes.entries()) {
    const fronts = Array.from({ length: size }, (_, n) => `${String.fromCharCode(97 + i)}${n + 1}`);
    const ids = await newCards(database, person, fronts);
    await database.prisma.card.updateMany({ where: { id: { in: ids } }, data: { note: newId<NoteId>() } });
  }
  return person;
};

it('a sibling of a new card is asked on another day', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([2, 1]);
  const first = await start(user);
  expect([frontOf(first), first.progress.of]).toEqual(['a1', 2]);
  const second = await grade(user, first, 4);
  expect(frontOf(second)).toBe('b1');
  expect(await grade(user, second, 4)).toMatchObject({ phase: 'done', summary: { newLeft: null } });
  await expect(start(user)).rejects.toMatchObject({ code: 'study.nothing_due' });
  clock.set('2026-03-03T04:00:00Z');
  expect(frontOf(await start(user))).toBe('a2');
});

it('no two siblings are asked on one day, whatever was graded and taken back', async () => {
  const grades = fc.array(fc.constantFrom<0 | 1 | 2 | 3 | 4>(0, 1, 2, 3, 4), { minLength: 5, maxLength: 12 });
  const days = fc.array(grades, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      days,
      async (sizes, days) => {
        clock.set('2026-03-02T09:00:00Z');
        const { user } = await withNotes(sizes);
        for (const grades of days) {
          let state: StudyState | undefined = await start(user).catch(() => undefined);
          for (const given of grades) {
            if (!state || state.phase === 'done') break;
            state = given === 0 ? await study().undo(user, state) : await grade(user, state, given);
          }
          clock.set(new Date(clock.now().getTime() + 3 * DAY));
        }
        const log = await database.prisma.reviewLog.findMany({
          where: { userId: user },
          include: { card: true },
        });
        const undone = new Set(log.map(({ undoes }) => undoes));
        const asked = new Map<string, string>();
        for (const { id, rating, day, card } of log) {
          if (rating === 0 || undone.has(id)) continue;
          const key = `${day} ${card.note}`;
          expect(asked.get(key) ?? card.front).toBe(card.front);
          asked.set(key, card.front);
        }
      },
    ),
    { numRuns: 6 },
  );
});

it('a card with a sibling that is new comes first when it is due, also where no new card is left for the day', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([2], { newPerDay: 1 });
  await grade(user, await start(user), 4);
  await database.prisma.user.update({ where: { id: user }, data: { newPerDay: 0 } });
  clock.pass(200 * DAY);
  const due = await start(user);
  expect([frontOf(due), due.progress.of]).toEqual(['a1', 1]);
  await database.prisma.user.update({ where: { id: user }, data: { newPerDay: 20 } });
  await study().end(user, due.session);
  expect(frontOf(await start(user))).toBe('a1');
});

it('Undo in practice and ahead leaves a rest as it was', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([2]);
  await grade(user, await start(user), 4);
  const before = await resting(user);
  const round = await study().start(user, { deck: null, mode: 'practise' }, freshEvent());
  const second = await grade(user, round, 3);
  await study().undo(user, await grade(user, second, 3));
  expect(await resting(user)).toEqual(before);
  await study().end(user, round.session);

  clock.pass(2 * DAY);
  const spreadIn = newId<SessionId>();
  const restsUntil = new Date(clock.now().getTime() + 3 * DAY);
  await database.prisma.card.updateMany({
    where: { ownerId: user, front: 'a1' },
    data: { restsUntil, spreadIn },
  });
  const request = { deck: null, mode: 'ahead', until: dayAround(clock.now(), UTC_DAYS).number + 60 } as const;
  const ahead = await study().start(user, request, freshEvent());
  expect(frontOf(ahead)).toBe('a1');
  const done = await grade(user, ahead, 3);
  expect(await restOf(user, 'a1')).toEqual({ restsUntil: null, spreadIn: null });
  await study().undo(user, done);
  expect(await restOf(user, 'a1')).toEqual({ restsUntil, spreadIn });
});

it('siblings rest until the day is over, and Undo leaves them as they were', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([3]);
  const before = await resting(user);
  const first = await start(user);
  const done = await grade(user, first, 1);
  const end = new Date('2026-03-03T04:00:00Z');
  expect((await resting(user)).map(({ restsUntil }) => restsUntil)).toEqual([null, end, end]);
  const again = await grade(user, done, 4);
  const once = await study().undo(user, again);
  expect((await resting(user)).map(({ restsUntil }) => restsUntil)).toEqual([null, end, end]);
  await study().undo(user, once);
  expect(await resting(user)).toEqual(before);
});

it('siblings rest along with a card that is put off, and come back with it', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([2, 1]);
  const before = await resting(user);
  const first = await start(user);
  const second = await study().putAside(user, first, 'rests');
  expect([frontOf(second), second.progress.of]).toEqual(['b1', 1]);
  const back = await study().bringBack(user, second.session, { card: idOf(first), isNext: true });
  expect(frontOf(back)).toBe('a1');
  expect(await resting(user)).toEqual(before);
});

it('a sibling that its person wants back on the same day is asked', async () => {
  clock.set('2026-03-02T09:00:00Z');
  const { user } = await withNotes([2]);
  const first = await start(user);
  await grade(user, first, 4);
  const other = await database.prisma.card.findFirstOrThrow({ where: { ownerId: user, front: 'a2' } });
  await cards().studyAgain(user, other.id);
  expect(frontOf(await start(user))).toBe('a2');
});

it('a round of practice has siblings, but not beside each other', async () => {
  const { user } = await withNotes([2, 1, 2, 1]);
  let state: StudyState = await study().start(user, { deck: null, mode: 'practise' }, freshEvent());
  const asked: string[] = [];
  while (state.phase !== 'done') {
    asked.push(frontOf(state));
    state = await grade(user, state, 3);
  }
  expect(asked.toSorted()).toEqual(['a1', 'a2', 'b1', 'c1', 'c2', 'd1']);
  for (const [i, front] of asked.entries()) expect(front[0]).not.toBe(asked[i + 1]?.[0]);
});

it('cards of one note are apart wherever others can stand between them, and the order stays otherwise', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', null), { maxLength: 12 });
  fc.assert(
    fc.property(names, (notes) => {
      const all = notes.map((note) => ({ id: newId<CardId>(), note: note as NoteId | null }));
      const placed = apart(all);
      expect(placed.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      const most = Math.max(0, ...['a', 'b', 'c'].map((note) => notes.filter((one) => one === note).length));
      const beside = placed.filter(({ note }, i) => note !== null && note === placed[i + 1]?.note).length;
      expect(beside).toBe(Math.max(0, 2 * most - 1 - notes.length));
      if (new Set(notes.filter(Boolean)).size === notes.filter(Boolean).length) expect(placed).toEqual(all);
    }),
  );
});
