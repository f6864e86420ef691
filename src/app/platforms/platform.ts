import type { Messenger } from '../../bots/chat/messenger.js';
import type { Router } from '../../bots/chat/router.js';
import { TokenRefused } from '../../bots/chat/token-refused.js';
import type { IncomingSpace } from '../../bots/chat/turn.js';
import type { View } from '../../bots/chat/view.js';
import type { Config } from '../../config.js';
import type { Locales } from '../../core/accounts/locales.js';
import type { Database } from '../../core/database/client.js';
import { createLeases, holdLease, soleLeases } from '../../core/database/lease.js';
import type { PlaceRef } from '../../core/events/refs.js';
import type { Spaces } from '../../core/spaces/spaces.js';
import type { Log } from '../../log.js';
import type { Health } from '../http.js';
import type { StandingRecord } from './standing.js';

export interface PlatformDependencies {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly router: Router;
  readonly locales: Locales;
  readonly spaces: Spaces;
  readonly greeting: View;
  /** Identifies the process in leases. */
  readonly holder: string;
  /** Called when this process gains a platform's lease; the returned function ends what it started. */
  readonly onHeld: (platform: string, messenger: Messenger) => () => Promise<void>;
  readonly signal: AbortSignal;
}

export interface Platform {
  readonly name: string;
  /** Resolves after the first attempt to start, with the reason if it failed; it is then tried again. */
  readonly tried: Promise<unknown>;
  health(): Health;
  handleWebhook?(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Codes of requests that never reached the platform. */
const NO_CONNECTION =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)\b/;

/** What the operator can do about a failed start; undefined where only the error itself can tell. */
export const startAdvice = (error: unknown): string | undefined => {
  if (error instanceof TokenRefused) return error.message;
  if (!(error instanceof Error)) return;
  const { code } = error as NodeJS.ErrnoException;
  const [reason] = NO_CONNECTION.exec(`${code} ${error.message}`) ?? [];
  return reason && `cannot be reached (${reason}): check the network of this machine`;
};

/** The log fields of a failed start: the advice says all that its stack would. */
export const failedStart = (platform: string, error: unknown) => {
  const reason = startAdvice(error);
  return reason === undefined ? { platform, err: error } : { platform, reason };
};

/** Greets a space the first time that the bot comes into it. */
export const greeter =
  (
    { spaces, greeting, log }: PlatformDependencies,
    platform: string,
    messenger: () => Messenger | undefined,
  ) =>
  async (space: IncomingSpace, place: PlaceRef): Promise<void> => {
    if (!(await spaces.claimGreeting({ platform, ...space }))) return;
    await messenger()
      ?.send(place, greeting)
      .catch((error: unknown) => log.warn({ err: error, platform }, 'greeting not sent'));
  };

/** Notes that the bot was removed from a space: it greets again when it comes back. */
export const leaver =
  ({ spaces }: PlatformDependencies, platform: string) =>
  (platformSpaceId: string): Promise<void> =>
    spaces.leave({ platform, platformSpaceId });

/**
 * Holds the platform's lease, or stands by for it, until it is closed.
 * @param begin starts to speak on the platform, for as long as `until` is not aborted, and returns what ends that
 */
export const holdPlatform = (
  { database, holder, log }: PlatformDependencies,
  platform: string,
  standing: StandingRecord,
  begin: (until: AbortSignal) => Promise<() => Promise<void>>,
): { close(): Promise<void> } => {
  const closing = new AbortController();
  let end: (() => Promise<void>) | undefined;
  // The embedded database has one process at a time, which must not lose its platforms because it was busy.
  const leases = database.kind === 'embedded' ? soleLeases : createLeases(database);
  const held = holdLease(leases, `bot:${platform}`, {
    holder,
    log,
    signal: closing.signal,
    onGained: async (until) => {
      end = await standing
        .begin(() => begin(until))
        .catch((error: unknown) => {
          if (!until.aborted) log.error(failedStart(platform, error), 'the bot could not start');
          throw error;
        });
    },
    onDenied: standing.standBy,
    onLost: async () => {
      await end?.();
      end = undefined;
    },
  });
  return {
    close: async () => {
      closing.abort();
      await held;
    },
  };
};
