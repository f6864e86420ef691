import PDFDocument from 'pdfkit';

/** Fixed, so that the same call makes the same bytes on every day. */
const MADE_ON = new Date('2026-01-01T00:00:00Z');
export const A4 = { width: 595.28, height: 841.89, margin: 72 };

/** Draws a document with pdfkit; the first page exists when `draw` is called. */
export const drawPdf = async (
  draw: (doc: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    ...options,
    info: { ...options.info, CreationDate: MADE_ON },
  });
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.on('data', (part: Buffer) => parts.push(part));
  draw(doc);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
};

/** Puts lines under each other exactly as given. @returns where the next line would stand. */
export const putLines = (
  doc: PDFKit.PDFDocument,
  lines: readonly string[],
  at: { x: number; y: number; size?: number; font?: string; leading?: number },
): number => {
  const { x, size = 11, font = 'Times-Roman', leading = size * 1.3 } = at;
  doc.font(font).fontSize(size);
  lines.forEach((line, index) => {
    doc.text(line, x, at.y + index * leading, { lineBreak: false });
  });
  return at.y + lines.length * leading;
};
