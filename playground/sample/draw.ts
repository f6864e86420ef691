import PDFDocument from 'pdfkit';
import { LECTURE, type Part, RUNNING_FOOT } from './lecture.js';

const MARGIN = 76;
const FOOT_Y = 790;
/** A chapter that would begin lower begins on the next page. */
const LOWEST_CHAPTER_Y = 500;
/** Fixed, so that the same text gives the same bytes on every day. */
const MADE_ON = new Date('2026-01-01T00:00:00Z');
const STYLES = {
  title: { font: 'Helvetica-Bold', size: 21, above: 0, below: 14 },
  chapter: { font: 'Helvetica-Bold', size: 16, above: 16, below: 8 },
  section: { font: 'Helvetica-Bold', size: 12.5, above: 8, below: 5 },
  text: { font: 'Times-Roman', size: 12, above: 0, below: 8 },
  formula: { font: 'Times-Italic', size: 13, above: 2, below: 10 },
  caption: { font: 'Times-Italic', size: 11, above: 6, below: 6 },
  reference: { font: 'Times-Roman', size: 11, above: 0, below: 4 },
} as const;

/** Draws the lecture as a PDF of A4 pages. */
export const drawLecture = async (): Promise<Uint8Array> => {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 90, left: MARGIN, right: MARGIN },
    bufferPages: true,
    info: { Title: 'How Memory Works', Author: 'Deckhand', CreationDate: MADE_ON },
  });
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.on('data', (part: Buffer) => parts.push(part));
  for (const part of LECTURE) drawPart(doc, part);
  drawFeet(doc);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
};

const drawPart = (doc: PDFKit.PDFDocument, part: Part): void => {
  switch (part.kind) {
    case 'items':
      for (const item of part.items) drawText(doc, 'text', `• ${item}`, MARGIN + 14);
      return;
    case 'table':
      drawTable(doc, part.rows);
      return;
    case 'formula':
      drawText(doc, part.kind, part.text, MARGIN + 120);
      return;
    case 'chapter':
      if (doc.y > LOWEST_CHAPTER_Y) doc.addPage();
      drawText(doc, part.kind, part.text);
      return;
    default:
      drawText(doc, part.kind, part.text);
      return;
  }
};

const drawText = (doc: PDFKit.PDFDocument, kind: keyof typeof STYLES, text: string, x = MARGIN): void => {
  const { font, size, above, below } = STYLES[kind];
  doc.y += above;
  doc.font(font).fontSize(size);
  doc.text(text, x, doc.y, { width: doc.page.width - x - MARGIN, lineGap: 3 });
  doc.y += below;
};

const drawTable = (doc: PDFKit.PDFDocument, rows: readonly (readonly string[])[]): void => {
  rows.forEach((cells, row) => {
    const y = doc.y;
    doc.font(row === 0 ? 'Helvetica-Bold' : 'Times-Roman').fontSize(11);
    cells.forEach((cell, column) => {
      doc.text(cell, MARGIN + column * 112, y, { lineBreak: false });
    });
    doc.y = y + 18;
  });
  doc.y += 10;
};

const drawFeet = (doc: PDFKit.PDFDocument): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // Below the bottom margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc.font('Helvetica').fontSize(9);
    doc.text(RUNNING_FOOT, MARGIN, FOOT_Y, { lineBreak: false });
    doc.text(`Page ${page + 1} of ${count}`, doc.page.width - MARGIN - 60, FOOT_Y, { lineBreak: false });
  }
};
