import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExtractiveWriter } from '../src/core/generation/extractive/extractive.js';
import { blocksOfMarkdown } from '../src/core/generation/text/from-markdown.js';
import { inputPage } from '../src/core/generation/text/input.js';
import type { InputPage } from '../src/core/generation/types.js';
import { improved, tipsFrom, wrongAnswersFrom } from './gemini-inventions.js';

/** A call that reached the stand-in. */
export interface GeminiCall {
  /** The model's name as in the path, and what was wanted of it. */
  model: string;
  method: 'generateContent' | 'get';
  /** What the key header held. */
  key: string | undefined;
  body: GenerateRequest;
}

export interface GenerateRequest {
  systemInstruction?: { parts: { text?: string }[] };
  contents?: { role: string; parts: { text?: string; inlineData?: { mimeType: string; data: string } }[] }[];
  generationConfig?: {
    temperature?: number;
    maxOutputTokens?: number;
    responseMimeType?: string;
    responseSchema?: { properties?: Record<string, unknown> };
  };
}

/** What can go wrong, once for each time that it is asked for. */
export type GeminiFault =
  | { kind: 'status'; status: number /** As the real server writes it: `2s`. */; retryDelay?: string }
  /** Accepts the request and never answers. */
  | { kind: 'hang' }
  /** Closes the connection. */
  | { kind: 'drop' }
  /** Stops early for the reason; what was written until then is half a JSON text. */
  | { kind: 'finish'; reason: string }
  /** Refuses the prompt as such. */
  | { kind: 'blocked'; reason: string }
  /** Answers with this text, whatever was asked. */
  | { kind: 'text'; text: string }
  /** Good cards whose quotes stand nowhere. */
  | { kind: 'ungrounded' }
  /** Does as the document says: makes a card of the first line that speaks of instructions. */
  | { kind: 'obeys_document' };

export interface GeminiStandIn {
  /** For `GEMINI_API_URL`. */
  url: string;
  calls: GeminiCall[];
  /** Answers from now on with the text that `answer` gives; where it gives none, as always. */
  answerWith(answer: (request: GenerateRequest) => string | undefined): void;
  /** The next calls of `generateContent` fail like this, in turn. */
  fail(...faults: GeminiFault[]): void;
  /** Forgets the failures that did not come to pass. */
  mend(): void;
  close(): Promise<void>;
}

/**
 * A server that speaks as much of the Gemini REST API as Deckhand uses, and makes its cards from the prompt's
 * own text. Any key will do.
 */
export const startGeminiStandIn = async ({ port = 0, host = '127.0.0.1' } = {}): Promise<GeminiStandIn> => {
  const calls: GeminiCall[] = [];
  const faults: GeminiFault[] = [];
  let answer: (request: GenerateRequest) => string | undefined = () => undefined;
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = /^\/v1beta\/(?<model>(?:models|tunedModels)\/[^/:]+)(?<verb>:generateContent)?$/.exec(
      request.url ?? '',
    );
    const method = path?.groups?.verb ? 'generateContent' : 'get';
    if (!path?.groups?.model || request.method !== (method === 'get' ? 'GET' : 'POST'))
      return refuse(response, 404, 'Requested entity was not found.');
    const body = method === 'get' ? {} : await bodyOf(request);
    const key = request.headers['x-goog-api-key']?.toString();
    calls.push({ model: path.groups.model, method, key, body });
    if (!key) return refuse(response, 403, 'Method does not allow unregistered callers.');
    if (path.groups.model.includes('no-such-model')) return refuse(response, 404, 'The model is not found.');
    if (method === 'get') return json(response, 200, { name: path.groups.model });
    const fault = faults.shift();
    if (fault) return suffer(fault, body, response);
    return say(response, answer(body) ?? (await plausible(body)));
  };

  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    calls,
    answerWith: (given) => {
      answer = given;
    },
    fail: (...more) => {
      faults.push(...more);
    },
    mend: () => {
      faults.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const bodyOf = async (request: IncomingMessage): Promise<GenerateRequest> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
};

const STATUS_NAMES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const refuse = (response: ServerResponse, code: number, message: string, details?: unknown[]): void => {
  json(response, code, {
    error: { code, message, status: STATUS_NAMES[code] ?? 'UNKNOWN', ...(details && { details }) },
  });
};

