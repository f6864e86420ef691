import type { FloodControl } from '../limits.js';
import type { Params } from '../params.js';
import type { Polling } from '../polling.js';
import type { Webhook } from '../webhook.js';
import type { World } from '../world.js';

/** What the methods act on. */
export interface Backend {
  world: World;
  flood: FloodControl;
  polling: Polling;
  webhook: Webhook;
  queryLifetimeMs: number;
}

export interface Call {
  params: Params;
  /** Aborted when the bot hangs up. */
  signal: AbortSignal;
}

/** One method of the Bot API: its result, or an ApiFailure thrown. */
export type Method = (backend: Backend, call: Call) => unknown;
export type Methods = Readonly<Record<string, Method>>;
