import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { A4, drawPdf, putLines } from './document.js';
import { hyphenated, mineralSection } from './prose.js';
import { LIBERATION_SANS } from './scripts.js';

/** Pages that are nothing but a picture of text, as scanners make them. */
export const scanPdf = ({ pages = 2 } = {}): Promise<Uint8Array> =>
  drawPdf((doc) => {
    for (let page = 0; page < pages; page++) {
      if (page > 0) doc.addPage();
      doc.image(pictureOfText(page), 0, 0, { width: A4.width, height: A4.height });
    }
  });

const pictureOfText = (n: number): Buffer => {
  GlobalFonts.registerFromPath(LIBERATION_SANS, 'Liberation Sans');
  const canvas = createCanvas(900, 1273);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fbfaf5';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#222';
  pen.font = '19px "Liberation Sans"';
  const { heading, paragraphs } = mineralSection(n);
  [heading, ...paragraphs.flatMap((text) => ['', ...hyphenated(text, 80)])].forEach((line, row) => {
    pen.fillText(line, 90, 120 + row * 30);
  });
  return canvas.toBuffer('image/png');
};

/** Blank pages. */
export const emptyTextPdf = ({ pages = 3 } = {}): Promise<Uint8Array> =>
  drawPdf((doc) => {
    for (let page = 1; page < pages; page++) doc.addPage();
  });

/** A paper in two columns with an abstract, section headings and a list of references. */
export const paperPdf = (): Promise<Uint8Array> =>
  drawPdf((doc) => {
    putLines(doc, ['Crystallisation Order in Basin Minerals'], {
      x: 130,
      y: 60,
      size: 18,
      font: 'Times-Bold',
    });
    putLines(doc, ['A. Writer and B. Author'], { x: 230, y: 90 });
    twoColumns(doc, 120, paperText());
    putLines(doc, ['1'], { x: 295, y: 805, size: 9 });
  });

const paperText = (): string[] => {
  const sections = [0, 1, 2].map(mineralSection);
  const body = sections.flatMap(({ heading, paragraphs }) => [
    heading.toUpperCase(),
    ...paragraphs.flatMap((paragraph) => hyphenated(paragraph, 48)),
  ]);
  const references = [
    'REFERENCES',
    '[1] A. Writer. On salt. J. Basin 3, 12 (2001).',
    '[2] B. Author. On faults. Ibid. 4 (2002).',
  ];
  return [...body, ...references];
};

const twoColumns = (doc: PDFKit.PDFDocument, y: number, lines: readonly string[]): void => {
  const half = Math.ceil(lines.length / 2);
  putLines(doc, lines.slice(0, half), { x: 60, y, size: 10 });
  putLines(doc, lines.slice(half), { x: 310, y, size: 10 });
};

/** Lecture slides with the sections of the talk on top and a foot line on every one of them. */
export const slidesPdf = ({ pages = 12 } = {}): Promise<Uint8Array> =>
  drawPdf(
    (doc) => {
      for (let page = 0; page < pages; page++) {
        if (page > 0) doc.addPage();
        drawSlide(doc, page, pages);
      }
    },
    { size: [364, 273] },
  );

const drawSlide = (doc: PDFKit.PDFDocument, page: number, pages: number): void => {
  const font = 'Helvetica';
  putLines(doc, ['Motivation', 'Formation', 'Identification', 'Summary'], { x: 8, y: 6, size: 5, font });
  const { heading, paragraphs } = mineralSection(page);
  putLines(doc, [heading.replace(/^\d+\. /, '')], { x: 20, y: 44, size: 14, font: 'Helvetica-Bold' });
  const sentences = paragraphs.flatMap((text) => text.split(/(?<=\.) /)).slice(0, 3);
  let y = 76;
  for (const sentence of sentences) {
    const [first = '', ...rest] = hyphenated(sentence, 56);
    y = putLines(doc, [`• ${first}`, ...rest], { x: 24, y, size: 10, font }) + 6;
  }
  putLines(doc, ['A. Lecturer'], { x: 8, y: 260, size: 5, font });
  putLines(doc, ['Minerals of the Northern Basin'], { x: 130, y: 260, size: 5, font });
  putLines(doc, [`${page + 1} / ${pages}`], { x: 330, y: 260, size: 5, font });
};

/** A page of one big table, and a page of formulas between two sentences. */
export const tablesPdf = (): Promise<Uint8Array> =>
  drawPdf((doc) => {
    drawTable(doc);
    doc.addPage();
    putLines(doc, FORMULAS, { x: A4.margin, y: 80 });
  });

const drawTable = (doc: PDFKit.PDFDocument): void => {
  putLines(doc, ['Table 1: Hardness and density of basin minerals'], { x: A4.margin, y: 60 });
  for (let row = 0; row < 30; row++) {
    const cells = [`Sample ${row + 1}`, `${1 + (row % 9)}.${row % 7}`, `${2000 + row * 13}`, `${row * 3} %`];
    cells.forEach((cell, column) => {
      putLines(doc, [cell], { x: A4.margin + column * 110, y: 90 + row * 18 });
    });
  }
};

const FORMULAS = [
  'The density of a body is its mass divided by its volume.',
  'r = m / V (1)',
  'F = m a, E = m c2 (2)',
  'x = (-b + sqrt(b2 - 4ac)) / 2a (3)',
  'The solubility product is the equilibrium constant of a dissolving salt.',
];
