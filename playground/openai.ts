import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GenerateRequest } from './gemini.js';
import { plausible } from './gemini-answers.js';

/** A request for a chat completion, as far as the stand-in looks at it. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  response_format?: { json_schema: { schema: { properties: Record<string, unknown> } } };
}

export interface OpenAiStandIn {
  /** For `OPENAI_API_URL`. */
  url: string;
  requests: { body: ChatRequest; authorization: string | undefined }[];
  /** Answers from now on with this text, or as always when undefined. */
  answerWith(text: string | undefined): void;
  /** The next requests are refused with these statuses, in turn. */
  fail(...statuses: number[]): void;
  /** Forgets the refusals that did not come to pass. */
  mend(): void;
  close(): Promise<void>;
}

/**
 * A server like Ollama, whose model says what the Gemini stand-in would.
 * @param knowsFormat whether it takes `response_format`, or refuses it as some servers do
 */
export const startOpenAiStandIn = async ({ knowsFormat = true } = {}): Promise<OpenAiStandIn> => {
  const requests: OpenAiStandIn['requests'] = [];
  const statuses: number[] = [];
  let text: string | undefined;
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url !== '/v1/chat/completions') return refuse(response, 404, 'not found');
    const body = await bodyOf(request);
    requests.push({ body, authorization: request.headers.authorization });
    const status = statuses.shift();
    if (status !== undefined) return refuse(response, status, 'injected');
    if (body.model === 'no-such-model') return refuse(response, 404, 'model not found');
    if (body.response_format && !knowsFormat) return refuse(response, 400, 'unknown field response_format');
    const answer = text ?? (await plausible(asGemini(body)));
    if (body.stream) stream(response, body.model, answer);
    else sendJson(response, 200, completion(body.model, { message: { content: answer } }));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answerWith: (given) => {
      text = given;
    },
    fail: (...more) => void statuses.push(...more),
    mend: () => {
      statuses.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const bodyOf = async (request: IncomingMessage): Promise<ChatRequest> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

/** The same request as the Gemini stand-in reads it; a schema told in words stands in the system's message. */
const asGemini = ({ messages, response_format: format }: ChatRequest): GenerateRequest => {
  const [system, user] = messages;
  const told = /of this schema and nothing else: (\{.*\})/.exec(system?.content ?? '')?.[1];
  const schema = format?.json_schema.schema ?? JSON.parse(told ?? '{}');
  return {
    contents: [{ role: 'user', parts: [{ text: user?.content ?? '' }] }],
    generationConfig: { responseSchema: schema },
  };
};

const completion = (model: string, choice: object) => ({
  model: `${model}:q4`,
  choices: [{ index: 0, finish_reason: 'stop', ...choice }],
  usage: { prompt_tokens: 11, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 2 } },
});

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, status: number, message: string): void =>
  sendJson(response, status, { error: { message } });

const stream = (response: ServerResponse, model: string, answer: string): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of answer.match(/[\s\S]{1,50}/g) ?? [])
    response.write(`data: ${JSON.stringify({ model, choices: [{ delta: { content: piece } }] })}\n\n`);
  response.write(`data: ${JSON.stringify(completion(model, { delta: {} }))}\n\ndata: [DONE]\n\n`);
  response.end();
};
