import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { readerEntry } from '../../../src/core/documents/reader-entry.js';
import { slowPdf } from '../../support/pdfs.js';

const script = `
  const { fork } = require('node:child_process');
  const [entry, pdf] = process.argv.slice(1);
  const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
  const options = { env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'inherit', 'ignore', 'ipc'] };
  const reader = fork(entry, [String(process.pid), '2000', '600'], options);
  let step = 0;
  reader.on('message', () => {
    if (step === 0) reader.send({ kind: 'open', bytes, maxPages: 10 });
    if (step === 1) { reader.send({ kind: 'read', from: 1, to: 1 }); console.log('reading'); }
    step++;
  });
`;

it('a reader at work does not outlive its killed parent', async () => {
  const pdf = Buffer.from(slowPdf()).toString('base64');
  const parent = spawn(process.execPath, ['-e', script, readerEntry('reader/main.js'), pdf], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  expect(String(line)).toBe('reading\n');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const killed = performance.now();
  // The reader holds the other end of this pipe: it closes when the reader is gone, too.
  await once(parent.stdout, 'close');
  expect(performance.now() - killed).toBeLessThan(3_000);
});
