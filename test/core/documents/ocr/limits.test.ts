import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { createPictureReader, type PictureReader } from '../../../../src/core/documents/picture-reader.js';
import { readerEntry } from '../../../../src/core/documents/reader-entry.js';
import { lecturePdf } from '../../../support/pdfs.js';
import { pictureOf } from '../../../support/pictures.js';

const reader = createPictureReader({ languages: ['eng'] });
afterAll(() => reader.close());

const signal = new AbortController().signal;
const PAGE = { page: 1, size: { width: 595, height: 842 } };

const read = async (picture: Uint8Array, by: PictureReader = reader): Promise<string | undefined> => {
  const document = by.open();
  const words = await document.recognise(picture, PAGE, signal);
  return words?.lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n');
};

const drawn = (text: string, width = 600, height = 120): Uint8Array => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.font = '40px sans-serif';
  pen.fillText(text, 20, 70);
  return canvas.toBuffer('image/png');
};

/** A picture whose header promises more pixels than it has. */
const withSize = (png: Uint8Array, side: number): Uint8Array => {
  const huge = Buffer.from(png);
  huge.writeUInt32BE(side, 16);
  huge.writeUInt32BE(side, 20);
  return huge;
};

it('gives nothing for what is no picture, and goes on', async () => {
  expect(await read(new TextEncoder().encode('This is not a picture.'))).toBeUndefined();
  expect(await read(drawn('Cut off').subarray(0, 200))).toBeUndefined();
  expect(await read(withSize(drawn('Huge'), 32_000))).toBeUndefined();
  expect(await read(drawn(''))).toBe('');
  expect(await read(drawn('Still here'))).toBe('Still here');
});

describe('limits', () => {
  it('ends a page that takes too long, and reads the next', async () => {
    const hasty = createPictureReader({ languages: ['eng'], maxSeconds: 5 });
    const dense = createCanvas(4_000, 4_000);
    const pen = dense.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 4_000, 4_000);
    pen.fillStyle = '#000';
    pen.font = '30px sans-serif';
    for (let y = 40; y < 4_000; y += 40) pen.fillText('Many words stand on this page. '.repeat(10), 10, y);
    expect(await read(dense.toBuffer('image/png'), hasty)).toBeUndefined();
    expect(await read(drawn('Short'), hasty)).toBe('Short');
    await hasty.close();
  });

  it('ends a process that takes too much memory', async () => {
    const small = createPictureReader({ languages: ['eng'], maxMegabytes: 120 });
    expect(await read(drawn('Small'), small)).toBeUndefined();
    await small.close();
  });

  it('stops at once when its signal is aborted, while others wait for their turn', async () => {
    const cancel = new AbortController();
    const page = await pictureOf(await lecturePdf({ pages: 1 }));
    const cancelled = reader.open().recognise(page, PAGE, cancel.signal);
    const waiting = read(drawn('Next'));
    cancel.abort(new Error('cancelled'));
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(await waiting).toBe('Next');
  });
});

it('ends its process when nobody has a page for it', async () => {
  const idle = createPictureReader({ languages: ['eng'], idleMs: 0 });
  await read(drawn('Once'), idle);
  await expect.poll(() => processes().length).toBeLessThanOrEqual(1);
  expect(await read(drawn('Again'), idle)).toBe('Again');
  await idle.close();
});

it('hands no environment to its process', async () => {
  await read(drawn('Here'));
  const [pid] = processes();
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/PATH=|HOME=|NODE_ENV/);
});

/** The processes of this one that read pictures. */
const processes = (): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return (
          parent === String(process.pid) &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ocr/main.js')
        );
      } catch {
        return false;
      }
    });

/** Reads a picture where files cannot be written, and every connection is counted. */
const OFFLINE = `
  import { Socket } from 'node:net';
  import { readFileSync } from 'node:fs';
  let connections = 0;
  Socket.prototype.connect = () => { connections += 1; throw new Error('no network'); };
  globalThis.fetch = () => { connections += 1; throw new Error('no network'); };
  const { startEngine } = await import(process.argv[1]);
  const engine = await startEngine(['deu', 'eng']);
  const { lines } = engine.read(Buffer.from(process.argv[2], 'base64'));
  console.log(JSON.stringify({ connections, words: lines.flatMap(({ words }) => words.map(({ text }) => text)) }));
`;

it('reads without a network and without writing a file', async () => {
  const engine = pathToFileURL(readerEntry('ocr/engine.js')).href;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--experimental-permission', '--allow-fs-read=*', '--no-warnings', '--input-type=module'],
    ...['-e', OFFLINE, engine, Buffer.from(drawn('Quite alone')).toString('base64')],
  ]);
  expect(JSON.parse(stdout)).toEqual({ connections: 0, words: ['Quite', 'alone'] });
});
