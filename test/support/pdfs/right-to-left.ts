import { A4, drawPdf } from './document.js';
import { FONTS } from './fonts.js';

const SCRIPTS = { arabic: FONTS.arabic, persian: FONTS.persian, hebrew: FONTS.hebrew } as const;
const LEFTWARD = /[\p{sc=Hebrew}\p{sc=Arabic}]/u;
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '«': '»', '»': '«' };
const SIZE = 14;
const LEADING = 26;

interface Printing {
  /** In which order the words are drawn; the page looks the same. */
  readonly drawn?: 'from the right' | 'from the left';
  /** Where lines begin. */
  readonly base?: 'left' | 'right';
}

/** A page of lines as a browser prints them: each word shaped, and put where it belongs. */
export const fromTheRight = (
  script: keyof typeof SCRIPTS,
  lines: readonly string[],
  { drawn = 'from the right', base = 'right' }: Printing = {},
): Promise<Uint8Array> =>
  drawPdf((doc) => {
    lines.forEach((line, row) => {
      const words = placed(doc, visualRuns(line, base), SCRIPTS[script], base);
      for (const word of drawn === 'from the left' ? [...words].reverse() : words) {
        doc.font(word.font).fontSize(SIZE);
        doc.text(inPrintedOrder(word.text), word.x, 90 + row * LEADING, {
          lineBreak: false,
          baseline: 'alphabetic',
        });
      }
    });
  });

/** Puts a line whose beginning is at the right. */
export const putFromTheRight = (
  doc: PDFKit.PDFDocument,
  line: string,
  { right, y, size, font }: { right: number; y: number; size: number; font: string },
): void => {
  for (const word of placed(doc, visualRuns(line, 'right'), font, 'right', { right, size })) {
    doc.font(word.font).fontSize(size);
    doc.text(inPrintedOrder(word.text), word.x, y, { lineBreak: false, baseline: 'alphabetic' });
  }
};

/** How wide it is. */
export const widthFromTheRight = (doc: PDFKit.PDFDocument, line: string, own: string, size: number): number =>
  visualRuns(line, 'right').reduce(
    (sum, text) => sum + doc.font(fontOf(text, own)).fontSize(size).widthOfString(text),
    0,
  );

/** The library turns all of Arabic around, also numbers, which browsers print from left to right. */
const inPrintedOrder = (token: string): string =>
  /^[\p{Nd}٫]+$/u.test(token) && LEFTWARD.test(token) ? [...token].reverse().join('') : token;

/** Tokens that are drawn by themselves, in the order in which they stand from where the line begins. */
const visualRuns = (line: string, base: 'left' | 'right'): readonly string[] => {
  const tokens =
    line.match(/\p{N}[\p{N}.,٫-]*\p{N}|[\p{L}\p{M}\p{N}\u200c]+|\s|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
  const runs: { isOwn: boolean; tokens: string[] }[] = [];
  tokens.forEach((token, i) => {
    const isOwn = isLetters(token)
      ? LEFTWARD.test(token) === (base === 'right')
      : isWithinOther(tokens, i, base) === false;
    const last = runs.at(-1);
    if (last?.isOwn === isOwn) last.tokens.push(token);
    else runs.push({ isOwn, tokens: [token] });
  });
  return runs.flatMap((run) => {
    const isLeftward = run.isOwn === (base === 'right');
    const shown = isLeftward ? run.tokens.map((token) => MIRRORED[token] ?? token) : run.tokens;
    return run.isOwn ? shown : [...shown].reverse();
  });
};

const isLetters = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Whether the signs on both sides run against the line. */
const isWithinOther = (tokens: readonly string[], at: number, base: 'left' | 'right'): boolean => {
  const before = tokens.slice(0, at).findLast(isLetters);
  const after = tokens.slice(at + 1).find(isLetters);
  return [before, after].every((token) => token !== undefined && LEFTWARD.test(token) !== (base === 'right'));
};

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly font: string;
}

const fontOf = (text: string, own: string): string =>
  LEFTWARD.test(text) || /[\u06f0-\u06f9٫]/.test(text) ? own : FONTS.sans;

const placed = (
  doc: PDFKit.PDFDocument,
  runs: readonly string[],
  own: string,
  base: 'left' | 'right',
  { right = A4.width - A4.margin, size = SIZE } = {},
): readonly Placed[] => {
  let at = base === 'right' ? right : A4.margin;
  return runs.flatMap((text) => {
    const font = fontOf(text, own);
    const width = doc.font(font).fontSize(size).widthOfString(text);
    const x = base === 'right' ? at - width : at;
    at = base === 'right' ? x : at + width;
    return text === ' ' ? [] : [{ text, x, font }];
  });
};
