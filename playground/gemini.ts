import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { obedient, plausible, ungrounded, wrong } from './gemini-answers.js';
import { detailsOf, EVERYDAY_FAULTS, type GeminiFault } from './gemini-faults.js';
import { breakOff, refuse, type Said, say, sendJson } from './gemini-replies.js';

export type { GeminiFault } from './gemini-faults.js';

/** A call that reached the stand-in. */
export interface GeminiCall {
  /** The model's name as in the path, and what was wanted of it. */
  model: string;
  method: 'generateContent' | 'get';
  isStreamed: boolean;
  /** When it came, in epoch milliseconds. */
  at: number;
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
    thinkingConfig?: { thinkingLevel?: string };
    responseMimeType?: string;
    responseSchema?: { properties?: Record<string, unknown> };
  };
}

/** The quota of a model, which the stand-in counts. */
export interface GeminiQuota {
  perDay?: number;
  perMinute?: number;
  isFree?: boolean;
}

export interface GeminiStandIn {
  /** For `GEMINI_API_URL`. */
  url: string;
  calls: GeminiCall[];
  /** Answers from now on with the text that `answer` gives; where it gives none, as always. */
  answerWith(answer: (request: GenerateRequest) => string | undefined): void;
  /** The next calls of `generateContent` fail like this, in turn. */
  fail(...faults: GeminiFault[]): void;
  /** From now on this share of calls suffers one fault or another: the same ones after each start. */
  failOften(share: number, faults?: readonly GeminiFault[]): void;
  /** Gives a model a quota from now on; without a name, each one that has none. */
  allow(quota: GeminiQuota, model?: string): void;
  /** Forgets quotas and the failures that did not come to pass. */
  mend(): void;
  close(): Promise<void>;
}

interface StandInOptions {
  port?: number;
  host?: string;
  /** How long an answer takes in all, and until its first word where it is streamed. */
  answerMs?: number;
  firstWordMs?: number;
}

/**
 * A server that speaks as much of the Gemini REST API as Deckhand uses, and makes its cards from the prompt's
 * own text. Any key will do, and any model but those named `no-such-model`.
 */
export const startGeminiStandIn = async (options: StandInOptions = {}): Promise<GeminiStandIn> => {
  const { port = 0, host = '127.0.0.1', answerMs = 0, firstWordMs = answerMs } = options;
  const calls: GeminiCall[] = [];
  const trouble = createTrouble();
  let answer: (request: GenerateRequest) => string | undefined = () => undefined;
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await callOf(request);
    if (!call) return refuse(response, 404, 'Requested entity was not found.');
    calls.push(call);
    const { model, method, key, body } = call;
    if (!key) return refuse(response, 403, 'Method does not allow unregistered callers.');
    if (model.includes('no-such-model')) return refuse(response, 404, 'The model is not found.');
    if (method === 'get') return sendJson(response, 200, { name: model });
    const said: Said = { ...call, answerMs, firstWordMs };
    const fault = trouble.next(model);
    if (fault) return suffer(fault, said, response);
    const text = answer(body) ?? (await plausible(body));
    await say(response, said, text);
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
    ...trouble,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const PATH =
  /^\/v1beta\/(?<model>(?:models|tunedModels)\/[^/:]+)(?<verb>:(?:g|streamG)enerateContent)?(?:\?alt=sse)?$/;

/** @returns undefined for what the server does not know */
const callOf = async (request: IncomingMessage): Promise<GeminiCall | undefined> => {
  const { model, verb } = PATH.exec(request.url ?? '')?.groups ?? {};
  if (model === undefined || request.method !== (verb ? 'POST' : 'GET')) return undefined;
  return {
    model,
    method: verb ? 'generateContent' : 'get',
    isStreamed: verb === ':streamGenerateContent',
    at: Date.now(),
    key: request.headers['x-goog-api-key']?.toString(),
    body: verb ? await bodyOf(request) : {},
  };
};

const bodyOf = async (request: IncomingMessage): Promise<GenerateRequest> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

const MINUTE_MS = 60_000;

/** What befalls the calls. */
const createTrouble = () => {
  const planned: GeminiFault[] = [];
  const quotas = new Map<string | undefined, GeminiQuota>();
  const answered = new Map<string, number[]>();
  let often: { share: number; faults: readonly GeminiFault[] } | undefined;
  const random = repeatable();
  const exceeded = (model: string): GeminiFault | undefined => {
    const {
      perDay,
      perMinute,
      isFree = true,
    } = quotas.get(model.replace('models/', '')) ?? quotas.get(undefined) ?? {};
    const before = answered.get(model) ?? [];
    const lately = before.filter((at) => at > Date.now() - MINUTE_MS);
    if (perDay !== undefined && before.length >= perDay)
      return { kind: 'quota', per: 'day', most: perDay, isFree, retryDelay: '27s' };
    if (perMinute !== undefined && lately.length >= perMinute)
      return { kind: 'quota', per: 'minute', most: perMinute, isFree, retryDelay: '27s' };
    answered.set(model, [...before, Date.now()]);
    return undefined;
  };
  return {
    fail: (...more: GeminiFault[]) => void planned.push(...more),
    failOften: (share: number, faults: readonly GeminiFault[] = EVERYDAY_FAULTS) => {
      often = { share, faults };
    },
    allow: (quota: GeminiQuota, model?: string) => void quotas.set(model, quota),
    mend: () => {
      planned.length = 0;
      often = undefined;
      quotas.clear();
      answered.clear();
    },
    next: (model: string): GeminiFault | undefined => {
      const fault = planned.shift() ?? exceeded(model);
      if (fault || !often || random() >= often.share) return fault;
      return often.faults[Math.floor(random() * often.faults.length)];
    },
  };
};

/** Numbers from 0 up to 1 that look like chance and are always the same (mulberry32). */
const repeatable = (): (() => number) => {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const suffer = async (fault: GeminiFault, said: Said, response: ServerResponse): Promise<void> => {
  const { body } = said;
  switch (fault.kind) {
    case 'status':
      return refuse(response, fault.status, `injected ${fault.status}`, detailsOf(fault));
    case 'quota':
      return refuse(response, 429, 'You exceeded your current quota.', detailsOf(fault));
    case 'bad_key':
      return refuse(response, 400, 'API key not valid.', detailsOf(fault));
    case 'hang':
      return;
    case 'drop':
      await sleep(0);
      response.destroy();
      return;
    case 'break_off':
      return breakOff(response, said, await plausible(body));
    case 'finish':
      return say(response, said, (await plausible(body)).slice(0, 40), fault.reason);
    case 'blocked':
      return say(response, said, undefined, fault.reason);
    case 'no_candidates':
      return say(response, said, undefined);
    case 'text':
      return say(response, said, fault.text);
    case 'fenced':
      return say(response, said, `Here it is:\n\`\`\`json\n${await plausible(body)}\n\`\`\`\n`);
    case 'ungrounded':
      return say(response, said, await ungrounded(body));
    case 'wrong':
      return say(response, said, await wrong(body));
    case 'obeys_document':
      return say(response, said, obedient(body));
    default:
      fault satisfies never;
  }
};
