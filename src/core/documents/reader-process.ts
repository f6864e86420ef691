import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import { UserError } from '../errors.js';
import {
  type ExtractionLimits,
  type ReaderFailure,
  type ReaderMessage,
  type ReaderRequest,
  readerMessage,
} from './reader/protocol.js';
import { readerEntry } from './reader-entry.js';
import { residentMegabytes } from './resident-memory.js';
import { watch } from './watchdog.js';

/** The outside of one reader process: asks it, watches it, and ends it when it uses more than it may. */
export class ReaderProcess {
  readonly #limits: ExtractionLimits;
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  readonly #gone: Promise<never>;
  #last: Promise<unknown> = Promise.resolve();
  #end: Error | undefined;
  #failed = false;
  #workedMs = 0;
  #documents = 0;

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
    this.#child = startReader(limits);
    this.#gone = this.#untilGone();
    this.#ready = this.#untilReady();
    // Whoever asks next is told; nobody may be asking at the moment.
    this.#gone.catch(() => undefined);
    this.#ready.catch(() => undefined);
  }

  /** The process's id; 0 when it could not be started. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Begins a document: its working time counts from zero, and the parent stays alive for it. */
  begin(): void {
    this.#documents++;
    this.#workedMs = 0;
    this.#child.ref();
    this.#child.channel?.ref();
  }

  /** Between documents the reader keeps nobody alive. */
  rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Whether another document may be given to it: alive, never failed, neither worn nor swollen. */
  async isFit(maxDocuments: number): Promise<boolean> {
    if (this.#end || this.#failed || this.#documents >= maxDocuments) return false;
    const megabytes = await residentMegabytes(this.pid);
    return megabytes === undefined || megabytes < this.#limits.maxMegabytes / 2;
  }

  /**
   * Asks one thing; requests wait for each other.
   * @throws UserError when the document is to blame, or the reason given to {@link kill}.
   */
  ask<T>(request: ReaderRequest, answer: z.ZodType<T>): Promise<T> {
    const mine = this.#last.then(() => this.#work(request, answer));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** Ends the process at once; whoever waits for it gets the reason. */
  kill(reason: Error): void {
    this.#end ??= reason;
    // Its end is near and somebody may wait for it.
    this.#child.ref();
    this.#child.kill('SIGKILL');
  }

  /** Resolves when the process no longer exists. */
  async gone(): Promise<void> {
    await this.#gone.catch(() => undefined);
  }

  async #work<T>(request: ReaderRequest, answer: z.ZodType<T>): Promise<T> {
    if (this.#end) throw this.#end;
    await this.#ready;
    const started = performance.now();
    const unwatch = this.#watch();
    try {
      return answer.parse(await this.#exchange(request));
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      unwatch();
      this.#workedMs += performance.now() - started;
    }
  }

  async #exchange(request: ReaderRequest): Promise<unknown> {
    const reply = this.#nextMessage();
    this.#child.send(request, (error) => error && this.kill(error));
    const message = await Promise.race([reply, this.#gone]);
    if (message.kind === 'failure') throw failureError(message.failure, this.#limits);
    if (message.kind === 'answer') return message.value;
    throw new Error('the PDF reader started twice');
  }

  async #nextMessage(): Promise<ReaderMessage> {
    const [message] = await once(this.#child, 'message');
    return readerMessage.parse(message);
  }

  async #untilReady(): Promise<void> {
    await Promise.race([this.#nextMessage(), this.#gone]);
  }

  async #untilGone(): Promise<never> {
    const [code, signal] = await once(this.#child, 'exit');
    this.#end ??= this.#accident(code, signal);
    throw this.#end;
  }

  #watch(): () => void {
    const { maxSeconds, maxMegabytes } = this.#limits;
    const allowed = { milliseconds: maxSeconds * 1000 - this.#workedMs, megabytes: maxMegabytes };
    return watch(this.pid, allowed, (limit) => {
      const failed = limit === 'time' ? tooSlow(this.#limits) : failureError('too_heavy', this.#limits);
      this.kill(failed);
    });
  }

  /** The process ended by itself: its guard, V8 (SIGABRT) and Linux (SIGKILL) end it for want of memory. */
  #accident(code: number | null, signal: NodeJS.Signals | null): Error {
    const starved = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
    if (starved) return failureError('too_heavy', this.#limits);
    return new Error(`the PDF reader ended by itself (${signal ?? code})`);
  }
}

const startReader = ({ maxMegabytes, maxSeconds }: ExtractionLimits): ChildProcess =>
  fork(readerEntry(), [process.pid, maxMegabytes, maxSeconds].map(String), {
    // Tokens and addresses live in the environment; whoever parses hostile files gets none of it.
    env: {},
    execArgv: [`--max-old-space-size=${Math.ceil(maxMegabytes)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

const tooSlow = ({ maxSeconds }: ExtractionLimits): UserError =>
  new UserError('pdf.too_slow', { seconds: maxSeconds });

const failureError = (failure: ReaderFailure, { maxMegabytes }: ExtractionLimits): UserError => {
  switch (failure) {
    case 'password':
      return new UserError('pdf.password', {});
    case 'corrupt':
      return new UserError('pdf.corrupt', {});
    case 'too_heavy':
      return new UserError('pdf.too_heavy', { megabytes: maxMegabytes });
    default:
      throw new Error(failure satisfies never);
  }
};
