import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { createRequests, type NewDocument } from '../../../src/core/generation/store/requests.js';
import { createGenerationStates } from '../../../src/core/generation/store/states.js';
import type { WriterName } from '../../../src/core/generation/types.js';
import type { GenerationId, UserId } from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newPerson } from '../../support/people.js';

const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const PDF = new TextEncoder().encode('%PDF-1.7 and so on');

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const setUp = async ({ perDay = 10, writer }: { perDay?: number; writer?: WriterName } = {}) => {
  const clock = handClock();
  const jobs: Job[] = [];
  const queue = { add: async (job: Job) => void jobs.push(job) };
  const blobs = createRowBlobs(database);
  const { user } = await newPerson(database);
  return {
    clock,
    jobs,
    user,
    requests: createRequests({
      ...{ database, clock, blobs, queue, limits: { perDay, cards: 100 } },
      ...(writer === undefined ? {} : { writer }),
    }),
    states: createGenerationStates({ database, clock, queue }),
  };
};

const wish = (user: UserId, more: Partial<NewDocument> = {}): NewDocument => ({
  user,
  event: freshEvent(),
  place: PLACE,
  fallback: PLACE,
  file: { name: 'notes.pdf', bytes: PDF },
  deck: { name: 'notes' },
  ...more,
});

const stored = async () => ({
  decks: await database.prisma.deck.count({ where: { isDefault: false, deletedAt: null } }),
  documents: await database.prisma.document.count(),
  blobs: (await database.prisma.blobPart.findMany({ distinct: ['blobId'] })).length,
});

