import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createLeases, holdLease, type Leases } from '../../../src/core/database/lease.js';

const LONG_MS = 60_000;

/** What leases must do on either database. */
export const leaseContract = (name: string, database: () => Database) => {
  describe(`leases on ${name}`, () => {
    test('have one holder', async () => {
      const leases = createLeases(database());
      const won = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((holder) => leases.acquire('one', holder, LONG_MS)),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    test('are renewed by their holder alone', async () => {
      const leases = createLeases(database());
      await leases.acquire('renewed', 'a', LONG_MS);
      expect(await leases.renew('renewed', 'a', LONG_MS)).toBe(true);
      expect(await leases.renew('renewed', 'b', LONG_MS)).toBe(false);
      expect(await leases.acquire('renewed', 'b', LONG_MS)).toBe(false);
    });

    test('pass on when they run out, and at once when released', async () => {
      const leases = createLeases(database());
      await leases.acquire('passed', 'a', -1);
      expect(await leases.acquire('passed', 'b', LONG_MS)).toBe(true);
      expect(await leases.renew('passed', 'a', LONG_MS)).toBe(false);
      await leases.release('passed', 'a');
      expect(await leases.acquire('passed', 'c', LONG_MS)).toBe(false);
      await leases.release('passed', 'b');
      expect(await leases.acquire('passed', 'c', LONG_MS)).toBe(true);
    });

    test('go to a standby when the holder stops', async () => {
      const leases = createLeases(database());
      const events: string[] = [];
      const [first, second] = [holder('first', events), holder('second', events)];
      const [one, other] = [first.hold(leases), second.hold(leases)];
      await Promise.race([first.gained, second.gained]);
      const [winner, standby] = events[0] === 'first gained' ? [first, second] : [second, first];
      winner.stop();
      await standby.gained;
      standby.stop();
      await Promise.all([one, other]);
      expect(events.map((event) => event.split(' ')[1])).toEqual(['gained', 'lost', 'gained', 'lost']);
    });

    test('are given up by a holder who is cut off, before they run out', async () => {
      const leases = createLeases(database());
      const cut = {
        ...leases,
        renew: () => Promise.reject(new Error('no connection')),
        release: async () => {},
      };
      const lonely = holder('lonely', []);
      const holding = lonely.hold(cut);
      await lonely.lost;
      expect(await leases.acquire('held', 'other', LONG_MS)).toBe(false);
      lonely.stop();
      await holding;
      await leases.release('held', 'lonely');
    });

    test('are kept while their work takes longer to start than they last', async () => {
      const leases = createLeases(database());
      const stop = new AbortController();
      const ttlMs = 300;
      const events: string[] = [];
      const holding = holdLease(leases, 'slow', {
        holder: 'a',
        ttlMs,
        signal: stop.signal,
        onGained: async () => {
          await sleep(3 * ttlMs);
          events.push('started');
          expect(await leases.acquire('slow', 'b', LONG_MS)).toBe(false);
          stop.abort();
        },
        onLost: () => void events.push('lost'),
      });
      await holding;
      expect(events).toEqual(['started', 'lost']);
    });

    test.each([
      ['are kept by a process that was deaf for longer than they last', []],
      ['are lost by it if another took them meanwhile', ['lost']],
    ])('%s', async (_, expected) => {
      const leases = createLeases(database());
      const stop = new AbortController();
      const ttlMs = 300;
      const events: string[] = [];
      const gained = new EventEmitter();
      const holding = holdLease(leases, 'deaf', {
        holder: 'a',
        ttlMs,
        signal: stop.signal,
        onGained: () => void gained.emit('now'),
        onLost: () => void events.push('lost'),
      });
      await once(gained, 'now');
      const deafUntil = Date.now() + 2 * ttlMs;
      while (Date.now() < deafUntil);
      if (expected.length > 0) expect(await leases.acquire('deaf', 'b', LONG_MS)).toBe(true);
      await sleep(ttlMs);
      expect(events).toEqual(expected);
      stop.abort();
      await holding;
      await leases.release('deaf', 'b');
    });

    test('tell a start that is still under way when they are lost', async () => {
      const leases = createLeases(database());
      const stop = new AbortController();
      const taken = { ...leases, renew: () => Promise.resolve(false), release: async () => {} };
      const reasons: string[] = [];
      await holdLease(taken, 'snatched', {
        holder: 'a',
        ttlMs: 300,
        signal: stop.signal,
        onGained: async (until) => {
          await once(until, 'abort');
          reasons.push('told');
        },
        onLost: () => {
          reasons.push('lost');
          stop.abort();
        },
      });
      expect(reasons).toEqual(['told', 'lost']);
    });

    test('are tried for again when the start of their work fails', async () => {
      const leases = createLeases(database());
      const stop = new AbortController();
      let tries = 0;
      await holdLease(leases, 'failing', {
        holder: 'a',
        ttlMs: 30,
        signal: stop.signal,
        onGained: () => {
          if (++tries === 1) throw new Error('no');
          stop.abort();
        },
        onLost: () => {},
      });
      expect(tries).toBe(2);
    });
  });
};

/** One process that wants the lease `held`. */
const holder = (name: string, events: string[]) => {
  const stop = new AbortController();
  const moments = new EventEmitter();
  const hold = (leases: Leases) =>
    holdLease(leases, 'held', {
      holder: name,
      ttlMs: 300,
      signal: stop.signal,
      onGained: () => note('gained'),
      onLost: () => note('lost'),
    });
  const note = (event: string) => {
    events.push(`${name} ${event}`);
    moments.emit(event);
  };
  return { hold, gained: once(moments, 'gained'), lost: once(moments, 'lost'), stop: () => stop.abort() };
};
