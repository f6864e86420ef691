import { type FailureKind, type ModelFailed, QuotaSpent } from '../core/generation/errors.js';
import type { Log } from '../log.js';

/** What the operator can do about a model that cannot answer. */
const ADVICE: Readonly<Record<FailureKind, string>> = {
  key: 'the key was refused: check that it is right, not restricted, and may be used from this country',
  model: 'the provider has no model of this name: check the spelling, or whether it was retired',
  quota: 'the quota is used up: cards are made by the next model, or without one, until it returns',
  network: 'the provider could not be reached: check the network and the address',
  timeout: 'the model did not answer in time',
  server: 'the provider’s server fails',
  request: 'the provider takes a request for wrong: this version may not fit the model',
  answer: 'the model’s answers cannot be used: it may be too small for the task',
};

/** One line on a model that cannot answer. */
export const reportFailure = (log: Log, model: string, kind: FailureKind, until?: Date): void => {
  const level = kind === 'quota' ? 'warn' : 'error';
  log[level]({ model, kind, ...(until && { until }) }, `model cannot be used: ${ADVICE[kind]}`);
};

const QUIET_MS = 60 * 60_000;

/**
 * Logs failures of models: each kind once for each model, and again only after an hour, or when a used-up quota has
 * returned meanwhile.
 */
export const failureReporter = (log: Log): ((model: string, failure: ModelFailed) => void) => {
  const quietUntil = new Map<string, number>();
  return (model, failure) => {
    const now = Date.now();
    const key = `${model} ${failure.kind}`;
    if (now < (quietUntil.get(key) ?? 0)) return;
    const until = failure instanceof QuotaSpent ? failure.until : undefined;
    quietUntil.set(key, Math.max(now + QUIET_MS, until?.getTime() ?? 0));
    reportFailure(log, model, failure.kind, until);
  };
};
