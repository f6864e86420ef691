import { UserError } from '../errors.js';

/** Readers accept the mark anywhere in the first kilobyte (PDF 1.7 reference, appendix H, note 13). */
const PDF_MARK_WITHIN_BYTES = 1024;
const TEXT_SAMPLE_BYTES = 4096;

const SIGNATURES: readonly { found: string; at: number; bytes: string }[] = [
  { found: 'a PNG picture', at: 0, bytes: '\x89PNG' },
  { found: 'a JPEG picture', at: 0, bytes: '\xff\xd8\xff' },
  { found: 'a GIF picture', at: 0, bytes: 'GIF8' },
  { found: 'a WebP picture', at: 8, bytes: 'WEBP' },
  { found: 'an HEIC picture', at: 4, bytes: 'ftyphei' },
  { found: 'a video', at: 4, bytes: 'ftyp' },
  { found: 'an old Office document', at: 0, bytes: '\xd0\xcf\x11\xe0' },
  { found: 'a PostScript file', at: 0, bytes: '%!PS' },
  { found: 'an RTF document', at: 0, bytes: '{\\rtf' },
  { found: 'a DjVu document', at: 0, bytes: 'AT&TFORM' },
  { found: 'a RAR archive', at: 0, bytes: 'Rar!' },
  { found: 'a 7z archive', at: 0, bytes: '7z\xbc\xaf' },
  { found: 'a gzip archive', at: 0, bytes: '\x1f\x8b' },
];

/** What the members of a ZIP container say about it, by a name that stands in its first local headers. */
const ZIP_MEMBERS: readonly { found: string; member: string }[] = [
  { found: 'a Word document', member: 'word/' },
  { found: 'a PowerPoint presentation', member: 'ppt/' },
  { found: 'an Excel workbook', member: 'xl/' },
  { found: 'an EPUB book', member: 'application/epub+zip' },
  { found: 'an OpenDocument text', member: 'application/vnd.oasis.opendocument.text' },
  { found: 'an OpenDocument presentation', member: 'application/vnd.oasis.opendocument.presentation' },
];

/**
 * Judges a file by its bytes, never by its name.
 * @throws UserError `pdf.empty` for no bytes, `pdf.not_pdf` (with what it looks like) without a PDF mark.
 */
export function checkPdf(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UserError('pdf.empty', {});
  if (latin1(bytes, PDF_MARK_WITHIN_BYTES).includes('%PDF-')) return;
  throw new UserError('pdf.not_pdf', { found: describe(bytes) });
}

function describe(bytes: Uint8Array): string {
  const start = latin1(bytes, TEXT_SAMPLE_BYTES);
  if (start.startsWith('PK')) return describeZip(bytes);
  const known = SIGNATURES.find(({ at, bytes: mark }) => start.startsWith(mark, at));
  if (known) return known.found;
  if (/^\s*(<!doctype html|<html)/i.test(start.replace(/^\xef\xbb\xbf/, ''))) return 'a web page';
  return isText(bytes.subarray(0, TEXT_SAMPLE_BYTES)) ? 'plain text' : 'an unknown kind of file';
}

/** Office writers put the telling members anywhere, so the central directory at the end is looked at too. */
function describeZip(bytes: Uint8Array): string {
  const names = latin1(bytes, TEXT_SAMPLE_BYTES) + latin1(bytes.subarray(-16 * TEXT_SAMPLE_BYTES));
  return ZIP_MEMBERS.find(({ member }) => names.includes(member))?.found ?? 'a ZIP archive';
}

function isText(sample: Uint8Array): boolean {
  if (sample.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  const text = new TextDecoder().decode(sample);
  // A character cut by the end of the sample decodes to at most one replacement sign.
  return text.slice(0, -1).includes('\ufffd') === false;
}

function latin1(bytes: Uint8Array, length = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');
}
