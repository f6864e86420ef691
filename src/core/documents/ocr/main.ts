import { serve } from '../reader/serve.js';
import { createPictureReader, pictureFailure } from './picture-reader.js';
import type { PictureRequest } from './protocol.js';

/** The process that reads pictures of pages. Its last argument: the languages, with commas. */
await serve<PictureRequest>(async ([languages = '']) => {
  const reader = await createPictureReader(languages.split(','));
  const handle = async (request: PictureRequest): Promise<unknown> => {
    switch (request.kind) {
      case 'recognise':
        return reader.recognise(request.picture, request.page);
      case 'lay_out':
        return reader.layOut(request.document, request.pages);
      case 'forget':
        return reader.forget(request.document);
      default:
        throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
    }
  };
  return { handle, failureOf: pictureFailure };
});
