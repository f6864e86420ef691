import { createRowBlobs } from '../../src/core/blobs/rows.js';
import type { Database } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import { createExtractiveWriter } from '../../src/core/generation/extractive/extractive.js';
import type { DocumentJob } from '../../src/core/generation/store/line.js';
import { createRequests, type NewDocument } from '../../src/core/generation/store/requests.js';
import { createGenerationStates } from '../../src/core/generation/store/states.js';
import type { GenerationId, UserId } from '../../src/core/ids.js';
import type { Clock, Queue } from '../../src/core/ports.js';
import { longPdf, pdf } from '../../src/jobs/pdf.js';
import { freshEvent } from './people.js';
import { rawPage } from './text-pages.js';

export const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;
const PAGE = rawPage(
  1,
  'Osmosis is the movement of water through a membrane towards the side with more dissolved substance.',
);

/** A process that takes in documents of one page and reads them, on a database and a queue that others may share. */
export const lineProcess = (database: Database, { clock, queue }: { clock: Clock; queue: Queue }) => {
  const stored = { database, clock, queue, blobs: createRowBlobs(database) };
  const requests = createRequests({ ...stored, limits: { perDay: 20, cards: 100 } });
  const states = createGenerationStates(stored);
  const tools = {
    ...{ cardWriter: createExtractiveWriter(), owed: createOwed(stored) },
    ...{ onProgress: () => {}, pictureBytesMax: 1_000 },
  };
  return {
    states,
    send: (user: UserId, name: string, more: Partial<NewDocument> = {}): Promise<GenerationId> =>
      requests.start({
        ...{ user, event: freshEvent(), place: PLACE, fallback: PLACE, deck: { name } },
        file: { name: `${name}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7 ${name}`) },
        ...more,
      }),
    accept: (user: UserId, offer: GenerationId): Promise<GenerationId> =>
      requests.accept({ user, event: freshEvent(), place: PLACE, fallback: PLACE, offer }),
    /** Does the job; its document is open once `gate` is, and has text on its first page alone. */
    run: (job: DocumentJob, gate: () => Promise<void> = async () => {}, pages = 1): Promise<void> => {
      const extractor = { open: openedOnce(gate, pages), warm: () => {}, close: async () => {} };
      const dependencies = { ...stored, ...tools, extractor };
      const { signal } = new AbortController();
      return job.name === 'pdf'
        ? pdf.work(dependencies, { ...job, name: 'pdf' }, signal)
        : longPdf.work(dependencies, { ...job, name: 'long-pdf' }, signal);
    },
  };
};

const openedOnce = (gate: () => Promise<void>, pages: number) => {
  let isOpen = false;
  return async () => {
    if (!isOpen) await gate();
    isOpen = true;
    return {
      pages,
      read: async function* () {
        yield PAGE;
      },
      picture: async () => new Uint8Array(),
      close: async () => {},
    };
  };
};
