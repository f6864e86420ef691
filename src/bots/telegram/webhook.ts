import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Log } from '../../log.js';

/** https://core.telegram.org/bots/api#setwebhook */
const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
/** An update holds one message of a few kilobytes; the limit is for others who find the address. */
const BODY_MAX_BYTES = 1024 * 1024;

const updateShape = z.looseObject({ update_id: z.int().nonnegative() });

export interface WebhookDependencies {
  readonly secret: string;
  /** Resolves once the update is stored; only then is it confirmed to Telegram. */
  readonly store: (updates: readonly Update[]) => Promise<void>;
  readonly log: Log;
}

/** Answers a delivery: 200 means stored, everything else makes Telegram deliver it again. */
export const createWebhook =
  ({ secret, store, log }: WebhookDependencies) =>
  async (request: Request): Promise<Response> => {
    if (!isSame(request.headers.get(SECRET_HEADER) ?? '', secret)) return new Response(null, { status: 401 });
    const update = await readUpdate(request);
    if (!update) return new Response(null, { status: 400 });
    try {
      await store([update]);
    } catch (error) {
      log.error({ err: error, update: update.update_id }, 'storing an update failed');
      return new Response(null, { status: 503 });
    }
    return new Response(null, { status: 200 });
  };

/** Compares in constant time; hashes have equal lengths. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const readUpdate = async (request: Request): Promise<Update | undefined> => {
  const body = await readBody(request);
  if (body === undefined) return undefined;
  try {
    return updateShape.parse(JSON.parse(body)) as Update;
  } catch {
    return undefined;
  }
};

const readBody = async ({ body }: Request): Promise<string | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
