import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Messenger, PlaceClosed, PlatformSilent, viewNow } from '../../src/bots/chat/messenger.js';
import { createMessengers } from '../../src/bots/chat/messengers.js';
import { text, type View } from '../../src/bots/chat/view.js';
import type { Database } from '../../src/core/database/client.js';
import { createOwed, FORGOTTEN_AFTER_MS } from '../../src/core/events/owed.js';
import { createReferences } from '../../src/core/events/references.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import type { Subject } from '../../src/core/events/subjects.js';
import { type GenerationId, newId, type ReminderId, type WeekId } from '../../src/core/ids.js';
import type { Job } from '../../src/core/ports.js';
import { deliverOwed, notify } from '../../src/jobs/notify.js';
import { showProgress } from '../../src/jobs/progress.js';
import { emptyDatabase, freshDatabase } from '../support/database.js';
import { handClock, newPerson } from '../support/people.js';

const place = (id: string): PlaceRef => ({ kind: 'place', platform: 'test', id });
const progressOf = (id: GenerationId): Subject => ({ kind: 'generation.progress', id });
const view = (words: string): View => ({ blocks: [text(words)] });

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

/** A messenger that notes what it is told, with places that are closed. */
const recorder = (closed: readonly string[] = []) => {
  const said: string[] = [];
  let failures = 0;
  const words = (shown: View): string => JSON.stringify(shown.blocks);
  const messenger: Messenger = {
    async send({ id, platform }, shown) {
      if (failures-- > 0) throw new Error('the platform is down');
      if (closed.includes(id)) throw new PlaceClosed();
      said.push(`${id}: ${words(viewNow(shown))}`);
      return { kind: 'message', platform, id: `${id}/${said.length}` };
    },
    async edit(message, shown) {
      if (closed.includes(message.id)) throw new PlaceClosed();
      said.push(`edit ${message.id}: ${words(shown)}`);
      return { ...message, id: `${message.id}'` };
    },
    isInSight: async ({ id }) => id === 'in sight',
  };
  return {
    messenger,
    said,
    fail: (times: number) => {
      failures = times;
    },
  };
};

const setUp = async (closed: readonly string[] = []) => {
  const clock = handClock();
  const jobs: Extract<Job, { name: 'notify' }>[] = [];
  const queue = { add: async (job: Job) => void (job.name === 'notify' && jobs.push(job)) };
  const owed = createOwed({ database, clock, queue });
  const references = createReferences({ database });
  const { messenger, said, fail } = recorder(closed);
  const { user } = await newPerson(database);
  const generation = newId<GenerationId>();
  const subject: Subject = { kind: 'generation.end', id: generation };
  await database.prisma.$transaction((tx) =>
    owed.add(tx, { user, subject, place: place('here'), fallback: place('private') }),
  );
  await owed.dispatch(subject);
  const dependencies = {
    owed,
    references,
    messenger,
    reminders: { close: async () => {} },
    boards: { lose: async () => {} },
    viewSubject: async ({ kind }: Subject) => view(kind === 'generation.end' ? 'end' : 'progress'),
  };
  const deliver = async () => {
    for (const job of jobs.splice(0)) await deliverOwed(dependencies, job);
  };
  return { dependencies, owed, references, said, fail, user, generation, subject, clock, jobs, deliver };
};

