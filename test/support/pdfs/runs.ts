import { drawPdf } from './document.js';

/** Text in one font that goes on where the run before it ended. */
export interface Run {
  readonly text: string;
  readonly font?: string;
  readonly size?: number;
  /** How far above the line it stands, in points. */
  readonly rise?: number;
  /** Room before it, in points. */
  readonly gap?: number;
  /** Room after each letter, in points. */
  readonly spacing?: number;
}

interface Place {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size?: number;
  readonly font?: string;
}

/** Puts runs beside each other on one baseline. @returns where the next would begin. */
export const putRuns = (doc: PDFKit.PDFDocument, runs: readonly (Run | string)[], place: Place): number => {
  const { x, y, size = 11, font = 'Times-Roman' } = place;
  return runs.reduce((at: number, run) => {
    const own = typeof run === 'string' ? { text: run } : run;
    const { text, rise = 0, gap = 0, spacing = 0 } = own;
    doc.font(own.font ?? font).fontSize(own.size ?? size);
    doc.text(text, at + gap, y - rise, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spacing,
    });
    return at + gap + doc.widthOfString(text) + spacing * [...text].length;
  }, x);
};

/** A raised run, as exponents and marks of notes are. */
export const up = (text: string, size = 7): Run => ({ text, size, rise: 4 });
/** A lowered run, as indices are. */
export const down = (text: string, size = 7): Run => ({ text, size, rise: -2 });

/** A page of lines that consist of runs. */
export const linesOfRuns = (
  lines: readonly (readonly (Run | string)[])[],
  place: Partial<Place> = {},
): Promise<Uint8Array> =>
  drawPdf((doc) => {
    lines.forEach((line, i) => {
      putRuns(doc, line, { x: 72, ...place, y: (place.y ?? 100) + i * 24 });
    });
  });

/** Puts text word by word, so that no space is printed. */
export const wordByWord = (text: string, spacing = 0, gap = 3): Run[] =>
  text.split(' ').map((word, i) => ({ text: word, spacing, gap: i === 0 ? 0 : gap }));
