import { withTimeLimit } from '../../time-limit.js';
import type { FailureKind } from '../errors.js';
import type { GeminiOptions } from './transport.js';

/** The model as configured can be used, or why not. */
export type ModelCheck = 'ok' | Extract<FailureKind, 'model' | 'key' | 'network'>;

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const CHECK_TIMEOUT_MS = 10_000;

/** Asks the server for the model by name; costs no tokens, takes at most 10 s. @throws the signal's reason if aborted */
export const checkModel = async (
  { apiKey, model, baseUrl }: GeminiOptions,
  signal: AbortSignal,
): Promise<ModelCheck> => {
  const path = model.includes('/') ? model : `models/${model}`;
  const ask = (limited: AbortSignal) =>
    fetch(`${baseUrl ?? DEFAULT_BASE_URL}/v1beta/${path}`, {
      headers: { 'x-goog-api-key': apiKey },
      redirect: 'error',
      signal: limited,
    });
  try {
    const response = await withTimeLimit(CHECK_TIMEOUT_MS, signal, ask);
    await response.body?.cancel();
    if (response.ok) return 'ok';
    if (response.status === 404) return 'model';
    return [400, 401, 403].includes(response.status) ? 'key' : 'network';
  } catch {
    signal.throwIfAborted();
    return 'network';
  }
};
