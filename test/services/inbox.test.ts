import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/core/database/client.js';
import { createInbox } from '../../src/core/events/inbox.js';
import { servicesDatabase } from '../support/database.js';
import { until } from '../support/until.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const LANES = 10;
const UPDATES = 300;

describe('the inbox on PostgreSQL', () => {
  let own: Awaited<ReturnType<typeof servicesDatabase>>;
  const databases: Database[] = [];
  beforeAll(async () => {
    own = await servicesDatabase();
    for (let i = 0; i < 3; i++) databases.push(await openDatabase({ url: own.url, dataDir: '' }));
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await own.close();
  });

  it('shares a burst between processes: each update once, each lane in order and never twice at a time', async () => {
    const seen: number[] = [];
    const busy = new Set<number>();
    const overlaps: number[] = [];
    const handle = async (taken: { id: bigint }): Promise<void> => {
      const id = Number(taken.id);
      const lane = id % LANES;
      if (busy.has(lane)) overlaps.push(id);
      busy.add(lane);
      await new Promise((resolve) => setImmediate(resolve));
      busy.delete(lane);
      seen.push(id);
    };
    const inboxes = databases.map((database) => createInbox({ database, log, settings: { sweepMs: 20 } }));
    const runs = inboxes.map((inbox) => inbox.process('telegram', { handle, giveUp: async () => {} }));
    const updates = Array.from({ length: UPDATES }, (_, id) => ({
      id: BigInt(id),
      lane: `${id % LANES}`,
      payload: {},
    }));
    // Delivered to all of them at once, as a webhook's redelivery can be.
    await Promise.all(inboxes.map((inbox) => inbox.store('telegram', updates)));
    await until(async () => expect(await own.prisma.inbox.count({ where: { doneAt: null } })).toBe(0));
    await Promise.all(runs.map((run) => run.stop()));
    expect(seen.toSorted((a, b) => a - b)).toEqual(updates.map(({ id }) => Number(id)));
    expect(overlaps).toEqual([]);
    for (let lane = 0; lane < LANES; lane++) {
      const inLane = seen.filter((id) => id % LANES === lane);
      expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
    }
  });
});
