import { withTimeLimit } from '../../time-limit.js';
import { type FailureKind, ModelFailed, QuotaSpent } from '../errors.js';
import { type Breaker, createBreaker } from './breaker.js';
import type { Purpose } from './prompts.js';
import { createQuota, type Quota, type QuotaDependencies } from './quota.js';
import {
  CallFailed,
  type Ending,
  type Question,
  type Sent,
  type Transport,
  type Usage,
} from './transport.js';

/** A call that was made, as it is kept: neither text nor key. */
export interface ModelCall extends Usage {
  readonly at: Date;
  readonly model: string;
  readonly version?: string;
  readonly purpose: Purpose;
  readonly outcome: Ending | FailureKind;
  readonly ms: number;
}

export interface EndpointDependencies extends QuotaDependencies {
  /** Called after each call. */
  readonly onCall: (call: ModelCall) => void;
}

/** A model with what is known of it. */
export interface Endpoint {
  readonly transport: Transport;
  readonly quota: Quota;
  readonly breaker: Breaker;
  readonly dependencies: EndpointDependencies;
}

/** How long a question may take and how often it may be put, over all models that are asked. */
export type Attempts = {
  left: number;
  readonly until: Date;
};

export const createEndpoint = (dependencies: EndpointDependencies, transport: Transport): Endpoint => ({
  transport,
  quota: createQuota(dependencies, transport),
  breaker: createBreaker(),
  dependencies,
});

/** Longest wait for a turn, where a minute's quota is used up. */
const TURN_MS = 65_000;
/** Longer delays that a server asks for are not waited for. */
const LONGEST_REQUESTED_MS = 90_000;
const LONGEST_DELAY_MS = 30_000;
const FIRST_DELAY_MS = 1_000;
const TRIES = 5;
/** What takes long, or is not mended by asking often. */
const TRIES_OF: Partial<Record<FailureKind, number>> = { timeout: 2, quota: 3 };

/**
 * Puts a question to a model, again after a failure that may pass: after the n-th it waits a random part of
 * min(30 s, 2ⁿ⁻¹ s), or what the server requested and up to a tenth more.
 * @throws ModelFailed; the signal's reason if aborted
 */
export const send = async (
  endpoint: Endpoint,
  question: Question,
  attempts: Attempts,
  signal: AbortSignal,
  onText?: (text: string) => void,
): Promise<Sent> => {
  const { pace } = endpoint.dependencies;
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted();
    const failure = await sendOnce(endpoint, question, attempts, signal, onText);
    if (!(failure instanceof CallFailed)) return failure;
    const { after, isTransient } = failure.failure;
    const wait = delay(tried, after, pace.random());
    const isLast =
      !isTransient ||
      tried >= (TRIES_OF[failure.kind] ?? TRIES) ||
      attempts.left === 0 ||
      endpoint.breaker.isOpen() ||
      (after ?? 0) > LONGEST_REQUESTED_MS ||
      pace.now().getTime() + wait >= attempts.until.getTime();
    if (isLast) throw new ModelFailed(failure.message, failure.kind);
    await pace.sleep(wait, signal);
  }
};

/** @returns what came back, or why nothing did. @throws ModelFailed if it was not asked at all */
const sendOnce = async (
  endpoint: Endpoint,
  question: Question,
  attempts: Attempts,
  signal: AbortSignal,
  onText?: (text: string) => void,
): Promise<Sent | CallFailed> => {
  const { transport, quota, breaker, dependencies } = endpoint;
  const { pace } = dependencies;
  const entered = breaker.enter(pace.now());
  try {
    const now = pace.now().getTime();
    const latest = new Date(Math.min(now + TURN_MS, attempts.until.getTime()));
    await quota.turn(tokensOf(question), latest, signal);
    attempts.left -= 1;
    const left = attempts.until.getTime() - pace.now().getTime();
    const ms = Math.min(transport.answerMs, Math.max(left, 0));
    const sent = await timed(endpoint, question, signal, () =>
      withTimeLimit(ms, signal, (limited) => transport.send(question, limited, onText), pace),
    );
    breaker.succeeded();
    return sent;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CallFailed)) throw error;
    await heed(endpoint, error, entered);
    return error;
  } finally {
    breaker.left();
  }
};

/** Keeps what a failure tells of the model. @throws QuotaSpent if its day is over */
const heed = async (
  { breaker, quota, dependencies }: Endpoint,
  error: CallFailed,
  entered: number,
): Promise<void> => {
  if (error.kind === 'quota') {
    const until = await quota.learn(error.failure.quota ?? []);
    if (until) throw new QuotaSpent(until);
  } else if (error.kind === 'request') breaker.succeeded();
  else breaker.failed(error.kind, entered, dependencies.pace.now());
};

const NOTHING_USED: Usage = { prompt: 0, output: 0, thoughts: 0, cached: 0 };

/** Tells of the call when it is over, unless it was aborted. */
const timed = async (
  { transport, dependencies: { pace, onCall } }: Endpoint,
  { prompt }: Question,
  signal: AbortSignal,
  call: () => Promise<Sent>,
): Promise<Sent> => {
  const at = pace.now();
  const tell = (outcome: ModelCall['outcome'], usage: Usage, version?: string): void =>
    onCall({
      at,
      model: transport.model,
      ...(version !== undefined && { version }),
      purpose: prompt.purpose,
      outcome,
      ms: pace.now().getTime() - at.getTime(),
      ...usage,
    });
  try {
    const sent = await call();
    tell(sent.ending, sent.usage, sent.version);
    return sent;
  } catch (error) {
    if (error instanceof CallFailed && !signal.aborted) tell(error.kind, NOTHING_USED);
    throw error;
  }
};

const delay = (tried: number, requested: number | undefined, chance: number): number => {
  if (requested !== undefined) return requested * (1 + chance / 10);
  return chance * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tried - 1));
};

/** A page's picture costs about as much as its text (ai.google.dev/gemini-api/docs/media-resolution). */
const TOKENS_A_PICTURE = 560;
const BYTES_A_TOKEN = 4;

/** About how many tokens the question has. */
const tokensOf = ({ prompt: { system, user, task = '', pictures = [] } }: Question): number =>
  Math.ceil(Buffer.byteLength(system + user + task) / BYTES_A_TOKEN) + pictures.length * TOKENS_A_PICTURE;
