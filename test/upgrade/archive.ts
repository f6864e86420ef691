import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

// The `ustar` format of POSIX (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html) for plain files
// and folders with short names, in Brotli: `brotli -d < data.tar.br | tar x` unpacks it as well.

const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const CHECKSUM_AT = 148;
const FOLDER = '5';
/** The highest takes minutes for a few per cent. */
const QUALITY = 9;

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly mtime: Date;
  readonly bytes: Uint8Array;
}

/** Packs what lies in the folder, empty folders and times of change included. */
export const pack = async (folder: string): Promise<Uint8Array> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const parts: Uint8Array[] = [];
  for (const entry of entries.filter((one) => one.isFile() || one.isDirectory())) {
    const full = join(entry.parentPath, entry.name);
    const { mtime } = await stat(full);
    const bytes = entry.isDirectory() ? new Uint8Array() : await readFile(full);
    const path = relative(folder, full);
    parts.push(header({ path, isFolder: entry.isDirectory(), mtime, bytes }), bytes, padding(bytes.length));
  }
  const tar = Buffer.concat([...parts, new Uint8Array(2 * BLOCK_BYTES)]);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
  };
  return promisify(brotliCompress)(tar, { params });
};

/** Puts what was packed into the folder, which is made. */
export const unpack = async (packed: Uint8Array, folder: string): Promise<void> => {
  for (const { path, isFolder, mtime, bytes } of entriesOf(await promisify(brotliDecompress)(packed))) {
    const full = join(folder, path);
    await mkdir(isFolder ? full : dirname(full), { recursive: true });
    if (isFolder) continue;
    await writeFile(full, bytes);
    await utimes(full, mtime, mtime);
  }
};

const padding = (length: number): Uint8Array =>
  new Uint8Array((BLOCK_BYTES - (length % BLOCK_BYTES)) % BLOCK_BYTES);

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

const header = ({ path, isFolder, mtime, bytes }: Entry): Uint8Array => {
  if (Buffer.byteLength(path) > NAME_BYTES)
    throw new RangeError(`the name is too long for the archive: ${path}`);
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(path, 0);
  block.write(octal(isFolder ? 0o700 : 0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(bytes.length, 11), 124);
  block.write(octal(Math.floor(mtime.getTime() / 1_000), 11), 136);
  block.write(' '.repeat(8), CHECKSUM_AT);
  block.write(isFolder ? FOLDER : '0', 156);
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT);
  return block;
};

const entriesOf = function* (tar: Buffer): Generator<Entry> {
  for (let at = 0; tar[at] !== 0 && at < tar.length; ) {
    const text = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const number = (from: number, length: number) => Number.parseInt(text(from, length), 8);
    const size = number(124, 12);
    const start = at + BLOCK_BYTES;
    yield {
      path: text(0, NAME_BYTES),
      isFolder: text(156, 1) === FOLDER,
      mtime: new Date(number(136, 12) * 1_000),
      bytes: tar.subarray(start, start + size),
    };
    at = start + size + padding(size).length;
  }
};
