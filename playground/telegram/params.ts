import type { Context } from 'hono';
import { z } from 'zod';
import { ApiFailure, badRequest } from './failure.js';
import { UPLOAD_BYTES } from './limits.js';
import { parseMultipart } from './multipart.js';

/** A file that came with a multipart request, under the name of its part. */
export interface Upload {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

/**
 * The arguments of one call. The Bot API reads every argument as a string, JSON bodies included,
 * so numbers and booleans may come as either.
 */
export class Params {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly uploads: ReadonlyMap<string, Upload>,
  ) {}

  text(name: string): string | undefined {
    return this.values.get(name);
  }

  /** Undefined for what is absent or no number, as the Bot API treats both alike. */
  integer(name: string): number | undefined {
    const value = Number.parseInt(this.values.get(name) ?? '', 10);
    return Number.isNaN(value) ? undefined : value;
  }

  flag(name: string): boolean {
    return ['true', '1', 'yes', 't', 'y'].includes((this.values.get(name) ?? '').toLowerCase());
  }

  /** @throws ApiFailure 400 when the argument is no JSON or not of the schema's shape */
  json<T>(name: string, schema: z.ZodType<T>): T | undefined {
    const source = this.values.get(name);
    if (source === undefined || source === '') return undefined;
    const parsed = schema.safeParse(parseJson(source, name));
    if (!parsed.success) throw badRequest(`can't parse ${name}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  }

  upload(name: string): Upload | undefined {
    return this.uploads.get(name);
  }

  /** The same uploads with other arguments, as inside of a media object. */
  with(values: ReadonlyMap<string, string>): Params {
    return new Params(values, this.uploads);
  }

  /** For the record of calls: arguments as sent, a file as its name and size. */
  describe(): Record<string, unknown> {
    const described: Record<string, unknown> = {};
    for (const [name, value] of this.values) described[name] = readable(value);
    for (const [name, { name: file, bytes }] of this.uploads) {
      described[name] = { file, size: bytes.length };
    }
    return described;
  }
}

const parseJson = (source: string, name: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
};

const readable = (value: string): unknown => {
  if (!/^(?:[[{]|-?\d{1,15}$|true$|false$)/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const asArgument = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Reads the query string and a JSON, urlencoded or multipart body. */
export const readParams = async (context: Context): Promise<Params> => {
  const values = new Map<string, string>(Object.entries(context.req.query()));
  const uploads = new Map<string, Upload>();
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('application/json')) readJsonBody(await context.req.text(), values);
  else if (type.startsWith('multipart/')) {
    readMultipart(Buffer.from(await context.req.arrayBuffer()), type, values, uploads);
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await context.req.text())) values.set(name, value);
  }
  return new Params(values, uploads);
};

const readJsonBody = (body: string, values: Map<string, string>): void => {
  if (body.trim() === '') return;
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(body, 'request'));
  if (!parsed.success) throw badRequest('expected an Object');
  for (const [name, value] of Object.entries(parsed.data)) {
    if (value !== null && value !== undefined) values.set(name, asArgument(value));
  }
};

const readMultipart = (
  body: Buffer,
  contentType: string,
  values: Map<string, string>,
  uploads: Map<string, Upload>,
): void => {
  if (body.length > UPLOAD_BYTES) throw new ApiFailure(413, 'Request Entity Too Large');
  for (const { name, fileName, mimeType = 'application/octet-stream', bytes } of parseMultipart(
    body,
    contentType,
  )) {
    if (fileName === undefined) values.set(name, bytes.toString('utf8'));
    else uploads.set(name, { name: fileName, mimeType, bytes: new Uint8Array(bytes) });
  }
};