describe('a message that is owed', () => {
  test('is sent once to its place, and the progress above it gets its last word', async () => {
    const { said, deliver, owed, subject, references, generation, jobs } = await setUp();
    await references.remember(progressOf(generation), { kind: 'message', platform: 'test', id: 'above' });
    await deliver();
    await owed.dispatch(subject);
    expect(jobs).toEqual([]);
    expect(said).toEqual([
      'here: [{"kind":"text","text":["end"]}]',
      'edit above: [{"kind":"text","text":["progress"]}]',
    ]);
    expect(await references.find(subject)).toMatchObject({ id: 'here/1' });
  });

  test('takes the place of the progress while that is in sight, and is not shown progress over', async () => {
    const { said, deliver, owed, user, dependencies, references, generation, subject } = await setUp();
    const shown = { kind: 'message', platform: 'test', id: 'in sight' } as const;
    await references.remember(progressOf(generation), shown);
    await deliver();
    expect(await owed.held(user)).toEqual([]);
    expect(await references.find(subject)).toMatchObject({ id: "in sight'" });
    await showProgress(dependencies, generation);
    expect(said).toEqual([
      'edit in sight: [{"kind":"text","text":["end"]}]',
      'edit in sight\': [{"kind":"text","text":["end"]}]',
    ]);
  });

  test('is a message of its own when the one above is closed', async () => {
    const { said, deliver, references, generation } = await setUp(['in sight']);
    await references.remember(progressOf(generation), { kind: 'message', platform: 'test', id: 'in sight' });
    await deliver();
    expect(said).toEqual(['here: [{"kind":"text","text":["end"]}]']);
  });

  test('goes to the private chat when its place is closed', async () => {
    const { said, deliver } = await setUp(['here']);
    await deliver();
    expect(said).toEqual(['private: [{"kind":"text","text":["end"]}]']);
  });

  test('waits for the next command when both are closed, and is given out once', async () => {
    const { said, deliver, owed, user, subject } = await setUp(['here', 'private']);
    await deliver();
    expect(said).toEqual([]);
    const [kept] = await owed.held(user);
    expect(kept?.subject).toEqual(subject);
    if (kept) await owed.markDelivered(kept.id);
    expect(await owed.held(user)).toEqual([]);
  });

  test('of reminders leaves no reference, and ends them when the private chat is closed', async () => {
    const reminder: Subject = { kind: 'reminder', id: newId<ReminderId>() };
    for (const closed of [[], ['private']]) {
      const { dependencies, owed, user, references, jobs } = await setUp(closed);
      jobs.splice(0);
      const ended: ReminderId[] = [];
      const reminders = { close: async (id: ReminderId) => void ended.push(id) };
      const chat = { place: place('private'), fallback: place('private') };
      await database.prisma.owed.deleteMany();
      await database.prisma.$transaction((tx) => owed.add(tx, { user, subject: reminder, ...chat }));
      await owed.dispatch(reminder);
      for (const job of jobs.splice(0)) await deliverOwed({ ...dependencies, reminders }, job);
      expect(await references.find(reminder)).toBeUndefined();
      expect(ended).toEqual(closed.map(() => reminder.id));
      expect(await owed.held(user)).toHaveLength(closed.length);
    }
  });

  test('of a board is given up with the board where the bot may not post', async () => {
    const { dependencies, owed, user, jobs } = await setUp(['channel']);
    jobs.splice(0);
    const board: Subject = { kind: 'board', id: newId<WeekId>() };
    const lost: WeekId[] = [];
    const boards = { lose: async (id: WeekId) => void lost.push(id) };
    const channel = { place: place('channel'), fallback: place('channel') };
    await database.prisma.$transaction((tx) => owed.add(tx, { user, subject: board, ...channel }));
    await owed.dispatch(board);
    for (const job of jobs.splice(0)) await deliverOwed({ ...dependencies, boards }, job);
    expect(lost).toEqual([board.id]);
    expect(await owed.held(user)).toEqual([]);
  });

  test('is tried again after a failure of the platform', async () => {
    const { said, fail, jobs, dependencies } = await setUp();
    const [job] = jobs;
    if (!job) throw new Error('nothing was dispatched');
    fail(1);
    await expect(deliverOwed(dependencies, job)).rejects.toThrow('the platform is down');
    await deliverOwed(dependencies, job);
    await deliverOwed(dependencies, job);
    expect(said).toHaveLength(1);
  });

  test('stays open while nobody speaks for its platform, and goes to its place afterwards', async () => {
    const { said, jobs, owed, user, dependencies } = await setUp();
    const [job] = jobs;
    if (!job) throw new Error('nothing was dispatched');
    const messengers = createMessengers();
    const delivery = () => deliverOwed({ ...dependencies, messenger: messengers }, job);
    await expect(delivery()).rejects.toBeInstanceOf(PlatformSilent);
    expect(await owed.find(job.owed, job.attempt)).toBeDefined();
    expect(await owed.held(user)).toEqual([]);
    messengers.add('test', dependencies.messenger);
    await delivery();
    await delivery();
    expect(said).toEqual(['here: [{"kind":"text","text":["end"]}]']);
  });

  test('has its job at an end, with time to spare, before another one is given it', () => {
    const { attempts, firstPauseMs } = notify.options.retry ?? { attempts: 1, firstPauseMs: 0 };
    const pauses = Array.from({ length: attempts - 1 }, (_, i) => firstPauseMs * 2 ** i);
    expect(pauses.reduce((sum, pause) => sum + pause)).toBeLessThan(FORGOTTEN_AFTER_MS / 2);
  });

  test('belongs to its newest job: an older one that comes late says nothing', async () => {
    const { said, jobs, owed, dependencies } = await setUp();
    const [older] = jobs.splice(0);
    await owed.reconcile(true);
    if (older) await deliverOwed(dependencies, older);
    expect(said).toEqual([]);
    for (const job of jobs) await deliverOwed(dependencies, job);
    expect(said).toHaveLength(1);
  });

  test('is told even when the progress above it cannot be edited', async () => {
    const { said, deliver, references, generation } = await setUp(['above']);
    await references.remember(progressOf(generation), { kind: 'message', platform: 'test', id: 'above' });
    await deliver();
    expect(said).toHaveLength(1);
  });
});

describe('progress', () => {
  test('edits the message that stands for the generation, and follows it when it is sent anew', async () => {
    const { dependencies, references, generation, said } = await setUp();
    await showProgress(dependencies, generation);
    expect(said).toEqual([]);
    await references.remember(progressOf(generation), { kind: 'message', platform: 'test', id: 'm' });
    await showProgress(dependencies, generation);
    await showProgress(dependencies, generation);
    expect(said.map((line) => line.split(':')[0])).toEqual(['edit m', "edit m'"]);
  });
});
