import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Face, type Glyph, UNKNOWN } from '../layout/glyph.js';

/** a, b, c, d, e, f of a transformation, as PDF has it. */
type Matrix = readonly [number, number, number, number, number, number];

/** A glyph as pdf.js hands it over; a number between glyphs is a distance. */
interface PdfGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
  readonly originalCharCode?: number;
  readonly vmetric?: readonly [number, number, number];
}
/** A font as pdf.js hands it over. */
export interface PdfFont {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly [number, number, number];
  readonly isMonospace?: boolean;
  readonly isType3Font?: boolean;
  readonly widths?: Readonly<Record<string, number>>;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** What pdf.js makes of a page's content. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Surroundings {
  /** From the page's own space to points from the top left corner, as it is shown. */
  readonly viewport: Matrix;
  readonly fontOf: (name: string) => PdfFont | undefined;
  /** Whether a layer is shown. */
  readonly isVisible: (group: unknown) => boolean;
}

/** A glyph in the page's own frame, with the direction in which its line runs. */
export interface PlacedGlyph extends Glyph {
  /** In quarter turns clockwise from left to right; undefined for slanted lines. */
  readonly turn: 0 | 1 | 2 | 3 | undefined;
}

/** What the graphics operators change. */
type TextState = {
  matrix: Matrix;
  text: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
  font: PdfFont | undefined;
  face: Face;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
};

type Reading = Surroundings & {
  state: TextState;
  readonly stack: TextState[];
  /** Whether each open marked content is shown. */
  readonly marked: boolean[];
  readonly faces: Map<PdfFont | undefined, Face>;
  readonly glyphs: PlacedGlyph[];
};

/** The glyphs of a page in the order in which they are drawn, without hidden layers. */
export const glyphsOf = (operators: OperatorList, surroundings: Surroundings): readonly PlacedGlyph[] => {
  const reading: Reading = {
    ...surroundings,
    state: initial(surroundings.viewport),
    stack: [],
    marked: [],
    faces: new Map(),
    glyphs: [],
  };
  operators.fnArray.forEach((operator, i) => {
    STEPS[operator]?.(reading, (operators.argsArray[i] ?? []) as never);
  });
  return reading.glyphs;
};

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const PLAIN: Face = { name: '', bold: false, italic: false, mono: false, symbolic: false };

const initial = (matrix: Matrix): TextState => ({
  matrix,
  text: IDENTITY,
  ...{ lineX: 0, lineY: 0, x: 0, y: 0, font: undefined, face: PLAIN, size: 0 },
  ...{ charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
});

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const save = (reading: Reading): void => {
  reading.stack.push({ ...reading.state });
};
const restore = (reading: Reading): void => {
  const before = reading.stack.pop();
  if (before) reading.state = before;
};
const transform = ({ state }: Reading, matrix: Matrix | null): void => {
  if (matrix) state.matrix = times(state.matrix, matrix);
};
const moveTo = ({ state }: Reading, x: number, y: number): void => {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
};
const setTextMatrix = ({ state }: Reading, text: Matrix): void => {
  Object.assign(state, { text, lineX: 0, lineY: 0, x: 0, y: 0 });
};

const put = (state: TextState, change: Partial<TextState>): void => void Object.assign(state, change);

/** Array-like objects come where pdf.js uses typed arrays. */
const matrixOf = (values: ArrayLike<number> | null | undefined): Matrix | null =>
  values ? (Array.from({ length: 6 }, (_, i) => values[i] ?? 0) as unknown as Matrix) : null;

const STEPS: Readonly<Record<number, (reading: Reading, args: readonly never[]) => void>> = {
  [OPS.save]: save,
  [OPS.restore]: restore,
  [OPS.transform]: (reading, args) => transform(reading, matrixOf(args)),
  [OPS.paintFormXObjectBegin]: (reading, [matrix]) => {
    save(reading);
    transform(reading, matrixOf(matrix));
  },
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.beginAnnotation]: (reading, [, , placed, matrix]) => {
    save(reading);
    reading.state = { ...initial(reading.viewport) };
    transform(reading, matrixOf(placed));
    transform(reading, matrixOf(matrix));
  },
  [OPS.endAnnotation]: restore,
  [OPS.beginText]: (reading) => setTextMatrix(reading, IDENTITY),
  [OPS.setTextMatrix]: (reading, [matrix]) => setTextMatrix(reading, matrixOf(matrix) ?? IDENTITY),
  [OPS.moveText]: (reading, [x, y]) => moveTo(reading, x ?? 0, y ?? 0),
  [OPS.setLeadingMoveText]: (reading, [x, y]) => {
    reading.state.leading = y ?? 0;
    moveTo(reading, x ?? 0, y ?? 0);
  },
  [OPS.nextLine]: (reading) => moveTo(reading, 0, reading.state.leading),
  [OPS.setLeading]: ({ state }, [leading]) => put(state, { leading: -(leading ?? 0) }),
  [OPS.setCharSpacing]: ({ state }, [spacing]) => put(state, { charSpacing: spacing ?? 0 }),
  [OPS.setWordSpacing]: ({ state }, [spacing]) => put(state, { wordSpacing: spacing ?? 0 }),
  [OPS.setHScale]: ({ state }, [percent]) => put(state, { scale: (percent ?? 100) / 100 }),
  [OPS.setTextRise]: ({ state }, [rise]) => put(state, { rise: rise ?? 0 }),
  [OPS.setFont]: (reading, [name, size]) => setFont(reading, name ?? '', size ?? 0),
  [OPS.showText]: (reading, [glyphs]) => show(reading, glyphs ?? []),
  [OPS.beginMarkedContent]: ({ marked }) => void marked.push(true),
  [OPS.beginMarkedContentProps]: ({ marked, isVisible }, [tag, group]) =>
    void marked.push(tag !== ('OC' as never) || isVisible(group)),
  [OPS.endMarkedContent]: ({ marked }) => void marked.pop(),
};

