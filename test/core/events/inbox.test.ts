import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import {
  createInbox,
  type InboxHandler,
  type InboxSettings,
  type TakenUpdate,
} from '../../../src/core/events/inbox.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const quick: Partial<InboxSettings> = { leaseMs: 400, sweepMs: 25, retryMs: 10 };
const update = (id: number, lane = 'a') => ({ id: BigInt(id), lane, payload: { id } });
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the inbox', () => {
  let database: Database;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(() => emptyDatabase(database));
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });
  afterAll(() => database.close());

  /** A process of its own on the shared database. */
  const processOf = (settings: Partial<InboxSettings> = {}) =>
    createInbox({ database, log, settings: { ...quick, ...settings } });
  const run = (
    inbox: ReturnType<typeof processOf>,
    handle: InboxHandler['handle'],
    giveUp: InboxHandler['giveUp'] = async () => {},
  ): void => {
    const { stop } = inbox.process('telegram', { handle, giveUp });
    stops.push(stop);
  };
  const open = () => database.prisma.inbox.count({ where: { doneAt: null } });
  const allDone = () => until(async () => expect(await open()).toBe(0));

  it('handles what was stored before anybody listened, once, and keeps nothing of what it said', async () => {
    const inbox = processOf();
    await inbox.store('telegram', [update(1), update(2), update(3, 'b')]);
    const seen: number[] = [];
    run(inbox, async ({ id }) => void seen.push(Number(id)));
    await allDone();
    expect(seen.toSorted()).toEqual([1, 2, 3]);
    const rows = await database.prisma.inbox.findMany();
    expect(rows.map(({ payload }) => payload)).toEqual([{}, {}, {}]);
  });

  it('wakes at once for what this process stores', async () => {
    const inbox = processOf({ sweepMs: 60_000 });
    const seen: number[] = [];
    run(inbox, async ({ id }) => void seen.push(Number(id)));
    await inbox.store('telegram', [update(7)]);
    await until(() => expect(seen).toEqual([7]));
  });

  it('handles what follows in a lane as soon as the lane is free', async () => {
    const inbox = processOf({ sweepMs: 60_000 });
    const seen: number[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    run(inbox, async ({ id }) => {
      seen.push(Number(id));
      if (id === 1n) await held;
    });
    await inbox.store('telegram', [update(1)]);
    await inbox.store('telegram', [update(2)]);
    await inbox.store('telegram', [update(3, 'b')]);
    await until(() => expect(seen).toEqual([1, 3]));
    release();
    await until(() => expect(seen).toEqual([1, 3, 2]));
  });

  it('lets a lane go ahead of an update that stepped aside, which takes no room', async () => {
    const inbox = processOf({ sweepMs: 60_000, concurrency: 1 });
    const seen: number[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    run(inbox, async ({ id: stored }, stepAside) => {
      const id = Number(stored);
      seen.push(id);
      if (id !== 1) return;
      stepAside();
      await held;
      seen.push(-id);
    });
    await inbox.store('telegram', [update(1), update(2), update(3)]);
    await until(() => expect(seen).toEqual([1, 2, 3]));
    release();
    await allDone();
    expect(seen).toEqual([1, 2, 3, -1]);
  });

  it('handles what stepped aside again where its process died, and keeps no lane waiting for it', async () => {
    const dying = processOf();
    const seen: string[] = [];
    const first = dying.process('telegram', {
      handle: async ({ id }, stepAside) => {
        seen.push(`dying ${id}`);
        stepAside();
        throw new Error('killed');
      },
      giveUp: async () => {},
    });
    await dying.store('telegram', [update(1)]);
    await until(() => expect(seen).toContain('dying 1'));
    await first.stop();
    run(processOf(), async ({ id }) => void seen.push(`next ${id}`));
    await dying.store('telegram', [update(2)]);
    await allDone();
    expect(seen.filter((one) => one === 'next 1')).toHaveLength(1);
    expect(seen).toContain('next 2');
  });

  it('leaves what it stores while it is stopping to the next process', async () => {
    const inbox = processOf({ sweepMs: 60_000 });
    const seen: string[] = [];
    const first = inbox.process('telegram', {
      handle: async ({ id }) => void seen.push(`first ${id}`),
      giveUp: async () => {},
    });
    await Promise.all([
      inbox.store(
        'telegram',
        range(1, 5).map((id) => update(id, `lane ${id}`)),
      ),
      first.stop(),
    ]);
    const begun = seen.length;
    run(processOf(), async ({ id }) => void seen.push(`next ${id}`));
    await allDone();
    expect(seen).toHaveLength(5);
    expect(seen.slice(0, begun).every((one) => one.startsWith('first'))).toBe(true);
  });

  it('takes an update that is delivered again as the one it has', async () => {
    const inbox = processOf();
    const seen: unknown[] = [];
    run(inbox, async ({ payload }) => void seen.push(payload));
    await inbox.store('telegram', [update(1)]);
    await allDone();
    await inbox.store('telegram', [{ ...update(1), payload: { forged: true } }, update(2)]);
    await allDone();
    expect(seen).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('keeps the order within a lane and lets lanes pass each other', async () => {
    const inbox = processOf();
    const seen: number[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    run(inbox, async ({ id }) => {
      if (id === 1n) await held;
      seen.push(Number(id));
    });
    await inbox.store('telegram', [
      update(1, 'slow'),
      update(2, 'slow'),
      update(3, 'fast'),
      update(4, 'fast'),
    ]);
    await until(() => expect(seen).toEqual([3, 4]));
    release();
    await allDone();
    expect(seen).toEqual([3, 4, 1, 2]);
  });

  it('works on no more lanes at a time than it may', async () => {
    const inbox = processOf({ concurrency: 3 });
    let now = 0;
    let most = 0;
    run(inbox, async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
    });
    await inbox.store(
      'telegram',
      range(1, 12).map((id) => update(id, `lane ${id}`)),
    );
    await allDone();
    expect(most).toBe(3);
  });

  it('shares a burst between two processes: each update once, each lane in order', async () => {
    const seen: number[] = [];
    const handle = async ({ id }: TakenUpdate) => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(Number(id));
    };
    // A lease that no pause of a busy machine outlasts: here nobody is to be taken for dead.
    const inboxes = [processOf({ leaseMs: 60_000 }), processOf({ leaseMs: 60_000 })];
    for (const inbox of inboxes) run(inbox, handle);
    await inboxes[0]?.store(
      'telegram',
      range(1, 30).map((id) => update(id, `lane ${id % 6}`)),
    );
    await allDone();
    expect(seen.toSorted((a, b) => a - b)).toEqual(range(1, 30));
    for (const lane of range(0, 5)) {
      const inLane = seen.filter((id) => id % 6 === lane);
      expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
    }
  });

  it('takes over from a process that fell silent, and leaves alone one that is only slow', async () => {
    const dead = processOf();
    const seen: string[] = [];
    await dead.store('telegram', [update(1), update(2, 'b')]);
    // As a killed process leaves it: taken, never renewed.
    await database.prisma.$executeRaw`
      UPDATE "Inbox" SET "takenBy" = 'gone', "takenUntil" = now() + interval '200 milliseconds', "attempts" = 1
      WHERE "updateId" = 1`;
    const slow = processOf({ leaseMs: 150 });
    run(slow, async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      seen.push(`slow ${id}`);
    });
    await until(async () => {
      const taken = await database.prisma.inbox.count({
        where: { takenUntil: { not: null }, NOT: { takenBy: 'gone' } },
      });
      expect(taken).toBeGreaterThan(0);
    });
    const other = processOf();
    run(other, async ({ id }) => void seen.push(`other ${id}`));
    await allDone();
    expect(seen).toHaveLength(2);
    expect(seen).toContain('slow 2');
    expect(seen.some((entry) => entry.endsWith(' 1'))).toBe(true);
  });

  it('tries again what failed, in its place in the lane', async () => {
    const inbox = processOf();
    const seen: string[] = [];
    run(inbox, async ({ id }) => {
      seen.push(`begin ${id}`);
      if (seen.length === 1) throw new Error('not this time');
      seen.push(`end ${id}`);
    });
    await inbox.store('telegram', [update(1), update(2)]);
    await allDone();
    expect(seen).toEqual(['begin 1', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('gives up what fails every time, says so, and goes on with the lane', async () => {
    const inbox = processOf({ attempts: 3 });
    const seen: number[] = [];
    const given: number[] = [];
    const handle = async ({ id }: TakenUpdate) => {
      seen.push(Number(id));
      if (id === 1n) throw new Error('never');
    };
    run(inbox, handle, async ({ id }) => void given.push(Number(id)));
    await inbox.store('telegram', [update(1), update(2)]);
    await allDone();
    expect(seen).toEqual([1, 1, 1, 2]);
    expect(given).toEqual([1]);
  });

  it('counts the attempts that killed their process', async () => {
    const inbox = processOf({ attempts: 2 });
    await inbox.store('telegram', [update(1)]);
    await database.prisma.inbox.updateMany({ data: { attempts: 2 } });
    const given: number[] = [];
    const handle = vi.fn(async () => {});
    run(inbox, handle, async ({ id }) => void given.push(Number(id)));
    await allDone();
    expect(given).toEqual([1]);
    expect(handle).not.toHaveBeenCalled();
  });

  it('ends what it began before it stops, and begins nothing more', async () => {
    const inbox = processOf({ concurrency: 1 });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: number[] = [];
    const { stop } = inbox.process('telegram', {
      async handle({ id }) {
        await held;
        seen.push(Number(id));
      },
      giveUp: async () => {},
    });
    await inbox.store('telegram', [update(1), update(2, 'b')]);
    await until(async () => expect(await database.prisma.inbox.count({ where: { attempts: 1 } })).toBe(1));
    const stopped = stop();
    release();
    await stopped;
    expect(seen).toEqual([1]);
    expect(await open()).toBe(1);
  });

  it('knows numbers of 64 bits, and stores what no row can hold', async () => {
    const inbox = processOf();
    const seen: TakenUpdate[] = [];
    run(inbox, async (taken) => void seen.push(taken));
    const next = { id: 2n ** 63n - 1n, lane: 'a', payload: { text: 'a\0\uD83D' } };
    const first = { id: next.id - 1n, lane: 'a', payload: {} };
    await inbox.store('telegram', [next, first]);
    await allDone();
    expect(seen).toEqual(
      [first, { ...next, payload: { text: 'a\uFFFD\uFFFD' } }].map(({ id, payload }) => ({ id, payload })),
    );
  });

  it('keeps platforms apart', async () => {
    const inbox = processOf();
    const seen: number[] = [];
    run(inbox, async ({ id }) => void seen.push(Number(id)));
    await inbox.store('elsewhere', [update(1)]);
    await inbox.store('telegram', [update(2)]);
    await until(() => expect(seen).toEqual([2]));
    await until(async () => expect(await open()).toBe(1));
  });
});
