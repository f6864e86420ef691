import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayAround } from '../../day.js';
import type { Prompt } from '../model/prompts.js';
import { CallFailed, type Ending, type Question, type Sent, type Transport } from '../model/transport.js';
import { failureOf, refusalOf } from './failures.js';
import { messagesOfStream } from './server-sent-events.js';
import { strict } from './strict-schema.js';

export interface EndpointOptions {
  /** With its version, as in `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** How long an answer may take; five minutes by default, since a machine of one's own may be slow. */
  readonly answerMs?: number | undefined;
}

/** After so long Node's fetch gives up anyway. */
const ANSWER_MS = 300_000;

/**
 * Any server that speaks OpenAI's chat completions, such as Ollama or llama.cpp. One that does not know
 * `response_format` is told the schema in words, from the first time that it says so.
 */
export const createEndpointTransport = (options: EndpointOptions): Transport => {
  const { baseUrl, model, apiKey = '', answerMs = ANSWER_MS } = options;
  let knowsFormat = true;
  return {
    writer: 'endpoint',
    model,
    account: `${model}#${createHash('sha256').update(`${baseUrl} ${apiKey}`).digest('hex').slice(0, 8)}`,
    limits: {},
    seesPictures: false,
    answerMs,
    quotaDay: (now) => dayAround(now, { timeZone: 'UTC', dayStart: 0 }),
    send: async (question, signal, onText) => {
      try {
        let response = await post(options, bodyFor(options, question, knowsFormat, onText), signal);
        if (knowsFormat && REFUSES_FORMAT.has(response.status)) {
          await response.body?.cancel();
          response = await post(options, bodyFor(options, question, false, onText), signal);
          knowsFormat = !response.ok;
        }
        if (!response.ok) throw await refusalOf(response);
        return onText ? await streamed(response, onText) : sentOf([completion.parse(await response.json())]);
      } catch (error) {
        throw error instanceof CallFailed ? error : failureOf(error, signal);
      }
    },
  };
};

/** How servers refuse a field that they do not know. */
const REFUSES_FORMAT = new Set([400, 422, 500, 501]);

const post = ({ baseUrl, apiKey }: EndpointOptions, body: object, signal: AbortSignal): Promise<Response> =>
  fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(body),
    redirect: 'error',
    signal,
  });

const bodyFor = (
  { model }: EndpointOptions,
  { prompt, schema }: Question,
  knowsFormat: boolean,
  onText: unknown,
): object => {
  const shape = strict(schema);
  const inWords = `Answer with JSON of this schema and nothing else: ${JSON.stringify(shape)}`;
  const format = {
    type: 'json_schema',
    json_schema: { name: prompt.purpose, strict: true, schema: shape },
  };
  return {
    model,
    messages: [
      { role: 'system', content: knowsFormat ? prompt.system : `${prompt.system}\n\n${inWords}` },
      { role: 'user', content: contentOf(prompt) },
    ],
    ...(knowsFormat && { response_format: format }),
    ...(onText !== undefined && { stream: true, stream_options: { include_usage: true } }),
  };
};

const contentOf = ({ user, task }: Prompt): string => (task === undefined ? user : `${user}\n\n${task}`);

const tokens = z.number().nullish();
const said = z.object({ content: z.string().nullish() }).nullish();
/** A whole answer, or a piece of a streamed one. */
const completion = z.object({
  model: z.string().nullish(),
  choices: z.array(z.object({ message: said, delta: said, finish_reason: z.string().nullish() })),
  usage: z
    .object({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.object({ cached_tokens: tokens }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: tokens }).nullish(),
    })
    .nullish(),
});
type Completion = z.infer<typeof completion>;

const streamed = async (response: Response, onText: (text: string) => void): Promise<Sent> => {
  const pieces: Completion[] = [];
  let text = '';
  for await (const message of messagesOfStream(response)) {
    const piece = completion.parse(JSON.parse(message));
    pieces.push(piece);
    text += textOf(piece);
    onText(withoutThoughts(text));
  }
  return sentOf(pieces);
};

const sentOf = (pieces: readonly Completion[]): Sent => {
  const usage = pieces.findLast((piece) => piece.usage)?.usage;
  const thoughts = usage?.completion_tokens_details?.reasoning_tokens ?? 0;
  const version = pieces.find((piece) => piece.model)?.model;
  const reason = pieces.map(({ choices }) => choices[0]?.finish_reason).findLast((each) => each);
  return {
    text: withoutThoughts(pieces.map(textOf).join('')),
    ending: endingFor(reason),
    usage: {
      prompt: usage?.prompt_tokens ?? 0,
      output: Math.max(0, (usage?.completion_tokens ?? 0) - thoughts),
      thoughts,
      cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    },
    ...(version && { version }),
  };
};

const textOf = ({ choices: [choice] }: Completion): string =>
  choice?.message?.content ?? choice?.delta?.content ?? '';

/** Some models think aloud before they answer. */
const withoutThoughts = (text: string): string => text.replace(/^\s*<think>[\s\S]*?(?:<\/think>|$)/, '');

const endingFor = (reason: string | null | undefined): Ending => {
  switch (reason) {
    case 'stop':
      return 'whole';
    case 'length':
      return 'cut_off';
    case 'content_filter':
      return 'safety';
    case undefined:
    case null:
      return 'odd';
    default:
      return 'unknown';
  }
};
