import { UserError } from '../errors.js';
import type { ReaderFailure } from './reader/messages.js';
import type { ExtractionLimits, ReaderRequest } from './reader/protocol.js';
import { type ReaderProcess, startReaderProcess } from './reader-process.js';

/** A process that reads PDFs; its requests throw a UserError when the file is to blame. */
export type PdfProcess = ReaderProcess<ReaderRequest>;

export const startPdfProcess = (limits: ExtractionLimits): PdfProcess =>
  startReaderProcess({
    entry: 'reader/main.js',
    limits,
    errorOf: (failure) => errorOf(failure, limits),
  });

const errorOf = (failure: ReaderFailure, { maxMegabytes, maxSeconds }: ExtractionLimits): UserError => {
  switch (failure) {
    case 'password':
      return new UserError('pdf.password', {});
    case 'corrupt':
      return new UserError('pdf.corrupt', {});
    case 'too_heavy':
      return new UserError('pdf.too_heavy', { megabytes: maxMegabytes });
    case 'too_slow':
      return new UserError('pdf.too_slow', { seconds: maxSeconds });
    default:
      throw new Error(failure satisfies never);
  }
};
