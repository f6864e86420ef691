import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

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
/** A connection that ended before the response; discord.js itself repeats a request after `ECONNRESET` alone. */
const BROKEN_OFF = new Set(['UND_ERR_SOCKET', 'EPIPE']);

/** discord.js's own way of making a request, repeated where the connection failed and that cannot do things twice. */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  for (const pause of PAUSES_MS) {
    try {
      return await DefaultRestOptions.makeRequest(url, init);
    } catch (error) {
      if (!canRepeat(error, url, init.method)) throw error;
    }
    await sleep(pause, undefined, init.signal ? { signal: init.signal } : {});
  }
  return DefaultRestOptions.makeRequest(url, init);
};

const canRepeat = (error: unknown, url: string, method: string | undefined): boolean => {
  const { code } = (error ?? {}) as { readonly code?: string };
  if (code === undefined) return false;
  return NEVER_SENT.has(code) || (BROKEN_OFF.has(code) && isRepeatable(url, method));
};

/**
 * Follow-ups alone would be shown twice: a message of the bot's has a nonce, and a second first answer to an interaction
 * is refused.
 */
const isRepeatable = (url: string, method: string | undefined): boolean =>
  method?.toUpperCase() !== 'POST' || !new URL(url).pathname.includes('/webhooks/');
