import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, HTTPError, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** Before a request is repeated: at once first, since most often a connection was closed for having been idle. */
const PAUSES_MS = [0, 250, 1_000];

/** Codes of Node and undici for a request that was never sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A connection that ended before the response. */
const BROKEN_OFF = new Set(['UND_ERR_SOCKET', 'EPIPE', 'ECONNRESET']);

/** No answer to a request that may have had its effect, and would have it twice if it were repeated. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/**
 * discord.js's own way of making a request, repeated where it failed on its way and that cannot do things twice.
 * @throws AnswerLost where discord.js itself would repeat what can do things twice
 */
export const makeRequest: MakeRequest = async (url, init) => {
  const attempt = isRepeatable(url, init.method) ? send : sendOnce;
  for (const pause of PAUSES_MS) {
    const response = await attempt(url, init).catch(orUnanswered);
    if (response && response.status < 500) return response;
    if (response) await drain(response);
    await sleep(pause, undefined, init.signal ? { signal: init.signal } : {});
  }
  return attempt(url, init);
};

const send: MakeRequest = (url, init) => DefaultRestOptions.makeRequest(url, init);

const sendOnce: MakeRequest = async (url, init) => {
  const response = await send(url, init).catch((error: unknown) => {
    throw NEVER_SENT.has(codeOf(error)) ? error : new AnswerLost('no answer from Discord', { cause: error });
  });
  if (response.status < 500) return response;
  await drain(response);
  throw new AnswerLost(`Discord answered ${response.status}`);
};

/** Reads it to its end, or its connection would stay taken. */
const drain = async (response: Awaited<ReturnType<MakeRequest>>): Promise<void> => {
  await response.text().catch(() => undefined);
};

/** For a `catch`: nothing where a connection failed. @throws any other error */
const orUnanswered = (error: unknown): undefined => {
  if (!isConnectionFailure(error)) throw error;
};

/** Whether a request failed on its way, however often it was made. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof HTTPError ||
  isConnectionFailure(error) ||
  (error instanceof Error && error.name === 'AbortError');

const isConnectionFailure = (error: unknown): boolean => {
  const code = codeOf(error);
  return NEVER_SENT.has(code) || BROKEN_OFF.has(code);
};

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | undefined)?.code);

/**
 * Follow-ups alone would be shown twice: a message of the bot's has a nonce, and a second first answer to an interaction
 * is refused.
 */
const isRepeatable = (url: string, method: string | undefined): boolean =>
  method?.toUpperCase() !== 'POST' || !new URL(url).pathname.includes('/webhooks/');
