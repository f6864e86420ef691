import {
  type GenerateContentResponse,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
  type Part,
  type ResponseSchema,
} from '@google/generative-ai';
import { ModelDeclined, ModelFailed } from '../errors.js';
import type { CardAnswer, Refusal } from '../skills.js';
import { OffSchema } from './answers.js';
import type { Prompt } from './prompts.js';
import { type Pace, retrying, Transient } from './retry.js';

export interface GeminiOptions {
  readonly apiKey: string;
  /** `gemini-flash-latest`, or `models/…` in full. */
  readonly model: string;
  /** Another server that speaks the same protocol. */
  readonly baseUrl?: string;
  readonly temperature: number;
  /** Thinking counts too. The model's own limit by default. */
  readonly maxOutputTokens?: number;
}

const ANSWER_TIMEOUT_MS = 120_000;
/** ai.google.dev/gemini-api/docs/troubleshooting: the other statuses do not change by asking again. */
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** How often an answer is requested that is off the schema. */
const OFF_SCHEMA_TRIES = 2;

export type Reply<T> =
  | { readonly outcome: 'answer'; readonly value: T }
  | Exclude<CardAnswer, { readonly outcome: 'cards' }>;

/** What an answer must look like, and how it is read. */
export interface Format<T> {
  readonly schema: ResponseSchema;
  /** @throws OffSchema */
  readonly parse: (json: string) => T;
}

/** Asks the model and reads what it says. */
export interface Model {
  /** The parsed answer where nothing but an answer will do. @throws ModelDeclined, ModelFailed */
  readonly answer: <T>(prompt: Prompt, format: Format<T>, signal: AbortSignal) => Promise<T>;
  /** A structured answer, requested again if it is off the schema. @throws ModelDeclined, ModelFailed */
  readonly ask: <T>(prompt: Prompt, format: Format<T>, signal: AbortSignal) => Promise<Reply<T>>;
}

export const createModel = (options: GeminiOptions, pace: Pace): Model => {
  const connection = { sdk: new GoogleGenerativeAI(options.apiKey), options, pace };
  return {
    answer: (prompt, format, signal) => answer(connection, prompt, format, signal),
    ask: (prompt, format, signal) => ask(connection, prompt, format, signal),
  };
};

interface Connection {
  readonly sdk: GoogleGenerativeAI;
  readonly options: GeminiOptions;
  readonly pace: Pace;
}

const answer = async <T>(
  connection: Connection,
  prompt: Prompt,
  format: Format<T>,
  signal: AbortSignal,
): Promise<T> => {
  const reply = await ask(connection, prompt, format, signal);
  if (reply.outcome === 'answer') return reply.value;
  throw new ModelDeclined(`the model gave no answer: ${reply.outcome}`);
};

const ask = async <T>(
  connection: Connection,
  prompt: Prompt,
  { schema, parse }: Format<T>,
  signal: AbortSignal,
): Promise<Reply<T>> => {
  for (let tried = 1; ; tried += 1) {
    const reply = read(await generate(connection, { prompt, schema }, signal));
    if (reply.outcome !== 'answer') return reply;
    try {
      return { outcome: 'answer', value: parse(reply.value) };
    } catch (error) {
      if (!(error instanceof OffSchema)) throw error;
      if (tried === OFF_SCHEMA_TRIES) throw new ModelDeclined(error.message);
    }
  }
};

const partsOf = ({ user, pictures = [] }: Prompt): readonly Part[] => [
  { text: user },
  ...pictures.flatMap(({ name, png }) => [
    { text: name },
    { inlineData: { mimeType: 'image/png', data: Buffer.from(png).toString('base64') } },
  ]),
];

interface Question {
  readonly prompt: Prompt;
  readonly schema: ResponseSchema;
}

/** @throws ModelFailed */
const generate = async (connection: Connection, question: Question, signal: AbortSignal) => {
  try {
    return await retrying(() => generateOnce(connection, question, signal), connection.pace, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Transient ? new ModelFailed(error.message) : error;
  }
};

/** @throws Transient, ModelFailed */
const generateOnce = async (
  { sdk, options: { model, baseUrl, temperature, maxOutputTokens } }: Connection,
  { prompt, schema }: Question,
  signal: AbortSignal,
) => {
  const generative = sdk.getGenerativeModel(
    {
      model,
      systemInstruction: prompt.system,
      generationConfig: {
        temperature,
        ...(maxOutputTokens !== undefined && { maxOutputTokens }),
        responseMimeType: 'application/json',
        responseSchema: schema,
      },
    },
    baseUrl === undefined ? {} : { baseUrl },
  );
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
  try {
    const request = { contents: [{ role: 'user', parts: [...partsOf(prompt)] }] };
    return (await generative.generateContent(request, { signal: limit })).response;
  } catch (error) {
    throw failure(error);
  }
};

/** The SDK's error as one of ours: its messages hold addresses and text of the server. */
const failure = (error: unknown): Error => {
  if (error instanceof GoogleGenerativeAIFetchError) {
    const { status = 0 } = error;
    const message = `the model's server answered ${status}`;
    return TRANSIENT_STATUS.has(status)
      ? new Transient(message, requestedDelay(error))
      : new ModelFailed(message);
  }
  if (error instanceof GoogleGenerativeAIAbortError) return new Transient('the model took too long');
  if (error instanceof GoogleGenerativeAIError) return new Transient('the model could not be reached');
  if (
    error instanceof Error &&
    (error.name === 'AbortError' || error instanceof SyntaxError || error instanceof TypeError)
  )
    return new Transient("the model's answer broke off");
  return new ModelFailed('the request to the model failed');
};

/** google.rpc.RetryInfo: `{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "12.5s" }`. */
const requestedDelay = ({ errorDetails }: GoogleGenerativeAIFetchError): number | undefined => {
  const info = errorDetails?.find((detail) => detail['@type']?.endsWith('google.rpc.RetryInfo'));
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(info?.retryDelay))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
};

/** The answer's text, or why there is none. A reason that is not known here counts as a refusal. */
const read = ({ candidates, promptFeedback }: GenerateContentResponse): Reply<string> => {
  const candidate = candidates?.[0];
  if (!candidate) return { outcome: 'refused', reason: refusal(promptFeedback?.blockReason) };
  switch (candidate.finishReason as string | undefined) {
    case 'STOP':
      return { outcome: 'answer', value: textOf(candidate.content?.parts ?? []) };
    case 'MAX_TOKENS':
      return { outcome: 'truncated' };
    default:
      return { outcome: 'refused', reason: refusal(candidate.finishReason) };
  }
};

const refusal = (reason: string | undefined): Refusal => {
  switch (reason) {
    case 'RECITATION':
      return 'recitation';
    case 'SAFETY':
    case 'PROHIBITED_CONTENT':
    case 'BLOCKLIST':
    case 'SPII':
      return 'safety';
    default:
      return 'unknown';
  }
};

/** Parts marked as thoughts are the model talking to itself; the SDK's types do not know the mark. */
const textOf = (parts: readonly (Part & { readonly thought?: boolean })[]): string =>
  parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
