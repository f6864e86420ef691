import { setTimeout } from 'node:timers/promises';
import {
  type GenerateContentResponse,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
  type Part,
  type ResponseSchema,
  SchemaType,
} from '@google/generative-ai';
import { OffSchema, parseCards, parseImproved, parseTips } from './gemini/answers.js';
import { cardsPrompt, improvePrompt, type Prompt, readPrompt, tipsPrompt } from './gemini/prompts.js';
import { type Pace, retrying, Transient } from './gemini/retry.js';
import {
  type CardAnswer,
  type CardGenerator,
  type CardRequest,
  GeneratorFailed,
  type Refusal,
} from './generator.js';

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

/** The model as configured can be used, or why not. */
export type ModelCheck = 'ok' | 'unknown_model' | 'bad_key' | 'unreachable';

export interface GeminiGenerator extends Required<CardGenerator> {
  /** Asks the server for the model by name; costs no tokens, takes at most 10 s. */
  checkModel(signal: AbortSignal): Promise<ModelCheck>;
}

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const ANSWER_TIMEOUT_MS = 120_000;
const CHECK_TIMEOUT_MS = 10_000;
/** ai.google.dev/gemini-api/docs/troubleshooting: the other statuses do not change by asking again. */
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** An answer off the schema is asked for once more. */
const OFF_SCHEMA_TRIES = 2;

const STRING = { type: SchemaType.STRING } as const;
const STRINGS = { type: SchemaType.ARRAY, items: STRING } as const;
const CARDS: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['cards'],
  properties: {
    cards: {
      type: SchemaType.ARRAY,
      items: {
        type: SchemaType.OBJECT,
        required: ['kind', 'front', 'back', 'distractors', 'quote'],
        properties: {
          kind: { type: SchemaType.STRING, format: 'enum', enum: ['basic', 'cloze', 'choice'] },
          front: STRING,
          back: STRING,
          distractors: STRINGS,
          quote: STRING,
        },
      },
    },
  },
};
const IMPROVED: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['back'],
  properties: { back: STRING },
};
const TIPS: ResponseSchema = { type: SchemaType.OBJECT, required: ['tips'], properties: { tips: STRINGS } };

const realPace: Pace = {
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
};

/** Cards by Gemini. Neither its errors nor anything else it gives away holds the key. */
export function createGeminiGenerator(options: GeminiOptions, pace: Pace = realPace): GeminiGenerator {
  const model = new Model(options, pace);
  return {
    name: 'gemini',
    cards: (request, signal) => cards(model, request, signal),
    improve: (card, signal) => model.answer(improvePrompt(card), IMPROVED, parseImproved, signal),
    tips: (request, signal) => model.answer(tipsPrompt(request), TIPS, parseTips, signal),
    readPage: (png, signal) => model.transcribe(png, signal),
    checkModel: (signal) => checkModel(options, signal),
  };
}

async function cards(model: Model, request: CardRequest, signal: AbortSignal): Promise<CardAnswer> {
  const ask = (rephrased: boolean) => model.ask(cardsPrompt(request, rephrased), CARDS, parseCards, signal);
  const first = await ask(false);
  const reply = first.outcome === 'refused' && first.reason === 'recitation' ? await ask(true) : first;
  return reply.outcome === 'answer' ? { outcome: 'cards', ...reply.value } : reply;
}

type Reply<T> = { outcome: 'answer'; value: T } | Exclude<CardAnswer, { outcome: 'cards' }>;

class Model {
  readonly #sdk: GoogleGenerativeAI;
  readonly #options: GeminiOptions;
  readonly #pace: Pace;

  constructor(options: GeminiOptions, pace: Pace) {
    this.#sdk = new GoogleGenerativeAI(options.apiKey);
    this.#options = options;
    this.#pace = pace;
  }

  /** The parsed answer where nothing but an answer will do. @throws GeneratorFailed */
  async answer<T>(
    prompt: Prompt,
    schema: ResponseSchema,
    parse: (json: string) => T,
    signal: AbortSignal,
  ): Promise<T> {
    const reply = await this.ask(prompt, schema, parse, signal);
    if (reply.outcome === 'answer') return reply.value;
    throw new GeneratorFailed(`the model gave no answer: ${reply.outcome}`);
  }

  /** A structured answer, asked for again if it is off the schema. @throws GeneratorFailed */
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
        if (tried === OFF_SCHEMA_TRIES) throw new GeneratorFailed(error.message);
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

async function checkModel(
  { apiKey, model, baseUrl }: GeminiOptions,
  signal: AbortSignal,
): Promise<ModelCheck> {
  const path = model.includes('/') ? model : `models/${model}`;
  try {
    const response = await fetch(`${baseUrl ?? DEFAULT_BASE_URL}/v1beta/${path}`, {
      headers: { 'x-goog-api-key': apiKey },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(CHECK_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (response.ok) return 'ok';
    if (response.status === 404) return 'unknown_model';
    return [400, 401, 403].includes(response.status) ? 'bad_key' : 'unreachable';
  } catch {
    signal.throwIfAborted();
    return 'unreachable';
  }
}
