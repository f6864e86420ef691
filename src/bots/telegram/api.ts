import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, type ApiClientOptions, HttpError, type Transformer } from 'grammy';
import type { Log } from '../../log.js';
import { TelegramRefusal, TelegramUnreachable } from './failures.js';

export const DEFAULT_API_URL = 'https://api.telegram.org';

/** Longer than the long poll, and shorter than grammY's own 500 s, which is too long to wait. */
const TIMEOUT_SECONDS = 60;
/** A longer pause is left to the caller: the place or the bot has sent far too much. */
const LONGEST_PAUSE_MS = 30_000;
const PAUSES_MS = [250, 1_000, 3_000];
/** An idle connection is closed before the other side does it: what is sent just then is lost. */
const IDLE_MS = 10_000;
const FLOOD_ATTEMPTS = 4;

/** The request was never sent, so repeating it is safe. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export interface ApiDependencies {
  readonly token: string;
  readonly apiUrl?: string;
  readonly log: Log;
  /** Ends pauses when the process stops. */
  readonly signal: AbortSignal;
}

/**
 * grammY's client with retries: it waits out a 429 and repeats requests that are safe to repeat. It throws only
 * {@link TelegramRefusal} and {@link TelegramUnreachable}.
 */
export const createApi = ({ token, apiUrl, log, signal }: ApiDependencies): Api => {
  const apiRoot = apiRootOf(apiUrl);
  const { Agent } = apiRoot.startsWith('https:') ? https : http;
  const options: ApiClientOptions = {
    apiRoot,
    timeoutSeconds: TIMEOUT_SECONDS,
    baseFetchConfig: { agent: new Agent({ keepAlive: true, timeout: IDLE_MS }) },
  };
  const api = new Api(token, options);
  api.config.use(patiently(log, signal), plainErrors);
  return api;
};

/** The address without a slash at its end, which grammY refuses. */
export const apiRootOf = (apiUrl = DEFAULT_API_URL): string => apiUrl.replace(/\/+$/, '');

/** Outermost, since grammY's own error would carry the whole payload, with texts and the webhook's secret. */
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
    type Answer = Awaited<ReturnType<typeof previous<typeof method>>>;
    let mayBeDone = false;
    for (let attempt = 0; ; attempt++) {
      const answer = await previous(method, payload, signal).catch((error: unknown) => error);
      if (mayBeDone && isDoneBefore(answer)) return { ok: true, result: true } as Answer;
      const pause = pauseBefore(method, answer, attempt);
      if (pause === undefined) {
        if (answer instanceof Error) throw answer;
        return answer as Answer;
      }
      mayBeDone ||= mayHaveTakenEffect(method, answer);
      log.warn({ method, attempt, pause }, 'Telegram request failed; retrying after a pause');
      await sleep(pause, undefined, { signal: stop });
    }
  };

/** The answer may be lost on its way, or a gateway's in place of it. */
const mayHaveTakenEffect = (method: string, answer: unknown): boolean =>
  answer instanceof HttpError
    ? unreachable(method, answer).mayHaveArrived
    : (failureIn(answer).error_code ?? 0) >= 500;

/** Milliseconds until the next attempt; undefined when the request must not be repeated. */
const pauseBefore = (method: string, answer: unknown, attempt: number): number | undefined => {
  // The poll has a loop of its own.
  if (method === 'getUpdates') return undefined;
  if (answer instanceof HttpError) {
    const { mayHaveArrived } = unreachable(method, answer);
    return !mayHaveArrived || isRepeatable(method) ? PAUSES_MS[attempt] : undefined;
  }
  const { error_code, parameters } = failureIn(answer);
  if (error_code === 429) return floodPause(parameters?.retry_after ?? 1, attempt);
  return (error_code ?? 0) >= 500 && isRepeatable(method) ? PAUSES_MS[attempt] : undefined;
};

/** What a request is told that was done before, when its answer was lost. */
const DONE_BEFORE = /query is too old|message is not modified|message to delete not found/i;

const isDoneBefore = (answer: unknown): boolean => DONE_BEFORE.test(failureIn(answer).description ?? '');

interface Failure {
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

/** Empty where the request succeeded. */
const failureIn = (answer: unknown): Failure => (answer ?? {}) as Failure;

const floodPause = (seconds: number, attempt: number): number | undefined =>
  attempt < FLOOD_ATTEMPTS && seconds * 1_000 <= LONGEST_PAUSE_MS ? seconds * 1_000 : undefined;

/**
 * A send whose answer was lost may have reached the chat. The Bot API has no idempotency key, so people could read a
 * repeated send twice. Every other method has the same result when repeated.
 */
const isRepeatable = (method: string): boolean => !method.startsWith('send') || method === 'sendChatAction';
