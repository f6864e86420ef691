import { refuse } from '../errors.js';
import type { Upload } from '../files.js';

/** A request's JSON and the files sent along, in the order of their `files[n]`. */
export interface ParsedBody {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** Reads a body of any form the API takes. @throws DiscordRefusal 50109 for rotten JSON */
export const readBody = async (request: Request): Promise<ParsedBody> => {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(await request.formData());
  const raw = await request.text();
  return { json: raw === '' ? undefined : parse(raw), uploads: [] };
};

const readMultipart = async (form: FormData): Promise<ParsedBody> => {
  const payload = form.get('payload_json');
  const files = [...form.entries()]
    .map(([field, value]) => ({ index: Number(/^files\[(\d+)\]$/.exec(field)?.[1] ?? Number.NaN), value }))
    .filter(({ index, value }) => !Number.isNaN(index) && typeof value !== 'string')
    .sort((a, b) => a.index - b.index);
  const uploads = await Promise.all(files.map(({ value }) => toUpload(value)));
  return { json: typeof payload === 'string' ? parse(payload) : {}, uploads: uploads.flat() };
};

const toUpload = async (value: File | string): Promise<Upload[]> => {
  if (typeof value === 'string') return [];
  const bytes = new Uint8Array(await value.arrayBuffer());
  const isKnown = value.type !== '' && value.type !== 'application/octet-stream';
  return [{ name: value.name, bytes, ...(isKnown ? { contentType: value.type } : {}) }];
};

const parse = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    throw refuse.invalidJson();
  }
};
