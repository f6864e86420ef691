import {
  type GenerateContentResponse,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
  type Part,
  type ResponseSchema,
} from '@google/generative-ai';
import { type CardAnswer, GeneratorDeclined, GeneratorFailed, type Refusal } from '../generator.js';
import { OffSchema } from './answers.js';
import { type Prompt, readPrompt } from './prompts.js';
import { type Pace, retrying, Transient } from './retry.js';

export interface GeminiOptions {
  apiKey: string;
  /** `gemini-flash-latest`, or `models/…` in full. */
  model: string;
  /** Another server that speaks the same protocol. */
  baseUrl?: string;
  temperature: number;
  /** Thinking counts too. The model's own limit by default. */
  maxOutputTokens?: number;
}

const ANSWER_TIMEOUT_MS = 120_000;
/** ai.google.dev/gemini-api/docs/troubleshooting: the other statuses do not change by asking again. */
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** An answer off the schema is asked for once more. */
const OFF_SCHEMA_TRIES = 2;

export type Reply<T> = { outcome: 'answer'; value: T } | Exclude<CardAnswer, { outcome: 'cards' }>;

/** Asks the model and reads what it says. */
export class Model {
  readonly #sdk: GoogleGenerativeAI;
  readonly #options: GeminiOptions;
  readonly #pace: Pace;

  constructor(options: GeminiOptions, pace: Pace) {
    this.#sdk = new GoogleGenerativeAI(options.apiKey);
    this.#options = options;
    this.#pace = pace;
  }

  /** The parsed answer where nothing but an answer will do. @throws GeneratorDeclined, GeneratorFailed */
  async answer<T>(
    prompt: Prompt,
    schema: ResponseSchema,
    parse: (json: string) => T,
    signal: AbortSignal,
  ): Promise<T> {
    const reply = await this.ask(prompt, schema, parse, signal);
    if (reply.outcome === 'answer') return reply.value;
    throw new GeneratorDeclined(`the model gave no answer: ${reply.outcome}`);
  }

  /** A structured answer, asked for again if it is off the schema. @throws GeneratorDeclined, GeneratorFailed */
  async ask<T>(
    prompt: Prompt,
    schema: ResponseSchema,
    parse: (json: string) => T,
    signal: AbortSignal,
  ): Promise<Reply<T>> {
    for (let tried = 1; ; tried += 1) {
      const reply = read(await this.#generate(prompt, [{ text: prompt.user }], signal, schema));
      if (reply.outcome !== 'answer') return reply;
      try {
        return { outcome: 'answer', value: parse(reply.value) };
      } catch (error) {
        if (!(error instanceof OffSchema)) throw error;
        if (tried === OFF_SCHEMA_TRIES) throw new GeneratorDeclined(error.message);
      }
    }
  }

  /** @throws GeneratorFailed */
  async transcribe(png: Uint8Array, signal: AbortSignal): Promise<string> {
    const picture = { inlineData: { mimeType: 'image/png', data: Buffer.from(png).toString('base64') } };
    const reply = read(await this.#generate(readPrompt, [{ text: readPrompt.user }, picture], signal));
    if (reply.outcome === 'answer') return reply.value;
    throw new GeneratorFailed(`the model did not read the page: ${reply.outcome}`);
  }

  async #generate(prompt: Prompt, parts: Part[], signal: AbortSignal, schema?: ResponseSchema) {
    try {
      return await retrying(() => this.#once(prompt, parts, signal, schema), this.#pace, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof Transient ? new GeneratorFailed(error.message) : error;
    }
  }

  async #once(prompt: Prompt, parts: Part[], signal: AbortSignal, schema?: ResponseSchema) {
    const { model, baseUrl, temperature, maxOutputTokens } = this.#options;
    const generative = this.#sdk.getGenerativeModel(
      {
        model,
        systemInstruction: prompt.system,
        generationConfig: {
          temperature,
          ...(maxOutputTokens !== undefined && { maxOutputTokens }),
          ...(schema && { responseMimeType: 'application/json', responseSchema: schema }),
        },
      },
      baseUrl === undefined ? {} : { baseUrl },
    );
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    try {
      const { response } = await generative.generateContent(
        { contents: [{ role: 'user', parts }] },
        { signal: limit },
      );
      return response;
    } catch (error) {
      throw failure(error);
    }
  }
}

/** What the SDK threw, as one of ours; its own messages hold addresses and whatever the server said. */
function failure(error: unknown): Error {
  if (error instanceof GoogleGenerativeAIFetchError) {
    const { status = 0 } = error;
    const message = `the model's server answered ${status}`;
    return TRANSIENT_STATUS.has(status)
      ? new Transient(message, askedDelay(error))
      : new GeneratorFailed(message);
  }
  if (error instanceof GoogleGenerativeAIAbortError) return new Transient('the model took too long');
  if (error instanceof GoogleGenerativeAIError) return new Transient('the model could not be reached');
  if (
    error instanceof Error &&
    (error.name === 'AbortError' || error instanceof SyntaxError || error instanceof TypeError)
  )
    return new Transient("the model's answer broke off");
  return new GeneratorFailed('the model could not be asked');
}

/** google.rpc.RetryInfo: `{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "12.5s" }`. */
function askedDelay({ errorDetails }: GoogleGenerativeAIFetchError): number | undefined {
  const info = errorDetails?.find((detail) => detail['@type']?.endsWith('google.rpc.RetryInfo'));
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(info?.retryDelay))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/** The answer's text, or why there is none. A reason that is not known here counts as a refusal. */
function read({ candidates, promptFeedback }: GenerateContentResponse): Reply<string> {
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
}

function refusal(reason: string | undefined): Refusal {
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
}

/** Parts marked as thoughts are the model talking to itself; the SDK's types do not know the mark. */
const textOf = (parts: readonly (Part & { thought?: boolean })[]): string =>
  parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
