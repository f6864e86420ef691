import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesUnder } from './files.js';
import { packagesIn, type ShippedPackage } from './packages.js';

/** Licences that let the product be passed on with no more than their text (https://spdx.org/licenses). */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // Fonts: free to bundle with any software, not to be sold alone.
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/**
 * Writes `THIRD-PARTY-NOTICES.txt` from the tree: name, version, licence and its text for every package, with the
 * licences of what packages bundle (fonts, decoders).
 * @returns the number of packages
 * @throws when a package's licence is not permissive
 */
export const writeNotices = async (out: string): Promise<number> => {
  const packages = packagesIn(out);
  const refused = packages.filter(({ license }) => !isPermissive(license));
  if (refused.length > 0) throw new Error(`Not permissive: ${refused.map(headOf).join('; ')}`);
  const notices = await Promise.all(packages.map(noticeOf));
  const text = ['Deckhand contains these packages, each under its own licence.', ...notices].join(
    `\n\n${RULE}\n`,
  );
  await writeFile(join(out, 'THIRD-PARTY-NOTICES.txt'), `${text}\n`);
  return packages.length;
};

const RULE = '-'.repeat(80);

/** Understands the SPDX expressions that occur: identifiers joined by OR, or by AND. */
export const isPermissive = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => PERMISSIVE.has(licence)));

const headOf = ({ name, version, license }: ShippedPackage): string => `${name} ${version} (${license})`;

const noticeOf = async (shipped: ShippedPackage): Promise<string> => {
  const files = (await filesUnder(shipped.folder)).filter(isOwnLicence).sort();
  const texts = files.map((file) => `${file}:\n\n${readFileSync(join(shipped.folder, file), 'utf8').trim()}`);
  return [headOf(shipped), ...(texts.length > 0 ? texts : [standardText(shipped)])].join('\n\n');
};

/** For a package that states its licence and leaves the text out. */
const standardText = (shipped: ShippedPackage): string => {
  if (shipped.license !== 'MIT') throw new Error(`${headOf(shipped)} brings no licence text.`);
  return `Copyright (c) ${shipped.author}\n\n${MIT_TEXT}`;
};

/** https://spdx.org/licenses/MIT.html */
const MIT_TEXT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const isOwnLicence = (file: string): boolean =>
  LICENCE_FILE.test(basename(file)) && !file.split('/').includes('node_modules') && !/\.[cm]?js$/.test(file);
