import { pino } from 'pino';

export type Log = pino.Logger;

/** Replaces a secret. */
const REDACTED = '[redacted]';

/**
 * A logger that writes JSON lines to `stream`, with the secrets redacted anywhere in a line: a Telegram token is part
 * of every URL, and so of the errors that quote one.
 */
export const createLog = (
  level: string,
  secrets: readonly (string | undefined)[],
  stream: pino.DestinationStream = pino.destination(1),
): Log => {
  const hidden = secrets
    .filter((secret): secret is string => secret !== undefined && secret.length > 0)
    .flatMap(spellings);
  const write = (line: string): unknown =>
    stream.write(hidden.reduce((clean, secret) => clean.replaceAll(secret, REDACTED), line));
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
};

/** Plain, URL-encoded, and escaped as in JSON. */
const spellings = (secret: string): string[] => [
  ...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]),
];