describe('a PDF that is sent', () => {
  test('is stored with its deck, and queued', async () => {
    const { requests, states, user, jobs } = await setUp();
    const id = await requests.start(wish(user));
    expect(jobs).toEqual([{ name: 'pdf', generation: id, attempt: 0 }]);
    expect(await states.own(user, id)).toMatchObject({ status: 'queued', file: 'notes.pdf' });
    expect(await stored()).toEqual({ decks: 1, documents: 1, blobs: 1 });
  });

  test('goes to the deck of that name when there is one, in any letter case', async () => {
    const { requests, states, user } = await setUp();
    const first = await requests.start(wish(user));
    await states.cancel(user, first);
    await database.prisma.deck.updateMany({ where: { name: 'notes' }, data: { deletedAt: null } });
    const second = await requests.start(wish(user, { deck: { name: 'NOTES' } }));
    expect((await states.own(user, second)).deck.id).toBe((await states.own(user, first)).deck.id);
  });

  test('is taken in once, however often its event comes', async () => {
    const { requests, user } = await setUp();
    const event = freshEvent();
    const id = await requests.start(wish(user, { event }));
    expect(await requests.start(wish(user, { event }))).toBe(id);
    expect(await stored()).toEqual({ decks: 1, documents: 1, blobs: 1 });
  });

  test.each([
    ['\u202Eevil\u0000\ud83d.pdf', 'evil.pdf'],
    [`${'🧬'.repeat(60)}.pdf`, '🧬'.repeat(50)],
    [' \n ', 'document.pdf'],
  ])('keeps a readable part of the name %j', async (name, shown) => {
    const { requests, states, user } = await setUp();
    const id = await requests.start(wish(user, { file: { name, bytes: PDF }, deck: { name } }));
    const state = await states.own(user, id);
    expect(state.file).toBe(shown);
    expect(state.deck.name).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('what is refused leaves nothing behind:', () => {
  test('more than a day’s PDFs, until a day has passed', async () => {
    const { requests, states, user, clock } = await setUp({ perDay: 1 });
    await states.cancel(user, await requests.start(wish(user)));
    await expect(requests.start(wish(user))).rejects.toMatchObject({ code: 'pdf.daily_limit' });
    expect(await stored()).toMatchObject({ decks: 0, documents: 1, blobs: 1 });
    clock.pass(DAY + 1);
    await requests.start(wish(user));
  });

  test('a file that is not a PDF', async () => {
    const { requests, user } = await setUp();
    const file = { name: 'a.pdf', bytes: new TextEncoder().encode('hello') };
    await expect(requests.start(wish(user, { file }))).rejects.toMatchObject({ code: 'pdf.not_pdf' });
    expect(await stored()).toEqual({ decks: 0, documents: 0, blobs: 0 });
  });
});

describe('a PDF that is sent again', () => {
  test('is offered while it is there, counts for nothing, and is queued once when it is accepted', async () => {
    const { requests, states, user, jobs } = await setUp({ perDay: 2 });
    const first = await requests.start(wish(user));
    const id = await requests.start(wish(user, { file: { name: 'again.pdf', bytes: PDF }, cards: 7 }));
    expect(await states.own(user, id)).toMatchObject({ status: 'offered', requested: 7, file: 'notes.pdf' });
    expect((await states.own(user, id)).known).toMatchObject({ generation: first, isBeingRead: true });
    expect(jobs).toHaveLength(1);
    expect(await stored()).toEqual({ decks: 1, documents: 1, blobs: 1 });

    const { event: _, ...acceptance } = wish(user);
    const accept = () => requests.accept({ ...acceptance, event: freshEvent(), offer: id });
    expect(await Promise.all([accept(), accept()])).toEqual([id, id]);
    expect(await states.own(user, id)).toMatchObject({ status: 'queued', after: { file: 'notes.pdf' } });
    const third = requests.start(wish(user, { file: { name: 'b.pdf', bytes: Buffer.from('%PDF-1.7 b') } }));
    await expect(third).rejects.toMatchObject({ code: 'pdf.daily_limit' });
  });

  test('is refused at once for pages that it does not have', async () => {
    const { requests, user } = await setUp();
    await requests.start(wish(user));
    await database.prisma.document.updateMany({ data: { pages: 6 } });
    const outside = requests.start(wish(user, { pages: [30, 31] }));
    await expect(outside).rejects.toMatchObject({ code: 'pages.outside', details: { pages: 6 } });
  });

  test('is another document for another person, and made where it was cancelled without a card', async () => {
    const { requests, states, user } = await setUp();
    await states.cancel(user, await requests.start(wish(user)));
    const { user: eve } = await newPerson(database);
    for (const by of [user, eve]) {
      const id = await requests.start(wish(by));
      expect(await states.own(by, id)).toMatchObject({ status: 'queued' });
    }
  });
});

describe('more of a document', () => {
  test('is asked for by its owner alone, and once for an event', async () => {
    const { requests, states, user } = await setUp();
    const from = await requests.start(wish(user, { focus: 'dates', language: 'French' }));
    await database.prisma.generation.update({ where: { id: from }, data: { status: 'done' } });
    const more = { ...wish(user), from, pages: [2, 3] };
    const id = await requests.again(more);
    expect(await requests.again(more)).toBe(id);
    const row = await database.prisma.generation.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ onlyPages: [2, 3], focus: 'dates', language: 'French' });

    expect(await requests.again({ ...wish(user), from, pages: [2, 3] })).toBe(id);
    expect(await requests.again({ ...wish(user), from, pages: [3] })).not.toBe(id);

    const { user: eve } = await newPerson(database);
    const stolen = requests.again({ ...wish(eve), from, pages: [1] });
    await expect(stolen).rejects.toMatchObject({ code: 'action.not_yours' });
    await expect(states.cancel(eve, id)).rejects.toMatchObject({ code: 'pdf.not_yours' });
  });

  test.each([
    ['extractive', 'counts as no PDF of the day'],
    ['gemini', 'counts as a PDF of the day'],
  ] as const)('by the writer “%s” %s', async (writer, counted) => {
    const { requests, states, user } = await setUp({ perDay: 2, writer });
    const finish = (id: GenerationId, status: 'done' | 'cancelled') =>
      database.prisma.generation.update({ where: { id }, data: { status, generator: writer } });
    const from = await requests.start(wish(user));
    await finish(from, 'done');
    await finish(await requests.again({ ...wish(user), from, pages: [2] }), 'done');
    const third = requests.start(wish(user));
    if (counted.includes('no PDF')) await states.cancel(user, await third);
    else await expect(third).rejects.toMatchObject({ code: 'pdf.daily_limit' });
  });
});

test('a deck that was there before stays when its PDF is cancelled', async () => {
  const { requests, states, user, clock } = await setUp();
  const first = await requests.start(wish(user));
  const { deck } = await states.own(user, first);
  await database.prisma.generation.update({ where: { id: first }, data: { status: 'done' } });
  clock.pass(1);
  await states.cancel(user, await requests.start(wish(user, { deck })));
  expect(await stored()).toMatchObject({ decks: 1 });
});
