import { createHash } from 'node:crypto';
import type { StandInClock } from '../clock.js';

type Taken = { headers: Record<string, string> } | { refusal: Response };

/**
 * Counts requests per bucket: the method and the path up to its major id
 * (https://docs.discord.com/developers/topics/rate-limits). First answers to interactions are not counted.
 */
export class RateLimits {
  readonly #buckets = new Map<string, { used: number; resetsAt: number }>();

  constructor(
    private readonly clock: StandInClock,
    private readonly limit: { readonly requests: number; readonly perMs: number },
  ) {}

  /** Drops what lies longest unused, as long as its window is over. */
  #forgetSpent(now: number): void {
    for (const [name, { resetsAt }] of this.#buckets) {
      if (resetsAt > now) return;
      this.#buckets.delete(name);
    }
  }

  /** Takes one request from its bucket: the headers to send, or the 429 to answer with. */
  take(method: string, path: string): Taken {
    if (path.startsWith('/interactions/')) return { headers: {} };
    const name = `${method} ${route(path)}`;
    const now = this.clock.now();
    const known = this.#buckets.get(name);
    const bucket =
      known === undefined || known.resetsAt <= now ? { used: 0, resetsAt: now + this.limit.perMs } : known;
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    this.#forgetSpent(now);
    bucket.used += 1;
    const seconds = (bucket.resetsAt - now) / 1_000;
    const headers = {
      'x-ratelimit-limit': String(this.limit.requests),
      'x-ratelimit-remaining': String(Math.max(0, this.limit.requests - bucket.used)),
      'x-ratelimit-reset': (bucket.resetsAt / 1_000).toFixed(3),
      'x-ratelimit-reset-after': seconds.toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(name).digest('hex'),
    };
    return bucket.used > this.limit.requests ? { refusal: tooMany(headers, seconds) } : { headers };
  }
}

/** The path with every id blanked but those that make a bucket of their own: channel, guild, and webhook with token. */
const route = (path: string): string => {
  const [resource, major, ...rest] = path.split('/').slice(1);
  const kept = resource === 'webhooks' ? rest.splice(0, 1) : [];
  return [resource, major, ...kept, ...rest.map((part) => (/^\d{16,}$/.test(part) ? ':id' : part))].join('/');
};

const tooMany = (headers: Record<string, string>, seconds: number): Response =>
  Response.json(
    { message: 'You are being rate limited.', retry_after: seconds, global: false },
    {
      status: 429,
      headers: { ...headers, 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': 'user' },
    },
  );
