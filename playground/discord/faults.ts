import type { RecordedRequest } from './requests.js';

/** A mishap to befall matching requests. */
export interface Fault {
  /** Method and path, as in `POST /channels/1/messages`: a part of it, or a pattern. All requests, by default. */
  match?: string | RegExp;
  /** How many requests it befalls; one, by default. */
  times?: number;
  /** Milliseconds before anything happens. */
  delayMs?: number;
  /** Status to answer with instead. */
  status?: number;
  /** What to answer: JSON, or the HTML of a page. */
  body?: unknown;
  headers?: Record<string, string>;
  /** The request has its effect whatever is answered. */
  tookEffect?: true;
  /** Cut the connection instead of answering: before the request has an effect, or after it had. */
  drop?: 'before' | 'after';
  /** How it is cut: reset, or closed as a server does with one that was idle. Reset, by default. */
  how?: 'reset' | 'closed';
}

/** Mishaps waiting for their requests. */
export class RestFaults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  /** Arms a fault. The returned function disarms it. */
  next(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? 1 };
    this.#waiting.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  /** Takes the fault that befalls `request`, if one does. */
  take({ method, path }: Pick<RecordedRequest, 'method' | 'path'>): Fault | undefined {
    const line = `${method} ${path}`;
    const entry = this.#waiting.find(({ fault, left }) => left > 0 && matches(fault.match, line));
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  }

  /** Disarms everything. */
  clear(): void {
    this.#waiting.length = 0;
  }
}

const matches = (pattern: string | RegExp | undefined, line: string): boolean => {
  if (pattern === undefined) return true;
  return typeof pattern === 'string' ? line.includes(pattern) : pattern.test(line);
};
