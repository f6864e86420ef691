import type { Database } from '../../database/client.js';
import type { GenerationId } from '../../ids.js';
import type { Clock } from '../../ports.js';
import { Superseded } from './run-turn.js';

/** How often a run marks that it is alive, and finds out whether it was cancelled. */
const BEAT_MS = 2_000;

/** A run in progress. */
export interface Running {
  /** Aborted with the outer signal, or when the generation was cancelled or given to another run. */
  readonly signal: AbortSignal;
  readonly isSuperseded: () => boolean;
  readonly stop: () => void;
}

/** Marks the generation as worked on, every two seconds until stopped. */
export const keepRunning = (
  { database: { prisma }, clock }: { readonly database: Database; readonly clock: Clock },
  { id, attempt }: { readonly id: GenerationId; readonly attempt: number },
  outer: AbortSignal,
): Running => {
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    const { count } = await prisma.generation.updateMany({
      where: { id, attempt, status: 'running' },
      data: { beatAt: clock.now() },
    });
    if (count === 0) lost.abort(new Superseded());
  };
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  return {
    signal: AbortSignal.any([outer, lost.signal]),
    isSuperseded: () => lost.signal.aborted,
    stop: () => clearInterval(timer),
  };
};
