import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** A PDF object without its number: a dictionary, or a dictionary with a stream. */
export type RawObject = string | { dictionary: string; stream: Uint8Array };

/**
 * Writes a PDF by hand, for files that no decent library would make.
 * @param objects numbered from 1 in order; the first is the catalog.
 */
export const rawPdf = (objects: readonly RawObject[]): Uint8Array => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body(object), Buffer.from('\nendobj\n')]));
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
};

const body = (object: RawObject): Buffer => {
  if (typeof object === 'string') return Buffer.from(object);
  const { dictionary, stream } = object;
  const head = `<< ${dictionary} /Length ${stream.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream')]);
};

/** One page whose content is the given stream object, with Helvetica as `/F1`. */
export const onePage = (content: RawObject): Uint8Array =>
  rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);

/** A stream that inflates to `repeats` times `unit`, compressed `twice` or once, without ever being made whole. */
export const inflating = (unit: Uint8Array, repeats: number, twice: boolean): RawObject => {
  // After a full flush a block refers to nothing before it, so its bytes can be repeated.
  const block = deflateRawSync(unit, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const zlibHeader = Buffer.from([0x78, 0x9c]);
  const emptyLastBlock = Buffer.from([0x03, 0x00, 0, 0, 0, 0]);
  const once = Buffer.concat([zlibHeader, ...Array<Buffer>(repeats).fill(block), emptyLastBlock]);
  if (!twice) return { dictionary: '/Filter /FlateDecode', stream: once };
  return { dictionary: '/Filter [/FlateDecode /FlateDecode]', stream: deflateSync(once, { level: 9 }) };
};
