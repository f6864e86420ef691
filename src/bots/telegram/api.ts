import { setTimeout as sleep } from 'node:timers/promises';
import { Api, type ApiClientOptions, HttpError, type Transformer } from 'grammy';
import type { Log } from '../../log.js';
import { TelegramRefusal, TelegramUnreachable } from './failures.js';

export const DEFAULT_API_URL = 'https://api.telegram.org';

/** Longer than the long poll, shorter than grammY's 500 s, after which nobody waits any more. */
const TIMEOUT_SECONDS = 60;
/** A longer pause than this is left to whoever called: the place is flooded, or the bot is. */
const LONGEST_PAUSE_MS = 30_000;
const PAUSES_MS = [250, 1_000, 3_000];
const FLOOD_ATTEMPTS = 4;

/** The request never left, so that repeating it does nothing twice. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export interface ApiDependencies {
  readonly token: string;
  readonly apiUrl?: string;
  readonly log: Log;
  /** Ends pauses when the process stops. */
  readonly signal: AbortSignal;
}

/**
 * grammY's client with patience: a 429 is waited out, and what cannot happen twice is tried again. Its errors
 * are {@link TelegramRefusal} and {@link TelegramUnreachable} alone.
 */
export const createApi = ({ token, apiUrl, log, signal }: ApiDependencies): Api => {
  const options: ApiClientOptions = { apiRoot: apiRootOf(apiUrl), timeoutSeconds: TIMEOUT_SECONDS };
  const api = new Api(token, options);
  api.config.use(patiently(log, signal), plainErrors);
  return api;
};

/** The address without a slash at its end, which grammY refuses. */
export const apiRootOf = (apiUrl = DEFAULT_API_URL): string => apiUrl.replace(/\/+$/, '');

/** Outermost: grammY's own refusal would carry the whole payload, with texts and the webhook's secret. */
const plainErrors: Transformer = async (previous, method, payload, signal) => {
  try {
    const answer = await previous(method, payload, signal);
    if (answer.ok) return answer;
    throw new TelegramRefusal(method, answer.error_code, answer.description, answer.parameters);
  } catch (error) {
    throw error instanceof HttpError ? unreachable(method, error) : error;
  }
};

const unreachable = (method: string, { error }: HttpError): TelegramUnreachable => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const reason = typeof code === 'string' ? code : String(name);
  return new TelegramUnreachable(method, reason, !NEVER_SENT.has(reason));
};

const patiently =
  (log: Log, stop: AbortSignal): Transformer =>
  async (previous, method, payload, signal) => {
    for (let attempt = 0; ; attempt++) {
      const answer = await previous(method, payload, signal).catch((error: unknown) => error);
      const pause = pauseBefore(method, answer, attempt);
      if (pause === undefined) {
        if (answer instanceof Error) throw answer;
        return answer as Awaited<ReturnType<typeof previous<typeof method>>>;
      }
      log.warn({ method, attempt, pause }, 'Telegram is asked again after a pause');
      await sleep(pause, undefined, { signal: stop });
    }
  };

/** Milliseconds until the next attempt, or undefined if there must be none. */
const pauseBefore = (method: string, answer: unknown, attempt: number): number | undefined => {
  // The poll has a loop of its own.
  if (method === 'getUpdates') return undefined;
  if (answer instanceof HttpError) {
    const { mayHaveArrived } = unreachable(method, answer);
    return !mayHaveArrived || isRepeatable(method) ? PAUSES_MS[attempt] : undefined;
  }
  const { error_code, parameters } = (answer ?? {}) as {
    error_code?: number;
    parameters?: { retry_after?: number };
  };
  if (error_code === 429) return floodPause(parameters?.retry_after ?? 1, attempt);
  return (error_code ?? 0) >= 500 && isRepeatable(method) ? PAUSES_MS[attempt] : undefined;
};

const floodPause = (seconds: number, attempt: number): number | undefined =>
  attempt < FLOOD_ATTEMPTS && seconds * 1_000 <= LONGEST_PAUSE_MS ? seconds * 1_000 : undefined;

/**
 * A send whose answer was lost may have reached the chat, and the Bot API has no key by which it would know the
 * second from the first: sent again, people could read it twice. Everything else ends the same when repeated.
 */
const isRepeatable = (method: string): boolean => !method.startsWith('send') || method === 'sendChatAction';
