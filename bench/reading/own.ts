import { A4, drawPdf, putLines } from '../../test/support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../test/support/pdfs/prose.js';
import { fromTheRight } from '../../test/support/pdfs/right-to-left.js';
import { lecturePdf, paperPdf, russianPdf } from '../../test/support/pdfs.js';

/** A document of the project's own, and what a person reads in it, in order. */
export interface OwnDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

const sectionText = (n: number): string => {
  const { heading, paragraphs } = mineralSection(n);
  return [heading, ...paragraphs].join('\n');
};
const sectionsText = (count: number): string =>
  Array.from({ length: count }, (_, n) => sectionText(n)).join('\n');

/** Columns of justified text with a heading over each. */
const columns = (count: number, gutter: number): Promise<Uint8Array> => {
  const width = (A4.width - 100 - gutter * (count - 1)) / count;
  return drawPdf((doc) => {
    for (let n = 0; n < count; n++) {
      const { heading, paragraphs } = mineralSection(n);
      const x = 50 + n * (width + gutter);
      putLines(doc, [heading], { x, y: 70, size: 9, font: 'Times-Bold' });
      doc.font('Times-Roman').fontSize(9);
      doc.text(paragraphs.join('\n'), x, 90, { width, align: 'justify', paragraphGap: 6 });
    }
  });
};

/** Two columns whose lines are drawn row by row. */
const byRow = (): Promise<Uint8Array> =>
  drawPdf((doc) => {
    const [left, right] = [0, 1].map((n) =>
      mineralSection(n).paragraphs.flatMap((text) => hyphenated(text, 46)),
    );
    for (let row = 0; row < 40; row++) {
      putLines(doc, left?.slice(row, row + 1) ?? [], { x: 60, y: 80 + row * 13, size: 10 });
      putLines(doc, right?.slice(row, row + 1) ?? [], { x: 310, y: 80 + row * 13, size: 10 });
    }
  });

const ARABIC = [
  'الخلية هي أصغر وحدة حية قادرة على التكاثر',
  'والنواة هي الجزء الذي يحفظ المادة الوراثية (DNA) منذ 1953.',
];

export const ownDocuments = async (): Promise<readonly OwnDocument[]> => [
  { name: 'one column, six pages', bytes: await lecturePdf({ pages: 6 }), text: sectionsText(6) },
  {
    name: 'paper of two columns',
    bytes: await paperPdf(),
    text: `Crystallisation Order in Basin Minerals\nA. Writer and B. Author\n${sectionsText(3).replace(/^\d+\. .*$/gm, (heading) => heading.toUpperCase())}`,
  },
  { name: 'two columns, wide gutter', bytes: await columns(2, 30), text: sectionsText(2) },
  { name: 'two columns, narrow gutter', bytes: await columns(2, 11), text: sectionsText(2) },
  { name: 'three columns', bytes: await columns(3, 16), text: sectionsText(3) },
  {
    name: 'two columns, drawn row by row',
    bytes: await byRow(),
    text: [0, 1].map((n) => mineralSection(n).paragraphs.join('\n')).join('\n'),
  },
  { name: 'Arabic', bytes: await fromTheRight('arabic', ARABIC), text: ARABIC.join('\n') },
  {
    name: 'Russian',
    bytes: await russianPdf(),
    text: 'Строение клетки\nКлетка — это наименьшая живая система, способная к самостоятельному обмену веществ. Митохондрия — это органелла, которая производит большую часть энергии клетки. Рибосома — это частица, в которой из аминокислот собираются белки. Ядро хранит наследственную информацию и управляет делением клетки.',
  },
];
