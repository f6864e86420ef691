import type { Context } from 'hono';
import type { z } from 'zod';
import type { NamedFile } from '../stage/sample.js';

export interface FilledForm<T> {
  readonly act: T;
  /** Uploaded files by the name of their field. */
  readonly files: Readonly<Record<string, NamedFile & { readonly type: string }>>;
}

/**
 * Reads a multipart body: what to do as JSON in the field `act`, and files in any others.
 * @throws ZodError when it is not what the schema describes
 */
export const readForm = async <S extends z.ZodType>(
  c: Context,
  schema: S,
): Promise<FilledForm<z.output<S>>> => {
  const body = await c.req.parseBody();
  const files: Record<string, NamedFile & { type: string }> = {};
  for (const [field, value] of Object.entries(body)) {
    if (!(value instanceof File)) continue;
    files[field] = { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { act: schema.parse(JSON.parse(String(body.act))), files };
};
