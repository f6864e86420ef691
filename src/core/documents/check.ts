import { UserError } from '../errors.js';
import type { FileKind } from '../file-kind.js';

/** Readers accept the mark anywhere in the first kilobyte (PDF 1.7 reference, appendix H, note 13). */
const PDF_MARK_WITHIN_BYTES = 1024;
const TEXT_SAMPLE_BYTES = 4096;

const SIGNATURES: readonly { readonly kind: FileKind; readonly at: number; readonly bytes: string }[] = [
  { kind: 'png', at: 0, bytes: '\x89PNG' },
  { kind: 'jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'gif', at: 0, bytes: 'GIF8' },
  { kind: 'webp', at: 8, bytes: 'WEBP' },
  { kind: 'heic', at: 4, bytes: 'ftyphe' },
  { kind: 'heic', at: 4, bytes: 'ftypmif1' },
  { kind: 'video', at: 4, bytes: 'ftyp' },
  { kind: 'old_office', at: 0, bytes: '\xd0\xcf\x11\xe0' },
  { kind: 'postscript', at: 0, bytes: '%!PS' },
  { kind: 'rtf', at: 0, bytes: '{\\rtf' },
  { kind: 'djvu', at: 0, bytes: 'AT&TFORM' },
  { kind: 'rar', at: 0, bytes: 'Rar!' },
  { kind: '7z', at: 0, bytes: '7z\xbc\xaf' },
  { kind: 'gzip', at: 0, bytes: '\x1f\x8b' },
];

/** What the members of a ZIP container say about it, by a name that stands in its first local headers. */
const ZIP_MEMBERS: readonly { readonly kind: FileKind; readonly member: string }[] = [
  { kind: 'word', member: 'word/' },
  { kind: 'powerpoint', member: 'ppt/' },
  { kind: 'excel', member: 'xl/' },
  { kind: 'epub', member: 'application/epub+zip' },
  { kind: 'opendocument_text', member: 'application/vnd.oasis.opendocument.text' },
  { kind: 'opendocument_presentation', member: 'application/vnd.oasis.opendocument.presentation' },
];

/** Pictures that the reader decodes. */
const PICTURES: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'webp']);

/**
 * Judges by its bytes, never by its name, whether a file is a PDF or the picture of a page.
 * @throws UserError `pdf.empty` for no bytes, `pdf.not_pdf` (with what it looks like) for anything else.
 */
export const checkDocument = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new UserError('pdf.empty', {});
  if (latin1(bytes, PDF_MARK_WITHIN_BYTES).includes('%PDF-')) return;
  const found = kindOf(bytes);
  if (!PICTURES.has(found)) throw new UserError('pdf.not_pdf', { found });
};

const kindOf = (bytes: Uint8Array): FileKind => {
  const start = latin1(bytes, TEXT_SAMPLE_BYTES);
  if (start.startsWith('PK')) return zipKind(bytes);
  const known = SIGNATURES.find(({ at, bytes: mark }) => start.startsWith(mark, at));
  if (known) return known.kind;
  if (/^\s*(<!doctype html|<html)/i.test(start.replace(/^\xef\xbb\xbf/, ''))) return 'web_page';
  return isText(bytes.subarray(0, TEXT_SAMPLE_BYTES)) ? 'plain_text' : 'unknown';
};

/** Office writers put the telling members anywhere, so the central directory at the end is looked at too. */
const zipKind = (bytes: Uint8Array): FileKind => {
  const names = latin1(bytes, TEXT_SAMPLE_BYTES) + latin1(bytes.subarray(-16 * TEXT_SAMPLE_BYTES));
  return ZIP_MEMBERS.find(({ member }) => names.includes(member))?.kind ?? 'zip';
};

const isText = (sample: Uint8Array): boolean => {
  if (sample.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  const text = new TextDecoder().decode(sample);
  // A character cut by the end of the sample decodes to at most one replacement sign.
  return text.slice(0, -1).includes('\ufffd') === false;
};

const latin1 = (bytes: Uint8Array, length = bytes.length): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');
