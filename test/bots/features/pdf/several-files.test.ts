import { expect, test } from 'vitest';
import { createRouter } from '../../../../src/bots/chat/router.js';
import type { IncomingFile } from '../../../../src/bots/chat/turn.js';
import { type PdfDependencies, pdfFeature } from '../../../../src/bots/features/pdf/commands.js';
import type { Requests } from '../../../../src/core/generation/store/requests.js';
import { type GenerationId, newId } from '../../../../src/core/ids.js';
import { freshEvent } from '../../../support/people.js';
import { answerInEnglish } from '../../../support/words.js';

const requests: Pick<Requests, 'admit' | 'start'> = {
  admit: async () => {},
  start: async () => newId<GenerationId>(),
};
const good: IncomingFile = { name: 'good.pdf', read: async () => new Uint8Array() };
const broken: IncomingFile = { name: 'broken.pdf', read: () => Promise.reject(new Error('a bug')) };

/** What is answered to files that are asked for in private, and the bugs that were reported. */
const send = async (...files: readonly IncomingFile[]) => {
  const bugs: unknown[] = [];
  const reportBug = (error: unknown) => `incident-${bugs.push(error)}`;
  const feature = pdfFeature({
    requests,
    clock: { now: () => new Date() },
    limits: { uploadMegabytes: 1, cards: 10 },
    admitCosts: async () => {},
    announce: async () => {},
    reportBug,
  } as unknown as PdfDependencies);
  const router = createRouter({
    features: [feature],
    meet: async () => newId(),
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
  const { said, bugs } = await send(good, broken, good);
  expect(said).toContain('broken.pdf: Something went wrong on my side.');
  expect(said).toContain('incident-1');
  expect(said).toContain('private');
  expect(bugs).toHaveLength(1);
});

test('a bug before any file was taken is the answer to all', async () => {
  const { said } = await send(broken, good);
  expect(said).toContain('Something went wrong on my side.');
  expect(said).not.toContain('broken.pdf');
});