const setFont = (reading: Reading, name: string, size: number): void => {
  const { state } = reading;
  state.font = reading.fontOf(name);
  state.size = size;
  const known = reading.faces.get(state.font);
  state.face = known ?? faceOf(state.font);
  if (!known) reading.faces.set(state.font, state.face);
};

const faceOf = (font: PdfFont | undefined): Face => {
  const name = (font?.name ?? '').replace(/^[A-Z]{6}\+/, '');
  return {
    name,
    bold: font?.bold === true || /bold|black|heavy|demi|cmb|sfbx|(?:^|[-,])bd/i.test(name),
    italic: font?.italic === true || /italic|oblique|slanted|cmti|cmsl|sfti/i.test(name),
    mono: font?.isMonospace === true || /mono|courier|consol|typewriter|cmtt|sftt/i.test(name),
    symbolic: /wingdings|webdings|dingbat|msam|msbm|fontawesome|marvosym/i.test(name),
  };
};

const show = (reading: Reading, glyphs: readonly (PdfGlyph | number)[]): void => {
  const { state } = reading;
  const line = lineOf(state);
  const isShown = line.size >= SMALLEST && line.stretch > 0 && !reading.marked.includes(false);
  const unit = state.size * (state.font?.fontMatrix?.[0] ?? 0.001);
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance(state, ((line.isVertical ? 1 : -1) * glyph * state.size) / 1_000);
      continue;
    }
    const width = (line.isVertical ? heightOf(glyph, state.font) : (glyph.width ?? 0)) * unit;
    if (isShown) reading.glyphs.push(placed(glyph, line, state, width * (line.isVertical ? 1 : state.scale)));
    advance(state, width + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
  }
};

const advance = (state: TextState, by: number): void => {
  if (state.font?.vertical) state.y -= by;
  else state.x += by * state.scale;
};

/** Signs of a vertical line hang below their origin; its middle serves as the baseline. */
const heightOf = (glyph: PdfGlyph, font: PdfFont | undefined): number =>
  -(glyph.vmetric ?? font?.defaultVMetrics ?? [-1_000])[0];

/** What is the same for all signs that are shown at once. */
interface ShownLine {
  readonly matrix: Matrix;
  readonly isVertical: boolean;
  /** Points on the page for one unit along the line. */
  readonly stretch: number;
  readonly size: number;
  readonly turn: PlacedGlyph['turn'];
}

const lineOf = (state: TextState): ShownLine => {
  const matrix = times(state.matrix, state.text);
  const [a, b, c, d] = matrix;
  const isVertical = state.font?.vertical === true;
  const [x, y] = isVertical ? [-c, -d] : [a, b];
  const size = Math.abs(state.size) * Math.hypot(c, d) * typeThree(state.font);
  return { matrix, isVertical, stretch: Math.hypot(x, y), size, turn: turnOf(x, y) };
};

const placed = (
  glyph: PdfGlyph,
  { matrix: [a, b, c, d, e, f], stretch, size, turn }: ShownLine,
  { x, y, rise, face }: TextState,
  width: number,
): PlacedGlyph => ({
  text: meaning(glyph),
  x: a * x + c * (y + rise) + e,
  y: b * x + d * (y + rise) + f,
  width: width * stretch,
  size,
  face,
  code: glyph.originalCharCode ?? 0,
  turn,
});

/** Smaller print, in points, is not meant to be seen. */
const SMALLEST = 1;
/**
 * The em of a font that is drawn sign by sign, in units of its size: 1 where its signs are of ordinary width, as in
 * most; in TeX's bitmaps the size is that of a pixel.
 */
const typeThree = (font: PdfFont | undefined): number => {
  if (!font?.isType3Font) return 1;
  const widths = Object.values(font.widths ?? {}).filter((width) => width > 0);
  const mean =
    (widths.reduce((sum, width) => sum + width, 0) / widths.length) * (font.fontMatrix?.[0] ?? 0.001);
  return mean > 0.2 && mean < 1.2 ? 1 : mean * 2 || 1;
};

const meaning = ({ unicode = '' }: PdfGlyph): string =>
  unicode < ' ' || unicode === UNKNOWN ? (/^[\0\ufffd]*$/.test(unicode) ? UNKNOWN : unicode) : unicode;

/** Within some degrees of one of the four directions. */
const turnOf = (x: number, y: number): PlacedGlyph['turn'] => {
  const turns = Math.atan2(y, x) / (Math.PI / 2);
  const nearest = Math.round(turns);
  return Math.abs(turns - nearest) < 0.08 ? (((nearest + 4) % 4) as 0 | 1 | 2 | 3) : undefined;
};
