import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { createPdfReader } from '../../src/core/documents/reader/pdf-reader.js';
import { drawBlocks } from './draw.js';
import { pageInWords } from './words.js';

/** Heads and feet are known by repetition, so pages are read as many at a time as the bot reads them. */
const WINDOW = 10;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, out: { type: 'string' } },
});
const [file] = positionals;
const range = /^(\d+)(?:-(\d+))?$/.exec(values.pages ?? '1-9999');
if (file === undefined || !range)
  throw new Error('Usage: npm run blocks -- FILE.pdf [--pages 1-5] [--out FOLDER]');

const name = basename(file, '.pdf');
const out = values.out ?? join(tmpdir(), 'blocks', name);
await mkdir(out, { recursive: true });

const reader = createPdfReader();
const { pages: count } = await reader.open(new Uint8Array(await readFile(file)), Number.POSITIVE_INFINITY);
const first = Number(range[1]);
const last = Math.min(count, Number(range[2] ?? first));
for (let from = 1; from <= last; from += WINDOW) {
  const to = Math.min(count, from + WINDOW - 1);
  for (const page of await reader.read(from, to)) {
    if (page.page < first || page.page > last) continue;
    const picture = join(out, `${name}-${String(page.page).padStart(3, '0')}.png`);
    await writeFile(
      picture,
      await drawBlocks(page, await reader.picture(page.page, { width: 1_200, type: 'png' })),
    );
    stdout.write(`${pageInWords(page)}\n${picture}\n\n`);
  }
}
await reader.close();
