import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../../src/bots/messages/messages.js';
import { checkDocument } from '../../../src/core/documents/check.js';
import { UserError } from '../../../src/core/errors.js';
import type { FileKind } from '../../../src/core/file-kind.js';
import { lecturePdf } from '../../support/pdfs.js';
import { englishText } from '../../support/words.js';

const canvas = createCanvas(2, 2);

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );

const refusal = (file: Uint8Array): unknown => {
  try {
    checkDocument(file);
  } catch (error) {
    return error instanceof UserError ? { code: error.code, ...error.details } : error;
  }
  return 'accepted';
};

describe('checkDocument', () => {
  it('accepts a PDF, also one with a few bytes of rubbish in front', async () => {
    const pdf = await lecturePdf({ pages: 1 });
    expect(refusal(pdf)).toBe('accepted');
    expect(refusal(new Uint8Array([...bytes('HTTP/1.1 200 OK\r\n\r\n'), ...pdf]))).toBe('accepted');
  });

  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('accepts a picture: %s', (type) => {
    const picture = type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 80);
    expect(refusal(new Uint8Array(picture))).toBe('accepted');
  });

  it.each<[FileKind, string]>([
    ['heic', '\0\0\0\x18ftypheic'],
    ['heic', '\0\0\0\x18ftypmif1'],
    ['gif', 'GIF89a'],
  ])('says how %s can be sent', (found, start) => {
    expect(refusal(bytes(start))).toEqual({ code: 'pdf.not_pdf', found });
    const sentence = englishText(errorMessage(new UserError('pdf.not_pdf', { found })));
    expect(sentence).toContain('Save it as a JPEG or PNG picture and send that.');
  });

  it('does not look for the mark beyond the first kilobyte', () => {
    expect(refusal(bytes(' '.repeat(1024), '%PDF-1.7'))).toEqual({
      code: 'pdf.not_pdf',
      found: 'plain_text',
    });
  });

  it('calls no bytes empty', () => {
    expect(refusal(new Uint8Array())).toEqual({ code: 'pdf.empty' });
  });

  it.each<[FileKind, string, Uint8Array]>([
    ['word', 'a Word document', bytes('PK', [3, 4], '....[Content_Types].xml....word/document.xml')],
    [
      'powerpoint',
      'a PowerPoint presentation',
      bytes('PK', [3, 4], 'x'.repeat(9000), 'ppt/slides/slide1.xml'),
    ],
    ['epub', 'an EPUB book', bytes('PK', [3, 4], 'mimetypeapplication/epub+zip')],
    ['zip', 'a ZIP archive', bytes('PK', [3, 4], 'holiday.jpg')],
    ['old_office', 'an old Office document', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['video', 'a video', bytes([0, 0, 0, 32], 'ftypisom')],
    ['web_page', 'a web page', bytes('\n<!DOCTYPE html><html>')],
    ['plain_text', 'plain text', bytes('Лекция о клетках.\n'.repeat(400))],
    ['unknown', 'an unknown kind of file', bytes([1, 2, 3, 0, 255])],
  ])('tells %s: %s', (found, words, file) => {
    expect(refusal(file)).toEqual({ code: 'pdf.not_pdf', found });
    const sentence = englishText(errorMessage(new UserError('pdf.not_pdf', { found })));
    expect(sentence).toBe(`That is ${words}, not a PDF. Export it as a PDF and send that.`);
  });
});