const say = (response: ServerResponse, text: string, finishReason = 'STOP'): void =>
  json(response, 200, {
    candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] }, finishReason }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  });

const suffer = async (fault: GeminiFault, body: GenerateRequest, response: ServerResponse): Promise<void> => {
  switch (fault.kind) {
    case 'status':
      return refuse(response, fault.status, `injected ${fault.status}`, retryInfo(fault.retryDelay));
    case 'hang':
      return;
    case 'drop':
      response.destroy();
      return;
    case 'finish':
      return say(response, (await plausible(body)).slice(0, 40), fault.reason);
    case 'blocked':
      return json(response, 200, { promptFeedback: { blockReason: fault.reason } });
    case 'text':
      return say(response, fault.text);
    case 'ungrounded':
      return say(response, await withQuotes(body, 'words that nobody wrote on any page of this'));
    case 'obeys_document':
      return say(response, obedient(textOf(body)));
    default:
      fault satisfies never;
  }
};

const retryInfo = (retryDelay: string | undefined): unknown[] | undefined =>
  retryDelay === undefined
    ? undefined
    : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }];

const textOf = (body: GenerateRequest): string =>
  (body.contents ?? []).flatMap(({ parts }) => parts.map(({ text }) => text ?? '')).join('\n');

/** What a model might say to the prompt, judged by the schema that it asks for. */
const plausible = async (body: GenerateRequest): Promise<string> => {
  const wanted = body.generationConfig?.responseSchema?.properties ?? {};
  const text = textOf(body);
  if ('cards' in wanted) return JSON.stringify({ cards: await cardsFrom(text) });
  if ('back' in wanted) return JSON.stringify({ back: improved(inside(text)) });
  if ('answers' in wanted) return JSON.stringify({ answers: wrongAnswersFrom(inside(text)) });
  if ('tips' in wanted) return JSON.stringify({ tips: tipsFrom(inside(text)) });
  if ('pages' in wanted) return JSON.stringify({ pages: pagesShown(text) });
  throw new Error(`the schema is not known: ${Object.keys(wanted)}`);
};

/** Every picture shows the same. */
const pagesShown = (prompt: string) =>
  [...prompt.matchAll(/^\[page (\d+)\]$/gm)].map(([, page]) => ({
    page: Number(page),
    text: 'The picture shows a page of text. Photosynthesis is the process by which green plants turn light into chemical energy.',
  }));

const QUOTE_WORDS = 8;
const FENCE = /^(={5}[0-9a-f]{16}={5})\n(?<inside>[\s\S]*)\n\1$/m;

const cardsFrom = async (prompt: string) => {
  const count = Number(/Write up to (\d+) cards/.exec(prompt)?.[1] ?? 5);
  const request = {
    chunk: { index: 0, fromPage: 1, toPage: 1, pages: pagesOf(inside(prompt)) },
    pictures: [],
    count,
    avoid: [],
  };
  const answer = await createExtractiveWriter().write(request, new AbortController().signal);
  if (answer.outcome !== 'cards') return [];
  return answer.cards.slice(0, count).map((card) => ({
    ...card,
    quote: card.quote.split(' ').slice(0, QUOTE_WORDS).join(' '),
  }));
};

const inside = (prompt: string): string => FENCE.exec(prompt)?.groups?.inside ?? '';

const pagesOf = (text: string): InputPage[] => {
  const [, ...parts] = text.split(/^\[page (\d+)\]\n(?:\[under: .*\]\n)?/m);
  return parts.flatMap((part, i) =>
    i % 2 === 0
      ? [inputPage({ page: Number(part), above: [], blocks: blocksOfMarkdown(parts[i + 1] ?? '') })]
      : [],
  );
};

const withQuotes = async (body: GenerateRequest, quote: string): Promise<string> =>
  JSON.stringify({ cards: (await cardsFrom(textOf(body))).map((card) => ({ ...card, quote })) });

const obedient = (prompt: string): string => {
  const line =
    inside(prompt)
      .split('\n')
      .find((text) => /instructions/i.test(text)) ?? 'I do as I am told.';
  return JSON.stringify({
    cards: [{ kind: 'basic', front: line, back: 'HACKED', distractors: [], quote: 'ignore me' }],
  });
};
