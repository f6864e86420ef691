import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Face } from '../layout/glyph.js';
import { faceOf } from './faces.js';
import { showText } from './show-text.js';
import { type Matrix, type PdfFont, type PlacedGlyph, type TextState, times } from './text-state.js';

/** What pdf.js makes of a page's content. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Surroundings {
  /** From the page's own space to points from the top left corner, as it is shown. */
  readonly viewport: ArrayLike<number>;
  readonly fontOf: (name: string) => PdfFont | undefined;
  /** Whether a layer is shown. */
  readonly isVisible: (group: unknown) => boolean;
}

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
    state: initial(matrixOf(surroundings.viewport) ?? IDENTITY),
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
const matrixOf = (values: ArrayLike<number> | null | undefined): Matrix | null => {
  if (!values) return null;
  const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = values;
  return [a, b, c, d, e, f];
};

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
    reading.state = initial(matrixOf(reading.viewport) ?? IDENTITY);
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
  [OPS.setGState]: (reading, [states]) => {
    for (const [key, value] of (states ?? []) as readonly (readonly [string, readonly [string, number]])[])
      if (key === 'Font') setFont(reading, value[0], value[1]);
  },
  [OPS.showText]: (reading, [glyphs]) =>
    showText(
      { state: reading.state, isHidden: reading.marked.includes(false), glyphs: reading.glyphs },
      glyphs ?? [],
    ),
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
