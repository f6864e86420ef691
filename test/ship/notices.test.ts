import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isPermissive, writeNotices } from '../../scripts/ship/notices.js';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'deckhand-notices-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

/** A tree with one package, as npm leaves it. */
const ship = async (manifest: object, licence?: string): Promise<void> => {
  const folder = join(out, 'node_modules/thing');
  await mkdir(folder, { recursive: true });
  const lock = { packages: { 'node_modules/thing': { version: '1.0.0' } } };
  await writeFile(join(out, 'node_modules/.package-lock.json'), JSON.stringify(lock));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'thing', version: '1.0.0', ...manifest }),
  );
  if (licence !== undefined) await writeFile(join(folder, 'LICENSE'), licence);
};
const notices = async (): Promise<string> => {
  await writeNotices(out);
  return readFile(join(out, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
};

it('names each package with its version, licence and the text it brings', async () => {
  await ship({ license: 'ISC' }, 'Copyright (c) Somebody');
  expect(await notices()).toContain('thing 1.0.0 (ISC)\n\nLICENSE:\n\nCopyright (c) Somebody');
});

it('adds the text of MIT where a package leaves it out, and stops at any other', async () => {
  await ship({ license: 'MIT', author: { name: 'Somebody' } });
  expect(await notices()).toContain('Copyright (c) Somebody\n\nPermission is hereby granted');
  await ship({ license: 'ISC' });
  await expect(notices()).rejects.toThrow('thing 1.0.0 (ISC) brings no licence text.');
});

it.each([{ license: 'GPL-3.0-only' }, { license: 'SEE LICENSE IN LICENSE' }, {}])(
  'stops at a licence that is not permissive: %o',
  async (manifest) => {
    await ship(manifest, 'Whatever');
    await expect(notices()).rejects.toThrow('Not permissive: thing 1.0.0');
  },
);

it.each([
  ['(MIT OR GPL-3.0-or-later)', true],
  ['MIT AND Zlib', true],
  ['MIT AND GPL-3.0-only', false],
])('understands %s', (expression, permissive) => {
  expect(isPermissive(expression)).toBe(permissive);
});
