import type { z } from 'zod';
import { isUserError } from '../errors.js';
import type { PdfProcess } from './pdf-process.js';
import { answers, type ExtractionLimits, type ReaderRequest } from './reader/protocol.js';
import { type RequestLimit, RequestTooSlow } from './reader-process.js';

const PAGE_SECONDS = 10;

/** Where readers come from and go to. */
export interface ReaderSupply {
  /** @param workedMs the working time that the document took of earlier readers */
  readonly take: (workedMs: number) => PdfProcess;
  readonly giveBack: (reader: PdfProcess) => Promise<void>;
}

/** What to open, and with what. */
export interface Opening {
  readonly bytes: Uint8Array;
  readonly limits: ExtractionLimits;
  /** Ends the document's process whenever it is aborted. */
  readonly signal: AbortSignal | undefined;
  readonly supply: ReaderSupply;
  /** Called when the document is closed or could not be opened. */
  readonly release: () => void;
}

/** A document that is open in a reader, which is replaced when a page hangs. */
export interface OpenDocument {
  readonly overview: z.infer<typeof answers.open>;
  /**
   * Asks for pages, within the time that pages may take; requests wait for each other.
   * @throws RequestTooSlow after that time; others may be asked for as before, and so after a page that is too heavy to
   *   draw
   */
  readonly request: <T>(request: ReaderRequest, answer: z.ZodType<T>) => Promise<T>;
  /** Whether a page has hung. */
  readonly hasHung: () => boolean;
  /** Gives the process back. Harmless when closed already. */
  readonly close: () => Promise<void>;
}

/** The longest that a page may take, in seconds. */
export const pageSeconds = ({ maxPageSeconds = PAGE_SECONDS }: ExtractionLimits): number => maxPageSeconds;

type Held = Opening & { reader: PdfProcess; last: Promise<unknown>; hasHung: boolean };

/** @throws UserError when the document is to blame */
export const openDocument = async (opening: Opening): Promise<OpenDocument> => {
  const { signal } = opening;
  const held: Held = { ...opening, reader: opening.supply.take(0), last: Promise.resolve(), hasHung: false };
  const abort = () => held.reader.kill(abortReason(signal));
  signal?.addEventListener('abort', abort, { once: true });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= release(held).finally(() => signal?.removeEventListener('abort', abort)));
  try {
    return {
      overview: await open(held),
      request: (request, answer) => {
        const mine = held.last.then(() => work(held, request, answer));
        held.last = mine.catch(() => undefined);
        return mine;
      },
      hasHung: () => held.hasHung,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const open = ({ reader, bytes, limits }: Held): Promise<z.infer<typeof answers.open>> =>
  reader.request({ kind: 'open', bytes, maxPages: limits.maxPages }, answers.open);

const work = async <T>(held: Held, request: ReaderRequest, answer: z.ZodType<T>): Promise<T> => {
  try {
    return await held.reader.request(request, answer, limitOf(request, held.limits));
  } catch (error) {
    if (error instanceof RequestTooSlow || (request.kind === 'picture' && isTooHeavy(error)))
      await replaceReader(held);
    throw error;
  }
};

/** Of pages that are read together, so many are allowed to take as long as one may. */
const SLOW_SHARE = 0.2;

/** Drawing is not part of the document's time: it goes on for as many pages as there are. */
const limitOf = (request: ReaderRequest, limits: ExtractionLimits): RequestLimit => {
  const pageMs = pageSeconds(limits) * 1000;
  if (request.kind === 'picture') return { maxMs: pageMs, isApart: true };
  const others = request.kind === 'read' ? request.to - request.from : 0;
  return { maxMs: pageMs * (1 + others * SLOW_SHARE) };
};

/** Whether a request took more memory than it may. */
export const isTooHeavy = (error: unknown): boolean => isUserError(error, 'pdf.too_heavy');

/** The document goes on in another reader, which has learned nothing of it yet. */
const replaceReader = async (held: Held): Promise<void> => {
  const { reader, supply, signal } = held;
  held.hasHung = true;
  await supply.giveBack(reader);
  held.reader = supply.take(reader.workedMs());
  if (signal?.aborted) held.reader.kill(abortReason(signal));
  await open(held);
};

const release = async (held: Held): Promise<void> => {
  await held.last;
  await held.reader.request({ kind: 'close' }, answers.close).catch(() => undefined);
  await held.supply.giveBack(held.reader).finally(held.release);
};

const abortReason = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('reading the PDF was aborted');
