import { z } from 'zod';
import type { FailureKind } from '../errors.js';
import { CallFailed } from '../model/transport.js';

const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** Why the server refused. Its message holds nothing of what the server said. */
export const refusalOf = async (response: Response): Promise<CallFailed> => {
  await response.body?.cancel();
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new CallFailed(kindOf(status), `the model's server answered ${status}`, {
    isTransient: TRANSIENT_STATUS.has(status),
    after: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
  });
};

const kindOf = (status: number): FailureKind => {
  if (status === 401 || status === 403) return 'key';
  if (status === 404) return 'model';
  if (status === 429) return 'quota';
  if (status === 408 || status === 504) return 'timeout';
  return status >= 500 ? 'server' : 'request';
};

/** What stopped a call on its way. */
export const failureOf = (error: unknown, signal: AbortSignal): CallFailed => {
  if (signal.aborted) return new CallFailed('timeout', 'the model took too long', { isTransient: true });
  const isBroken = error instanceof SyntaxError || error instanceof z.ZodError;
  const message = isBroken ? "the model's answer broke off" : 'the model could not be reached';
  return new CallFailed('network', message, { isTransient: true });
};
