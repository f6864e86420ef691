import type { PictureReader, RecognisedPage } from '../documents/picture-reader.js';
import type { PageReader, PageToRead, ReadPage } from './skills.js';

/** Print of ordinary size on A4 at 200 dots an inch. */
const WIDTH_PIXELS = 1_654;
/** A page of which more words are uncertain says too little for sure. */
const DOUBTFUL_MAX = 0.5;

/** Reads pages from their pictures on this machine. */
export const machineReader = (reader: PictureReader): PageReader => ({
  name: 'machine',
  width: WIDTH_PIXELS,
  open: () => {
    const document = reader.open();
    const recognise = async (
      { page, size, draw }: PageToRead,
      signal: AbortSignal,
    ): Promise<RecognisedPage | undefined> => {
      const picture = await draw();
      return picture && document.recognise(picture, { page, size }, signal);
    };
    return {
      read: async (pages, signal, onPage) => {
        const clear: RecognisedPage[] = [];
        const read: ReadPage[] = [];
        for (const page of pages) {
          const found = await recognise(page, signal);
          if (!found || found.doubtful > DOUBTFUL_MAX) read.push({ page: page.page, reason: 'unclear' });
          else clear.push(found);
          await onPage(page.page);
        }
        return [...read, ...(clear.length > 0 ? await document.layOut(clear, signal) : [])];
      },
    };
  },
});
