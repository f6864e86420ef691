import { randomBytes } from 'node:crypto';
import { badRequest } from './failure.js';
import { PHOTO_BYTES, PHOTO_SIDES_RATIO, PHOTO_SIDES_SUM } from './limits.js';
import type { Upload } from './params.js';
import type { Size, StoredFile } from './records.js';

/** Every file ever sent, by the id under which bots name it. */
export class FileStore {
  readonly #byId = new Map<string, StoredFile>();

  add({ name, mimeType, bytes }: Upload, folder: 'documents' | 'photos'): StoredFile {
    if (bytes.length === 0) throw badRequest('file must be non-empty');
    const number = this.#byId.size;
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
    const file: StoredFile = {
      id: `BQACAgIAAx${randomBytes(24).toString('base64url')}`,
      uniqueId: `AgAD${randomBytes(8).toString('base64url')}`,
      path: `${folder}/file_${number}${extension}`,
      name,
      mimeType,
      bytes,
    };
    return this.keep(file);
  }

  /** Puts back a file that was sent before. */
  keep(file: StoredFile): StoredFile {
    this.#byId.set(file.id, file);
    return file;
  }

  all(): readonly StoredFile[] {
    return [...this.#byId.values()];
  }

  byId(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return [...this.#byId.values()].find((file) => file.path === path);
  }
}

/**
 * The size of a PNG or JPEG in pixels.
 * @throws ApiFailure 400 when it is neither, or beyond what Telegram takes as a photo
 */
export const photoSize = (bytes: Uint8Array): Size => {
  if (bytes.length > PHOTO_BYTES) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`,
    );
  }
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > PHOTO_SIDES_SUM || !(ratio <= PHOTO_SIDES_RATIO)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return size;
};

const PNG_SIGNATURE = '89504e470d0a1a0a';

const pngSize = (bytes: Uint8Array): Size | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 24 || buffer.toString('hex', 0, 8) !== PNG_SIGNATURE) return undefined;
  return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
};

/** Walks the segments to the frame header (SOF0–SOF15, of which C4, C8 and CC are other tables). */
const jpegSize = (bytes: Uint8Array): Size | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < buffer.length && buffer[at] === 0xff) {
    const marker = buffer.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return undefined;
};
