import type { Day } from '../../day.js';
import type { FailureKind } from '../errors.js';
import type { WriterName } from '../types.js';
import type { Prompt } from './prompts.js';

/** The shape of an answer, as far as all models understand one. Fields are written in the order of `required`. */
export type Schema =
  | { readonly type: 'string'; readonly enum?: readonly string[] }
  | { readonly type: 'integer' | 'boolean' }
  | { readonly type: 'array'; readonly items: Schema }
  | {
      readonly type: 'object';
      readonly required: readonly string[];
      readonly properties: Readonly<Record<string, Schema>>;
    };

export interface Question {
  readonly prompt: Prompt;
  readonly schema: Schema;
}

/**
 * How an answer ended. `odd`: without an answer and without a reason, as happens now and then; the next time it may
 * well be whole. `unknown`: for a reason that is not known here, which counts as a refusal.
 */
export type Ending = 'whole' | 'cut_off' | 'recitation' | 'safety' | 'unknown' | 'odd';

/** In tokens. Thoughts are paid like output and not counted in it; what was cached is part of the prompt. */
export interface Usage {
  readonly prompt: number;
  readonly output: number;
  readonly thoughts: number;
  readonly cached: number;
}

/** What came back from a model. */
export interface Sent {
  readonly text: string;
  readonly ending: Ending;
  readonly usage: Usage;
  /** The very version that answered, where it is told. */
  readonly version?: string;
}

/** What a refused call says of the quota that it ran into. */
export interface QuotaNews {
  readonly per: 'day' | 'minute';
  readonly of: 'requests' | 'tokens';
  /** The quota's size, where it is told. */
  readonly most?: number;
  readonly isFree: boolean;
}

interface Failure {
  /** Whether the same call may succeed the next time. */
  readonly isTransient: boolean;
  /** The delay in ms that the server asks for. */
  readonly after?: number | undefined;
  readonly quota?: readonly QuotaNews[];
}

/** How much may be used; without a number, as much as one likes. */
export interface QuotaLimits {
  readonly requestsPerMinute?: number | undefined;
  readonly requestsPerDay?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
}

/** A call that got no answer. Its message holds no secret, no address and no text. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly failure: Failure,
  ) {
    super(message);
  }
}

/** A way to a model: one call, one answer, no second try. */
export interface Transport {
  readonly writer: WriterName;
  /** The model's name, as the operator gave it. */
  readonly model: string;
  /** Names the quota that its calls use: the model and, by a mark, the key. */
  readonly account: string;
  /** The operator's own limits, for all models of the writer together. */
  readonly limits: QuotaLimits;
  readonly seesPictures: boolean;
  /** How long an answer may take. */
  readonly answerMs: number;
  /** The day for which its daily quota holds. */
  quotaDay(now: Date): Day;
  /**
   * @param onText called with all of the answer's text so far, as it comes
   * @throws CallFailed; whatever else when the signal is aborted
   */
  send(question: Question, signal: AbortSignal, onText?: (text: string) => void): Promise<Sent>;
}
