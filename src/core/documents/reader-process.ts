import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import {
  type ProcessLimits,
  type ReaderFailure,
  type ReaderMessage,
  readerMessage,
} from './reader/messages.js';
import { forkReader, ReaderNotStarted, type StartingNotes, takeNotes } from './reader-start.js';
import { residentMegabytes } from './resident-memory.js';
import { watch } from './watchdog.js';

/** What runs in a reader process, and what it may use. */
export interface ReaderProgram {
  /** Its first file, from the folder of documents. */
  readonly entry: string;
  readonly limits: ProcessLimits;
  readonly args?: readonly string[];
  /** What whoever waits for it gets when the document is to blame. */
  readonly errorOf: (failure: ReaderFailure) => Error;
}

/** One reader process, which is watched and ended when it passes a limit. */
export interface ReaderProcess<Request> {
  /** The process's id; 0 when it could not be started. */
  readonly pid: number;
  /**
   * Begins a document; the parent stays alive for it.
   * @param workedMs the working time that the document took of another reader
   */
  readonly begin: (workedMs?: number) => void;
  /** The working time of the current document. */
  readonly workedMs: () => number;
  /** Between documents the reader keeps nobody alive. */
  readonly rest: () => void;
  /** Whether another document may be given to it: alive, never failed, neither worn nor swollen. */
  readonly isFit: (maxDocuments: number) => Promise<boolean>;
  /**
   * Sends a request; requests wait for each other.
   * @param limit its own, where the document's is not enough
   * @throws the program's own error when the document is to blame, {@link RequestTooSlow} after its own time,
   *   {@link ReaderNotStarted}, or the reason given to `kill`; the process is ended by any limit
   */
  readonly request: <T>(request: Request, answer: z.ZodType<T>, limit?: RequestLimit) => Promise<T>;
  /** Ends the process at once; whoever waits for it gets the reason. */
  readonly kill: (reason: Error) => void;
  /** Resolves when the process no longer exists. */
  readonly gone: () => Promise<void>;
}

/** What a request may take for itself. */
export interface RequestLimit {
  readonly maxMs: number;
  /** It is not part of the document's working time. */
  readonly isApart?: boolean;
}

/** A request took longer than it may. */
export class RequestTooSlow extends Error {}

/** Starts a reader process. @throws ReaderNotStarted where the system has no room for one */
export const startReaderProcess = <Request extends object>(
  program: ReaderProgram,
): ReaderProcess<Request> => {
  const reader = startReader(program);
  const { child } = reader;
  return {
    pid: child.pid ?? 0,
    begin: (workedMs = 0) => {
      reader.documents += 1;
      reader.workedMs = workedMs;
      child.ref();
      child.channel?.ref();
    },
    workedMs: () => reader.workedMs,
    rest: () => {
      child.unref();
      child.channel?.unref();
    },
    isFit: (maxDocuments) => isFit(reader, maxDocuments),
    request: (request, answer, limit) => {
      const mine = reader.last.then(() => work(reader, request, answer, limit));
      reader.last = mine.catch(() => undefined);
      return mine;
    },
    kill: (reason) => kill(reader, reason),
    gone: () => reader.gone.catch(() => undefined),
  };
};

/** What is known of a reader process. */
type Reader = {
  readonly program: ReaderProgram;
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** Rejects with the reason when the process no longer exists. */
  readonly gone: Promise<never>;
  /** The last request, which the next one waits for. */
  last: Promise<unknown>;
  /** Until it is ready: what it wrote on stderr. */
  starting: StartingNotes | undefined;
  /** Why it ended, or is about to. */
  end: Error | undefined;
  hasFailed: boolean;
  /** Time spent on the current document. */
  workedMs: number;
  documents: number;
};

