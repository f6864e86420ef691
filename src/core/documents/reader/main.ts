import { pictureHeader } from '../picture-header.js';
import { createPdfReader, readerFailure } from './pdf-reader.js';
import { createPictureFileReader } from './picture-file-reader.js';
import type { ReaderRequest } from './protocol.js';
import { serve } from './serve.js';

/** The reader process: parses hostile files away from the bot, and may be killed at any moment. */
let reader = createPdfReader();

const open = async (bytes: Uint8Array, maxPages: number): Promise<unknown> => {
  await reader.close();
  reader = pictureHeader(bytes) ? createPictureFileReader() : createPdfReader();
  return reader.open(bytes, maxPages);
};

const handle = (request: ReaderRequest): Promise<unknown> => {
  switch (request.kind) {
    case 'open':
      return open(request.bytes, request.maxPages);
    case 'read':
      return reader.read(request.from, request.to);
    case 'picture':
      return reader.picture(request.page, request);
    case 'close':
      return reader.close();
    default:
      throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
  }
};

await serve<ReaderRequest>(() => ({ handle, failureOf: readerFailure }));
