import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Above Telegram's and below Discord's own limits; the bot refuses less by itself. */
const LARGEST_BODY_BYTES = 30 * 1024 * 1024;
const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets in only what this machine's own page asks for: a name of this machine in `Host` (another one may be a
 * rebound address of a foreign site), and for everything that changes something the page's own `Origin`.
 */
export const sameMachineOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!LOCAL_NAMES.has(host.replace(/:\d+$/, ''))) return c.text('Unknown host.', 403);
  const origin = c.req.header('origin');
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (origin === undefined ? !isReading : origin !== `http://${host}`) return c.text('Unknown origin.', 403);
  return next();
};

/** Keeps the page from loading or running anything that is not its own. */
export const strictHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', PAGE_POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
  c.header('cross-origin-resource-policy', 'same-origin');
};

export const boundedBody: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_BODY_BYTES,
  onError: (c) => c.json({ error: 'That file is too large even for the playground.' }, 413),
});
