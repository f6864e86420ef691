import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Log } from './client.js';

/**
 * Exclusive rights that expire, as rows of the table Lease, by the database's clock.
 * A holder without a connection to the database must stop when its time is up; {@link holdLease} does that.
 */
export interface Leases {
  /** Takes the lease for `ttlMs` from now if it is free, expired, or already this holder's. @returns success */
  acquire(name: string, holder: string, ttlMs: number): Promise<boolean>;
  /** Extends it, unless another holder has it by now. @returns success */
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

/** Leases where no other process can want one. */
export const soleLeases: Leases = {
  acquire: async () => true,
  renew: async () => true,
  release: async () => {},
};

export interface LeaseOptions {
  /** Identifies the process; a new one for each start. */
  readonly holder: string;
  /** How long the lease outlives its holder. The holder renews it, and standbys try for it, every third of that. */
  readonly ttlMs?: number;
  /**
   * Starts what only the holder does, and stops when `until` is aborted. The lease is renewed meanwhile, however long
   * starting takes. It logs its own errors: if it throws, the lease is released, and tried for again after a pause
   * that grows with each failure.
   */
  readonly onGained: (until: AbortSignal) => Promise<void> | void;
  /** Stops it: in time, unless the process was deaf or the database silent until another could hold the lease. */
  readonly onLost: () => Promise<void> | void;
  /** Called when another process holds the lease. */
  readonly onDenied?: () => void;
  /** Ends the holding: `onLost`, then the lease is released. */
  readonly signal: AbortSignal;
  readonly log?: Log;
}

/** Standbys must take over within 10 s: 4.5 s until expiry, 1.5 s until the next try, and the rest to connect. */
const DEFAULT_TTL_MS = 4_500;

/** Discord allows 1,000 connections a day: a start that always fails must stay well below. */
const LONGEST_PAUSE_MS = 180_000;

/**
 * Tries for a lease until the signal is aborted, and renews it while held. A database error counts as a lost lease.
 * @returns a promise that resolves once the signal is aborted and the lease released
 * @example
 * await holdLease(leases, 'discord', {
 *   holder: randomUUID(),
 *   onGained: (until) => gateway.connect(until), // no timers of its own that outlive `until`
 *   onLost: () => gateway.disconnect(),
 *   signal: stopping.signal,
 * });
 */
export const holdLease = async (leases: Leases, name: string, options: LeaseOptions): Promise<void> => {
  const { holder, ttlMs = DEFAULT_TTL_MS, signal, log } = options;
  let failures = 0;
  while (!signal.aborted) {
    const askedAt = Date.now();
    const gained = await leases.acquire(name, holder, ttlMs).catch((error: unknown) => {
      log?.warn({ err: error, lease: name }, 'lease: acquiring failed');
      return undefined;
    });
    if (gained) failures = (await hold(leases, name, askedAt + ttlMs, options)) ? 0 : failures + 1;
    else if (gained === false) options.onDenied?.();
    await pause(Math.min((ttlMs / 3) * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
};

/** Holds the lease until it is lost. @returns whether `onGained` succeeded */
const hold = async (leases: Leases, name: string, until: number, options: LeaseOptions): Promise<boolean> => {
  const { holder, onGained, onLost, log } = options;
  log?.info({ lease: name }, 'lease: gained');
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
  log?.info({ lease: name }, 'lease: ended');
  await onLost();
  await leases.release(name, holder).catch(() => {});
  return started;
};

/** Turns a synchronous throw into a rejection. */
const startWork = async (start: LeaseOptions['onGained'], until: AbortSignal): Promise<void> => start(until);

/**
 * Returns when the lease is lost, would expire before the next try, or when the signal is aborted. A process that was
 * deaf for longer than its lease lasts asks before it gives up: in most cases nobody took it meanwhile.
 */
const renewWhileHeld = async (
  leases: Leases,
  name: string,
  until: number,
  options: LeaseOptions,
): Promise<void> => {
  const { holder, ttlMs = DEFAULT_TTL_MS, signal } = options;
  let deadline = until;
  for (;;) {
    await pause(ttlMs / 3, signal);
    if (signal.aborted) return;
    const askedAt = Date.now();
    const renewing = leases.renew(name, holder, ttlMs).catch(() => undefined);
    const patience = Math.max(deadline - askedAt, ttlMs / 3);
    const renewed = await Promise.race([renewing, pause(patience, signal)]);
    if (renewed === false) return;
    if (renewed) deadline = askedAt + ttlMs;
    else if (Date.now() + ttlMs / 3 >= deadline) return;
  }
};

/** Resolves early, without an error, when the signal is aborted. */
const pause = (ms: number, signal: AbortSignal): Promise<undefined> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
