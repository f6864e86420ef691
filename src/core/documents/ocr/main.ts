import { serve } from '../reader/serve.js';
import type { PictureRequest } from './protocol.js';
import { createRecogniser, recogniserFailure } from './recogniser.js';

/** The process that reads pictures of pages. Its last argument: the languages, with commas. */
await serve<PictureRequest>(async ([languages = '']) => {
  const recogniser = await createRecogniser(languages.split(','));
  const handle = async (request: PictureRequest): Promise<unknown> => {
    switch (request.kind) {
      case 'recognise':
        return recogniser.recognise(request.picture, request.page);
      case 'lay_out':
        return recogniser.layOut(request.pages, request.last);
      default:
        throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
    }
  };
  return { handle, failureOf: recogniserFailure };
});