const startReader = (program: ReaderProgram): Reader => {
  const { entry, limits, args = [] } = program;
  const child = forkReader(entry, limits, args);
  const gone = once(child, 'close').then(
    ([code, signal]) => endedBy(reader, endOf(reader, code, signal)),
    (error: unknown) => endedBy(reader, new ReaderNotStarted(entry, String(error))),
  );
  const ready = Promise.race([nextMessage(child), gone]).then(() => {
    reader.starting?.close();
    reader.starting = undefined;
  });
  // The next request gets the error; without a request it would be an unhandled rejection.
  gone.catch(() => undefined);
  ready.catch(() => undefined);
  const reader: Reader = {
    ...{ program, child, ready, gone, starting: takeNotes(child) },
    ...{ last: Promise.resolve(), end: undefined, hasFailed: false, workedMs: 0, documents: 0 },
  };
  return reader;
};

const endedBy = (reader: Reader, error: Error): never => {
  reader.end ??= error;
  throw reader.end;
};

const isFit = async (reader: Reader, maxDocuments: number): Promise<boolean> => {
  if (reader.end || reader.hasFailed || reader.documents >= maxDocuments) return false;
  const megabytes = await residentMegabytes(reader.child.pid ?? 0);
  return megabytes === undefined || megabytes < reader.program.limits.maxMegabytes / 2;
};

const kill = (reader: Reader, reason: Error): void => {
  reader.end ??= reason;
  // Its end is near and somebody may wait for it.
  reader.child.ref();
  reader.child.kill('SIGKILL');
};

const work = async <T>(
  reader: Reader,
  request: object,
  answer: z.ZodType<T>,
  { maxMs, isApart = false }: RequestLimit = { maxMs: Number.POSITIVE_INFINITY },
): Promise<T> => {
  if (reader.end) throw reader.end;
  await reader.ready;
  const started = performance.now();
  const leftMs = isApart
    ? Number.POSITIVE_INFINITY
    : reader.program.limits.maxSeconds * 1000 - reader.workedMs;
  const unwatch = watchLimits(reader, { leftMs, maxMs });
  try {
    return answer.parse(await exchange(reader, request));
  } catch (error) {
    reader.hasFailed = true;
    throw error;
  } finally {
    unwatch();
    if (!isApart) reader.workedMs += performance.now() - started;
  }
};

const exchange = async (reader: Reader, request: object): Promise<unknown> => {
  const reply = nextMessage(reader.child);
  reader.child.send(request, (error) => error && kill(reader, error));
  const message = await Promise.race([reply, reader.gone]);
  if (message.kind === 'failure') throw reader.program.errorOf(message.failure);
  if (message.kind === 'answer') return message.value;
  throw new Error('a reader process started twice');
};

const nextMessage = async (child: ChildProcess): Promise<ReaderMessage> => {
  const [message] = await once(child, 'message');
  return readerMessage.parse(message);
};

const watchLimits = (
  reader: Reader,
  { leftMs, maxMs }: { readonly leftMs: number; readonly maxMs: number },
): (() => void) => {
  const { limits, errorOf } = reader.program;
  const allowed = { milliseconds: Math.min(leftMs, maxMs), megabytes: limits.maxMegabytes };
  return watch(reader.child.pid ?? 0, allowed, (limit) => {
    if (limit === 'memory') kill(reader, errorOf('too_heavy'));
    else kill(reader, leftMs > maxMs ? new RequestTooSlow() : errorOf('too_slow'));
  });
};

/** The process ended by itself: its guard, V8 (SIGABRT) and Linux (SIGKILL) end it for want of memory. */
const endOf = ({ program, starting }: Reader, code: number | null, signal: NodeJS.Signals | null): Error => {
  const { entry, errorOf } = program;
  const isStarved = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
  if (starting)
    return new ReaderNotStarted(entry, `${signal ?? code}`, { notes: starting.text(), isStarved });
  if (signal !== null && CRASHES.has(signal)) return errorOf('corrupt');
  return isStarved ? errorOf('too_heavy') : new Error(`${entry} ended by itself (${signal ?? code})`);
};

/** How decoders of pictures, which are no JavaScript, end over a file that they do not expect. */
const CRASHES: ReadonlySet<NodeJS.Signals> = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP']);
