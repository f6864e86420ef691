import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Log } from './client.js';

/**
 * Who alone may do something right now, by rows of the table Lease and the database's own clock.
 * A holder that is cut off from the database must stop by itself when its time is up; {@link holdLease} does.
 */
export interface Leases {
  /** Takes the lease if it is free, run out, or already this holder's, for `ttlMs` from now. @returns success. */
  acquire(name: string, holder: string, ttlMs: number): Promise<boolean>;
  /** Prolongs it, unless somebody else holds it by now. */
  renew(name: string, holder: string, ttlMs: number): Promise<boolean>;
  /** Frees it for the next one at once. */
  release(name: string, holder: string): Promise<void>;
}

export const createLeases = ({ prisma }: Database): Leases => ({
  async acquire(name, holder, ttlMs) {
    const taken = await prisma.$executeRaw`
        INSERT INTO "Lease" ("name", "holder", "until") VALUES (${name}, ${holder}, now() + ${ttlMs} * interval '1 ms')
        ON CONFLICT ("name") DO UPDATE SET "holder" = EXCLUDED."holder", "until" = EXCLUDED."until"
        WHERE "Lease"."until" < now() OR "Lease"."holder" = EXCLUDED."holder"`;
    return taken === 1;
  },
  async renew(name, holder, ttlMs) {
    const renewed = await prisma.$executeRaw`
        UPDATE "Lease" SET "until" = now() + ${ttlMs} * interval '1 ms'
        WHERE "name" = ${name} AND "holder" = ${holder}`;
    return renewed === 1;
  },
  async release(name, holder) {
    await prisma.lease.deleteMany({ where: { name, holder } });
  },
});

export interface LeaseOptions {
  /** Tells processes apart; a new one for each start. */
  readonly holder: string;
  /** How long the lease outlives its holder. Renewed, and tried for by standbys, each third of it. */
  readonly ttlMs?: number;
  /**
   * Starts what only the holder does, for as long as `until` is not aborted; the lease is kept meanwhile, however
   * long that takes. If it throws, which is for itself to tell of, the lease is given back and tried for again
   * after a pause that grows.
   */
  readonly onGained: (until: AbortSignal) => Promise<void> | void;
  /** Stops it. Runs before anybody else can hold the lease, as far as this process's clock can tell. */
  readonly onLost: () => Promise<void> | void;
  /** Somebody else holds the lease. */
  readonly onDenied?: () => void;
  /** Ends the holding: `onLost`, then the lease is released. */
  readonly signal: AbortSignal;
  readonly log?: Log;
}

/** Standbys must take over within 10 s: 4.5 s to run out, 1.5 s until the next try, and the rest to connect. */
const DEFAULT_TTL_MS = 4_500;

/** Discord allows 1,000 connections a day: a start that always fails must stay well below. */
const LONGEST_PAUSE_MS = 180_000;

/**
 * Keeps trying for a lease, and keeps it. Survives any error of the database, then as one who lost the lease.
 * @returns a promise that resolves once the signal is aborted and the lease released.
 */
export const holdLease = async (leases: Leases, name: string, options: LeaseOptions): Promise<void> => {
  const { holder, ttlMs = DEFAULT_TTL_MS, signal, log } = options;
  let failures = 0;
  while (!signal.aborted) {
    const asked = Date.now();
    const gained = await leases.acquire(name, holder, ttlMs).catch((error: unknown) => {
      log?.warn({ err: error, lease: name }, 'the lease could not be asked for');
      return undefined;
    });
    if (gained) failures = (await hold(leases, name, asked + ttlMs, options)) ? 0 : failures + 1;
    else if (gained === false) options.onDenied?.();
    await pause(Math.min((ttlMs / 3) * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
};

/** @returns whether what the lease is for could start. */
const hold = async (leases: Leases, name: string, until: number, options: LeaseOptions): Promise<boolean> => {
  const { holder, onGained, onLost, log } = options;
  log?.info({ lease: name }, 'lease gained');
  const over = new AbortController();
  const starting = startWork(onGained, over.signal).then(
    () => true,
    () => {
      over.abort();
      return false;
    },
  );
  const signal = AbortSignal.any([options.signal, over.signal]);
  await renewWhileHeld(leases, name, until, { ...options, signal });
  over.abort();
  const started = await starting;
  log?.info({ lease: name }, 'lease given up');
  await onLost();
  await leases.release(name, holder).catch(() => {});
  return started;
};

/** What throws at once rejects too. */
const startWork = async (start: LeaseOptions['onGained'], until: AbortSignal): Promise<void> => start(until);

/** Returns when the lease is lost, when it would run out before the next try, or when the signal is aborted. */
const renewWhileHeld = async (
  leases: Leases,
  name: string,
  until: number,
  options: LeaseOptions,
): Promise<void> => {
  const { holder, ttlMs = DEFAULT_TTL_MS, signal } = options;
  let deadline = until;
  while (Date.now() + ttlMs / 3 < deadline) {
    await pause(ttlMs / 3, signal);
    if (signal.aborted) return;
    const asked = Date.now();
    const renewing = leases.renew(name, holder, ttlMs).catch(() => undefined);
    const renewed = await Promise.race([renewing, pause(deadline - asked, signal)]);
    if (renewed === false) return;
    if (renewed) deadline = asked + ttlMs;
  }
};

/** Resolves early, without a complaint, when the signal is aborted. */
const pause = (ms: number, signal: AbortSignal): Promise<undefined> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
