import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRouter } from '../../../../src/bots/chat/router.js';
import type { IncomingFile } from '../../../../src/bots/chat/turn.js';
import { pdfCommand } from '../../../../src/bots/features/pdf/request.js';
import { createRowBlobs } from '../../../../src/core/blobs/rows.js';
import type { Database } from '../../../../src/core/database/client.js';
import { createRequests } from '../../../../src/core/generation/store/requests.js';
import { createGenerationStates } from '../../../../src/core/generation/store/states.js';
import { createDecks } from '../../../../src/core/library/decks.js';
import { emptyDatabase, freshDatabase } from '../../../support/database.js';
import { freshEvent, handClock, newPerson } from '../../../support/people.js';
import { answerInEnglish } from '../../../support/words.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => emptyDatabase(database));
afterAll(() => database.close());

const good = (name: string): IncomingFile => ({
  name,
  read: async () => new TextEncoder().encode(`%PDF-1.7 ${name}`),
});
const broken: IncomingFile = { name: 'broken.pdf', read: () => Promise.reject(new Error('a bug')) };

/** What is answered to files that are asked for in private, and the bugs that were reported. */
const send = async (...files: readonly IncomingFile[]) => {
  const bugs: unknown[] = [];
  const reportBug = (error: unknown) => `incident-${bugs.push(error)}`;
  const stored = { database, clock: handClock(), queue: { add: async () => {} } };
  const blobs = createRowBlobs(database);
  const command = pdfCommand({
    requests: createRequests({ ...stored, blobs, limits: { perDay: 10, cards: 10 } }),
    states: createGenerationStates(stored),
    decks: createDecks(stored),
    clock: stored.clock,
    limits: { uploadMegabytes: 1, cards: 10 },
    hasModel: false,
    admitCosts: async () => {},
    announce: async () => {},
    reportBug,
  });
  const { user } = await newPerson(database);
  const router = createRouter({
    features: [{ commands: [command], presses: [], submissions: [] }],
    meet: async () => user,
    language: async () => 'en',
    admit: () => {},
    remember: async () => {},
    waiting: async () => [],
    reportBug,
  });
  const incoming = {
    event: freshEvent(),
    identity: { platform: 'test', platformUserId: 'ada', displayName: 'Ada' },
    moderator: false,
    place: { kind: 'place', platform: 'test', id: 'here' },
    privatePlace: { kind: 'place', platform: 'test', id: 'private' },
    where: 'guild',
    signal: new AbortController().signal,
    quoted: { text: '', files },
  } as const;
  const { outcome } = router.command(incoming, 'pdf', { private: true });
  return { said: JSON.stringify(answerInEnglish(await outcome)), bugs };
};

test('a bug over one file is told for that file, beside those that were taken before', async () => {
  const { said, bugs } = await send(good('first.pdf'), broken, good('last.pdf'));
  expect(said).toContain('broken.pdf: Something went wrong on my side.');
  expect(said).toContain('incident-1');
  expect(said).toContain('private');
  expect(bugs).toHaveLength(1);
  const taken = await database.prisma.document.findMany();
  expect(taken.map(({ name }) => name).sort()).toEqual(['first.pdf', 'last.pdf']);
});

test('a bug before any file was taken is the answer to all', async () => {
  const { said } = await send(broken, good('good.pdf'));
  expect(said).toContain('Something went wrong on my side.');
  expect(said).not.toContain('broken.pdf');
  expect(await database.prisma.document.count()).toBe(0);
});
