import { ModelDeclined, ModelFailed, QuotaSpent } from '../errors.js';
import type { Refusal } from '../skills.js';
import type { WriterName } from '../types.js';
import { OffSchema } from './answers.js';
import { type Attempts, type Endpoint, send } from './endpoint.js';
import type { Prompt } from './prompts.js';
import type { Schema, Sent } from './transport.js';

export type Reply<T> =
  | { readonly outcome: 'answer'; readonly value: T; readonly by: WriterName }
  | { readonly outcome: 'truncated' }
  | { readonly outcome: 'refused'; readonly reason: Refusal };

/** What an answer must look like, and how it is read. */
export interface Format<T> {
  readonly schema: Schema;
  /** @throws OffSchema */
  readonly parse: (json: string) => T;
}

/** Whether a person waits for the answer: then it comes within 20 s and two tries, or not at all. */
export type Patience = 'interactive' | 'job';

export interface AskOptions {
  /** `job` by default. */
  readonly patience?: Patience;
  /** Called with all of the answer's text so far, as it comes; from its beginning again when it is asked for again. */
  readonly onText?: ((text: string) => void) | undefined;
}

/** Asks a model and reads what it says; where it cannot answer, the next one of a list. */
export interface Model {
  /** The parsed answer where nothing but an answer will do. @throws ModelDeclined, ModelFailed */
  readonly answer: <T>(
    prompt: Prompt,
    format: Format<T>,
    signal: AbortSignal,
    options?: AskOptions,
  ) => Promise<T>;
  /** A structured answer, requested again if it is off the schema. @throws ModelDeclined, ModelFailed */
  readonly ask: <T>(
    prompt: Prompt,
    format: Format<T>,
    signal: AbortSignal,
    options?: AskOptions,
  ) => Promise<Reply<T>>;
}

/**
 * @param endpoints in the order in which they are asked; at least one
 * @param onFailure called with each model that could not answer
 */
export const createModel = (
  endpoints: readonly Endpoint[],
  onFailure: (model: string, failure: ModelFailed) => void,
): Model => {
  const ask: Model['ask'] = (prompt, format, signal, options = {}) =>
    askInTurn(endpoints, onFailure, { prompt, format, signal, options });
  return {
    ask,
    answer: async (prompt, format, signal, options) => {
      const reply = await ask(prompt, format, signal, options);
      if (reply.outcome === 'answer') return reply.value;
      throw new ModelDeclined(`the model gave no answer: ${reply.outcome}`);
    },
  };
};

interface Asked<T> {
  readonly prompt: Prompt;
  readonly format: Format<T>;
  readonly signal: AbortSignal;
  readonly options: AskOptions;
}

const INTERACTIVE_MS = 20_000;
const INTERACTIVE_TRIES = 2;
/** How often one model is asked when answers come to nothing. */
const ODD_TRIES = 2;

const askInTurn = async <T>(
  endpoints: readonly Endpoint[],
  onFailure: (model: string, failure: ModelFailed) => void,
  asked: Asked<T>,
): Promise<Reply<T>> => {
  const failures: ModelFailed[] = [];
  const attempts = attemptsFor(endpoints, asked.options.patience);
  for (const endpoint of endpoints) {
    if (attempts.left === 0) break;
    try {
      return await askOne(endpoint, attempts, asked);
    } catch (error) {
      asked.signal.throwIfAborted();
      if (!(error instanceof ModelFailed)) throw error;
      onFailure(endpoint.transport.model, error);
      failures.push(error);
    }
  }
  throw foremost(failures);
};

const attemptsFor = ([first]: readonly Endpoint[], patience: Patience = 'job'): Attempts => {
  const now = first?.dependencies.pace.now() ?? new Date();
  return patience === 'interactive'
    ? { left: INTERACTIVE_TRIES, until: new Date(now.getTime() + INTERACTIVE_MS) }
    : { left: Number.POSITIVE_INFINITY, until: new Date(8.64e15) };
};

/** What befell the first model, which is the one that was meant to answer; if all are used up, the first to return. */
const foremost = (failures: readonly ModelFailed[]): ModelFailed => {
  const spent = failures.filter((failure) => failure instanceof QuotaSpent);
  const [soonest] = spent.toSorted((a, b) => a.until.getTime() - b.until.getTime());
  const first = spent.length === failures.length ? soonest : failures[0];
  return first ?? new ModelFailed('no model was asked');
};

/** @throws ModelDeclined, ModelFailed */
const askOne = async <T>(
  endpoint: Endpoint,
  attempts: Attempts,
  { prompt, format, signal, options }: Asked<T>,
): Promise<Reply<T>> => {
  const by = endpoint.transport.writer;
  for (let tried = 1; ; tried += 1) {
    const question = { prompt, schema: format.schema };
    const read = readAnswer(await send(endpoint, question, attempts, signal, options.onText), format, by);
    if (read.outcome !== 'odd') return read;
    if (tried < ODD_TRIES && attempts.left > 0) continue;
    if (read.offSchema !== undefined) throw new ModelDeclined(read.offSchema);
    return { outcome: 'refused', reason: 'unknown' };
  }
};

/** An answer that came to nothing, without a reason that would stay. */
interface Odd {
  readonly outcome: 'odd';
  readonly offSchema?: string;
}

const readAnswer = <T>({ ending, text }: Sent, { parse }: Format<T>, by: WriterName): Reply<T> | Odd => {
  switch (ending) {
    case 'whole':
      try {
        return { outcome: 'answer', value: parse(text), by };
      } catch (error) {
        if (!(error instanceof OffSchema)) throw error;
        return { outcome: 'odd', offSchema: error.message };
      }
    case 'cut_off':
      return { outcome: 'truncated' };
    case 'odd':
      return { outcome: 'odd' };
    default:
      return { outcome: 'refused', reason: ending };
  }
};
