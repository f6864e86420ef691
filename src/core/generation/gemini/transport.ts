import { createHash } from 'node:crypto';
import {
  type EnhancedGenerateContentResponse,
  type GenerateContentResponse,
  type GenerationConfig,
  type GenerativeModel,
  GoogleGenerativeAI,
  type Part,
} from '@google/generative-ai';
import { dayAround } from '../../day.js';
import type { Prompt } from '../model/prompts.js';
import type { Ending, Question, QuotaLimits, Schema, Sent, Transport, Usage } from '../model/transport.js';
import { failureOf } from './failures.js';

export interface GeminiOptions {
  readonly apiKey: string;
  /** `gemini-flash-lite-latest`, or `models/…` in full. */
  readonly model: string;
  /** Another server that speaks the same protocol. */
  readonly baseUrl?: string | undefined;
  /** The operator's own, for all models together; none by default. */
  readonly limits?: QuotaLimits | undefined;
  /** Not sent by default: newer models ignore it, or answer worse. */
  readonly temperature?: number | undefined;
  /** Thinking counts too. The model's own limit by default. */
  readonly maxOutputTokens?: number | undefined;
  /** How long an answer may take; two minutes by default. */
  readonly answerMs?: number | undefined;
}

const ANSWER_MS = 120_000;
/** ai.google.dev/gemini-api/docs/rate-limits: requests per day reset at midnight Pacific time. */
const QUOTA_ZONE = 'America/Los_Angeles';

/** Gemini through Google's SDK. Neither its errors nor anything else it gives away holds the key. */
export const createGeminiTransport = (options: GeminiOptions): Transport => {
  const { apiKey, model, limits = {}, answerMs = ANSWER_MS } = options;
  const sdk = new GoogleGenerativeAI(apiKey);
  return {
    writer: 'gemini',
    model,
    account: `${model}#${createHash('sha256').update(apiKey).digest('hex').slice(0, 8)}`,
    limits,
    seesPictures: true,
    answerMs,
    quotaDay: (now) => dayAround(now, { timeZone: QUOTA_ZONE, dayStart: 0 }),
    send: async (question, signal, onText) => {
      const generative = modelFor(sdk, options, question);
      const request = { contents: [{ role: 'user', parts: partsOf(question.prompt) }] };
      try {
        if (onText) return await streamed(generative, request, signal, onText);
        const { response } = await generative.generateContent(request, { signal });
        return sentOf([response]);
      } catch (error) {
        throw failureOf(error, signal);
      }
    },
  };
};

const modelFor = (
  sdk: GoogleGenerativeAI,
  { model, baseUrl, temperature, maxOutputTokens }: GeminiOptions,
  { prompt, schema }: Question,
): GenerativeModel => {
  // The SDK sends the configuration as it is; its types know neither thinking nor the order of properties.
  const generationConfig = {
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    thinkingConfig: { thinkingLevel: 'LOW' },
    responseMimeType: 'application/json',
    responseSchema: inOrder(schema),
  } as GenerationConfig;
  return sdk.getGenerativeModel(
    { model, systemInstruction: prompt.system, generationConfig },
    baseUrl === undefined ? {} : { baseUrl },
  );
};

/** The schema with its fields in the order in which they are to be written. */
const inOrder = (schema: Schema): object => {
  if (schema.type === 'array') return { ...schema, items: inOrder(schema.items) };
  if (schema.type === 'string' && schema.enum) return { ...schema, format: 'enum' };
  if (schema.type !== 'object') return schema;
  const properties = Object.entries(schema.properties).map(([name, of]) => [name, inOrder(of)] as const);
  return { ...schema, propertyOrdering: schema.required, properties: Object.fromEntries(properties) };
};

const partsOf = ({ user, pictures = [], task }: Prompt): Part[] => [
  { text: user },
  ...pictures.flatMap(({ name, png }) => [
    { text: name },
    { inlineData: { mimeType: 'image/png', data: Buffer.from(png).toString('base64') } },
  ]),
  ...(task === undefined ? [] : [{ text: task }]),
];

const streamed = async (
  generative: GenerativeModel,
  request: { contents: { role: string; parts: Part[] }[] },
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Sent> => {
  const { stream, response } = await generative.generateContentStream(request, { signal });
  // The SDK's own sum would mix thoughts with the answer; its failure is the stream's.
  response.catch(() => {});
  const parts: EnhancedGenerateContentResponse[] = [];
  let text = '';
  for await (const part of stream) {
    parts.push(part);
    text += textOf(part);
    onText(text);
  }
  return sentOf(parts);
};

/** What Gemini says beyond the SDK's types. */
interface Untyped {
  readonly modelVersion?: string;
  readonly usageMetadata?: {
    readonly promptTokenCount?: number;
    readonly candidatesTokenCount?: number;
    readonly thoughtsTokenCount?: number;
    readonly cachedContentTokenCount?: number;
  };
}

const sentOf = (parts: readonly (GenerateContentResponse & Untyped)[]): Sent => {
  const version = parts.findLast(({ modelVersion }) => modelVersion !== undefined)?.modelVersion;
  return {
    text: parts.map(textOf).join(''),
    ending: endingOf(parts),
    usage: usageOf(parts.findLast(({ usageMetadata }) => usageMetadata !== undefined)?.usageMetadata),
    ...(version !== undefined && { version }),
  };
};

const usageOf = (usage: Untyped['usageMetadata'] = {}): Usage => ({
  prompt: usage.promptTokenCount ?? 0,
  output: usage.candidatesTokenCount ?? 0,
  thoughts: usage.thoughtsTokenCount ?? 0,
  cached: usage.cachedContentTokenCount ?? 0,
});

/** Parts marked as thoughts are the model talking to itself; the SDK's types do not know the mark. */
const textOf = ({ candidates }: GenerateContentResponse): string => {
  const parts: readonly (Part & { readonly thought?: boolean })[] = candidates?.[0]?.content?.parts ?? [];
  return parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
};

const endingOf = (parts: readonly GenerateContentResponse[]): Ending => {
  const blocked = parts.find(({ promptFeedback }) => promptFeedback?.blockReason)?.promptFeedback;
  if (blocked) return endingFor(blocked.blockReason, 'unknown');
  const reason = parts.map(({ candidates }) => candidates?.[0]?.finishReason).findLast((each) => each);
  return endingFor(reason, 'odd');
};

/** @param without for an answer that gives no reason, or none that says anything */
const endingFor = (reason: string | undefined, without: Ending): Ending => {
  switch (reason) {
    case 'STOP':
      return 'whole';
    case 'MAX_TOKENS':
      return 'cut_off';
    case 'RECITATION':
      return 'recitation';
    case 'SAFETY':
    case 'PROHIBITED_CONTENT':
    case 'BLOCKLIST':
    case 'SPII':
      return 'safety';
    case undefined:
    case 'FINISH_REASON_UNSPECIFIED':
    case 'OTHER':
    case 'MALFORMED_FUNCTION_CALL':
    case 'MALFORMED_RESPONSE':
    case 'UNEXPECTED_TOOL_CALL':
      return without;
    default:
      return 'unknown';
  }
};
