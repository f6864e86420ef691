import { badRequest } from './failure.js';

/** One part of a multipart body; a file if it has a file name. */
export interface Part {
  name: string;
  fileName?: string;
  mimeType?: string;
  bytes: Buffer;
}

const LINE_END = '\r\n';

/**
 * Reads a multipart/form-data body as leniently as Telegram does; Node's own reader turns down the bodies
 * that grammY writes (headers without a space, file names without quotes).
 * @throws ApiFailure 400 when the body does not follow its boundary
 */
export const parseMultipart = (body: Buffer, contentType: string): Part[] => {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw badRequest("can't find boundary in the multipart request");
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  for (;;) {
    if (start === -1) throw badRequest('wrong multipart request');
    start += delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from(LINE_END), delimiter]), start);
    if (end === -1) throw badRequest('wrong multipart request');
    parts.push(readPart(body.subarray(start + LINE_END.length, end)));
    start = end + LINE_END.length;
  }
};

const readPart = (part: Buffer): Part => {
  const headerEnd = part.indexOf(LINE_END + LINE_END);
  if (headerEnd === -1) throw badRequest('wrong multipart request');
  const headers = part.toString('utf8', 0, headerEnd);
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const mimeType = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1];
  const fileName = attribute(disposition, 'filename');
  return {
    name: attribute(disposition, 'name') ?? '',
    bytes: part.subarray(headerEnd + 2 * LINE_END.length),
    ...(fileName !== undefined && { fileName }),
    ...(mimeType !== undefined && { mimeType }),
  };
};

const attribute = (disposition: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(disposition);
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2]?.trim();
};
