import { extname } from 'node:path';
import type { StandInClock } from './clock.js';
import { refuse } from './errors.js';
import { ATTACHMENT_URL_MS, UPLOAD_BYTES } from './limits.js';

/** A file as somebody hands it over. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly description?: string;
}

/** A file on the stand-in's CDN. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** The name before Discord tidied it, by which `attachment://` refers to it. */
  readonly uploadedAs: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly description: string | undefined;
  /** Path on the CDN, unsigned. */
  readonly path: string;
}

const CONTENT_TYPES: Record<string, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.zip': 'application/zip',
};
const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;

/** Uploaded files, served under signed addresses that expire. */
export class Files {
  readonly #byPath = new Map<string, StoredFile>();

  constructor(
    private readonly clock: StandInClock,
    private readonly nextId: () => string,
    private readonly origin: () => string,
  ) {}

  /** Stores an upload. @param folder `attachments/CHANNEL` or `ephemeral-attachments/APPLICATION` */
  store(upload: Upload, folder: string): StoredFile {
    if (upload.bytes.length > UPLOAD_BYTES) throw refuse.tooLarge();
    const id = this.nextId();
    const name = upload.name.replace(/[^\p{L}\p{N}._-]+/gu, '_') || 'file';
    const path = `/${folder}/${id}/${encodeURIComponent(name)}`;
    const contentType =
      upload.contentType || CONTENT_TYPES[extname(name).toLowerCase()] || 'application/octet-stream';
    const { bytes, description, name: uploadedAs } = upload;
    return this.keep({ id, name, uploadedAs, bytes, contentType, description, path });
  }

  /** Puts back a file that was stored before. */
  keep(file: StoredFile): StoredFile {
    this.#byPath.set(file.path, file);
    return file;
  }

  /** The file at a path while the signature in the address holds. @param expiry hexadecimal seconds */
  find(path: string, expiry: string | undefined): StoredFile | undefined {
    const expiresAt = Number.parseInt(expiry ?? '', 16) * 1_000;
    return expiresAt > this.clock.now() ? this.#byPath.get(path) : undefined;
  }

  /** The file's address, signed from now on. */
  urlOf(file: StoredFile): string {
    const hex = (ms: number) => Math.floor(ms / 1_000).toString(16);
    const now = this.clock.now();
    return `${this.origin()}${file.path}?ex=${hex(now + ATTACHMENT_URL_MS)}&is=${hex(now)}&hm=${'0'.repeat(64)}&`;
  }

  /** The attachment object of a file. */
  attachmentPayload(file: StoredFile, isEphemeral = false) {
    const url = this.urlOf(file);
    return {
      id: file.id,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(file.description === undefined ? {} : { description: file.description }),
      ...dimensions(file),
      ...(isEphemeral ? { ephemeral: true } : {}),
    };
  }

  /** The unfurled media item of a file that a component shows. */
  mediaPayload(file: StoredFile) {
    const url = this.urlOf(file);
    return {
      url,
      proxy_url: url,
      attachment_id: file.id,
      content_type: file.contentType,
      ...dimensions(file),
    };
  }
}

const dimensions = ({ bytes }: StoredFile): { width: number; height: number } | Record<string, never> => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < PNG_HEIGHT_AT + 4 || !data.toString('latin1').startsWith(PNG_SIGNATURE)) return {};
  return { width: data.readUInt32BE(PNG_WIDTH_AT), height: data.readUInt32BE(PNG_HEIGHT_AT) };
};
