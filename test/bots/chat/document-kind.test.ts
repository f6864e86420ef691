import { expect, it } from 'vitest';
import { documentKind } from '../../../src/bots/chat/document-kind.js';

it.each([
  [{ name: 'Lecture 1.PDF' }, 'pdf'],
  [{ name: 'scan', mimeType: 'application/pdf' }, 'pdf'],
  [{ name: 'notes.pdf.docx', mimeType: 'application/vnd.openxmlformats' }, 'other'],
  [{ name: 'IMG_0042.JPG' }, 'picture'],
  [{ name: 'IMG_0043.HEIC', mimeType: 'image/heic' }, 'other'],
  [{ name: '' }, 'other'],
] as const)('%o is %s by what it says', (file, kind) => {
  expect(documentKind(file)).toBe(kind);
});
