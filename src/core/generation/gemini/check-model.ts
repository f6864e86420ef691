import type { GeminiOptions } from './model.js';

/** The model as configured can be used, or why not. */
export type ModelCheck = 'ok' | 'unknown_model' | 'bad_key' | 'unreachable';

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const CHECK_TIMEOUT_MS = 10_000;

/** Asks the server for the model by name; costs no tokens. @throws the signal's reason if aborted */
export const checkModel = async (
  { apiKey, model, baseUrl }: GeminiOptions,
  signal: AbortSignal,
): Promise<ModelCheck> => {
  const path = model.includes('/') ? model : `models/${model}`;
  try {
    const response = await fetch(`${baseUrl ?? DEFAULT_BASE_URL}/v1beta/${path}`, {
      headers: { 'x-goog-api-key': apiKey },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(CHECK_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (response.ok) return 'ok';
    if (response.status === 404) return 'unknown_model';
    return [400, 401, 403].includes(response.status) ? 'bad_key' : 'unreachable';
  } catch {
    signal.throwIfAborted();
    return 'unreachable';
  }
};
