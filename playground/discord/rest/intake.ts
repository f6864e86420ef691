import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { refuse } from '../errors.js';
import type { Fault } from '../faults.js';
import type { Platform } from '../platform.js';
import type { RecordedRequest } from '../requests.js';
import type { RestEnv } from './app.js';
import { readBody } from './body.js';
import { RateLimits } from './rate-limits.js';

/** Requests remembered; older ones are forgotten. */
const REMEMBERED_REQUESTS = 10_000;

/** A record still being written. */
type OpenRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };

/** What happens to every request before its route: recording, injected faults, rate limits, authorization. */
export const intake = (platform: Platform): MiddlewareHandler<RestEnv> => {
  const limits = new RateLimits(platform.clock, platform.rateLimit);
  return async (c, next) => {
    const path = c.req.path.replace(/^\/api\/v\d+/, '');
    const record = await remember(platform, c, path);
    const fault = platform.faults.take(record);
    const mishap = await befall(fault, c.env);
    if (mishap !== undefined && !fault?.tookEffect) return conclude(record, mishap);
    const limited = limits.take(record.method, path);
    if ('refusal' in limited) return conclude(record, limited.refusal);
    if (!isAuthorized(platform, c.req.header('authorization'), path))
      return conclude(record, refuse.unauthorized().toResponse());
    await next();
    for (const [name, value] of Object.entries(limited.headers)) c.res.headers.set(name, value);
    if (mishap !== undefined) c.res = mishap;
    conclude(record, c.res);
    return fault?.drop === 'after' ? cut(c.env, fault) : undefined;
  };
};

const remember = async (
  { requests, clock }: Platform,
  c: Context<RestEnv>,
  path: string,
): Promise<OpenRecord> => {
  const sent = await readBody(c.req.raw);
  c.set('sent', sent);
  const record = {
    method: c.req.method,
    path: path + new URL(c.req.url).search,
    body: sent.json,
    files: sent.uploads.map((upload) => upload.name),
    status: 0,
    at: clock.now(),
  };
  requests.push(record);
  if (requests.length > REMEMBERED_REQUESTS) requests.shift();
  return record;
};

const conclude = (record: OpenRecord, response: Response): Response => {
  record.status = response.status;
  return response;
};

const befall = async (fault: Fault | undefined, env: HttpBindings): Promise<Response | undefined> => {
  if (fault?.delayMs !== undefined) await delay(fault.delayMs);
  if (fault?.drop === 'before') return cut(env, fault);
  if (fault?.status === undefined) return undefined;
  const { status, headers = {}, body = { message: 'Injected fault', code: 0 } } = fault;
  return typeof body === 'string'
    ? new Response(body, { status, headers: { 'content-type': 'text/html', ...headers } })
    : Response.json(body, { status, headers });
};

/** Interactions are answered by their own token; everything else needs the bot's. */
const isAuthorized = (platform: Platform, header: string | undefined, path: string): boolean => {
  const carriesOwnToken = /^\/(?:interactions|webhooks)\/\d+\//.test(path);
  return carriesOwnToken || header === `Bot ${platform.token}`;
};

const cut = ({ incoming: { socket } }: HttpBindings, { how = 'reset' }: Fault): Response => {
  if (how === 'closed') socket.destroy();
  else socket.resetAndDestroy();
  return new Response(null);
};

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
