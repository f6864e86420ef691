import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GeminiCall } from './gemini.js';
import { textOf } from './gemini-answers.js';

/** What an answer must know of its call. */
export interface Said extends GeminiCall {
  answerMs: number;
  firstWordMs: number;
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
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

export const refuse = (
  response: ServerResponse,
  code: number,
  message: string,
  details?: unknown[],
): void => {
  sendJson(response, code, {
    error: { code, message, status: STATUS_NAMES[code] ?? 'UNKNOWN', ...(details && { details }) },
  });
};

/**
 * Sends an answer, whole or as a stream, whichever was asked for.
 * @param text undefined for an answer without candidates, blocked for the reason if there is one
 */
export const say = async (
  response: ServerResponse,
  said: Said,
  text: string | undefined,
  reason?: string,
): Promise<void> => {
  const head = headOf(said, text ?? '');
  if (text === undefined) {
    const nothing = { ...head, ...(reason && { promptFeedback: { blockReason: reason } }) };
    return said.isStreamed ? stream(response, said, [nothing]) : sendJson(response, 200, nothing);
  }
  const finishReason = reason ?? 'STOP';
  if (said.isStreamed) {
    const pieces = [THOUGHT, ...(text.match(PIECE) ?? [''])].map((piece) => candidate([piece].map(asPart)));
    return stream(response, said, [...pieces, { ...candidate([], finishReason), ...head }]);
  }
  await sleep(said.answerMs);
  sendJson(response, 200, { ...candidate([THOUGHT, text].map(asPart), finishReason), ...head });
};

/** Sends half of an answer and closes the connection. */
export const breakOff = async (response: ServerResponse, said: Said, text: string): Promise<void> => {
  const half = candidate([asPart(text.slice(0, Math.ceil(text.length / 2)))]);
  response.writeHead(200, { 'content-type': said.isStreamed ? 'text/event-stream' : 'application/json' });
  const sent = said.isStreamed ? `data: ${JSON.stringify(half)}\r\n\r\n` : JSON.stringify(half).slice(0, -5);
  await new Promise((flushed) => response.write(sent, flushed));
  await sleep(10);
  response.destroy();
};

/** A model thinks aloud, where its thoughts are not asked for as well. */
const THOUGHT = 'thinking {"cards":[';
const PIECE = /[\s\S]{1,60}/g;

const asPart = (text: string) => (text === THOUGHT ? { text, thought: true } : { text });

const candidate = (parts: object[], finishReason?: string) => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, ...(finishReason && { finishReason }) }],
});

const stream = async (response: ServerResponse, said: Said, chunks: readonly object[]): Promise<void> => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  await sleep(said.firstWordMs);
  const pause = (said.answerMs - said.firstWordMs) / chunks.length;
  for (const chunk of chunks) {
    response.write(`data: ${JSON.stringify(chunk)}\r\n\r\n`);
    if (pause > 0) await sleep(pause);
  }
  response.end();
};

const tokens = (text: string): number => Math.ceil(text.length / 4);
/** ai.google.dev/gemini-api/docs/caching: prompts that begin alike are cached from so many tokens on. */
const CACHED_FROM = 4_096;

const headOf = ({ model, body }: Said, text: string) => {
  const begins = tokens(body.contents?.[0]?.parts[0]?.text ?? '');
  const [prompt, output, thoughts] = [tokens(textOf(body)), tokens(text), 7];
  return {
    usageMetadata: {
      promptTokenCount: prompt,
      candidatesTokenCount: output,
      thoughtsTokenCount: thoughts,
      totalTokenCount: prompt + output + thoughts,
      ...(begins >= CACHED_FROM && { cachedContentTokenCount: begins }),
    },
    modelVersion: `${model.replace('models/', '')}-001`,
  };
};
