import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { inFonts, type Weight } from './fonts.js';

/** Of all pictures: a card with a background of its own, so that it reads alike in dark apps and light ones. */
export const COLOURS = {
  background: '#141a26',
  panel: '#1f2838',
  track: '#313d54',
  text: '#f2f5fa',
  muted: '#a9b5c9',
  green: '#4cc38a',
  blue: '#5aa2ff',
  amber: '#f3b557',
} as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Style {
  /** Pixels. */
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Pixels; what is longer ends in an ellipsis. */
  readonly width?: number;
}

export interface Pen {
  readonly fill: (box: Box, colour: string, radius?: number) => void;
  readonly outline: (box: Box, colour: string, radius: number) => void;
  readonly dashes: (from: readonly [number, number], to: readonly [number, number], colour: string) => void;
  readonly disc: (x: number, y: number, radius: number, colour: string) => void;
  /** A line of text; `y` is its base line. @returns its width in pixels */
  readonly write: (text: string, x: number, y: number, style: Style) => number;
  readonly png: () => Uint8Array;
}

export const penOn = (width: number, height: number): Pen => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = COLOURS.background;
  context.fillRect(0, 0, width, height);
  const round = ({ x, y, width, height }: Box, radius: number): void => {
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  };
  return {
    fill: (box, colour, radius = 0) => {
      round(box, radius);
      context.fillStyle = colour;
      context.fill();
    },
    outline: (box, colour, radius) => {
      round(box, radius);
      context.strokeStyle = colour;
      context.lineWidth = 3;
      context.stroke();
    },
    dashes: ([fromX, fromY], [toX, toY], colour) => {
      context.beginPath();
      context.setLineDash([10, 8]);
      context.moveTo(fromX, fromY);
      context.lineTo(toX, toY);
      context.strokeStyle = colour;
      context.lineWidth = 3;
      context.stroke();
      context.setLineDash([]);
    },
    disc: (x, y, radius, colour) => {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
    },
    write: (text, x, y, style) => write(context, text, [x, y], style),
    png: () => canvas.toBuffer('image/png'),
  };
};

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** RIGHT-TO-LEFT MARK: what stands before it at the end of such a line stays at its end. */
const MARK = '\u200f';

const write = (
  context: SKRSContext2D,
  wanted: string,
  [x, y]: readonly [number, number],
  { size, weight = 400, colour = COLOURS.text, align = 'left', width = Number.POSITIVE_INFINITY }: Style,
): number => {
  const end = RIGHT_TO_LEFT.test(wanted) ? `…${MARK}` : '…';
  const { text, families } = inFonts(wanted + end, weight);
  context.font = `${weight} ${size}px ${families}`;
  context.textAlign = align;
  context.fillStyle = colour;
  // Of a name in a script that no font has, there is nothing else to show.
  const shown = shortened(context, text.slice(0, -end.length), end, width) || end;
  context.fillText(shown, x, y);
  return context.measureText(shown).width;
};

const graphemes = new Intl.Segmenter();

/** The text, or its longest beginning that fits. */
const shortened = (context: SKRSContext2D, text: string, end: string, width: number): string => {
  if (context.measureText(text).width <= width) return text;
  const signs = [...graphemes.segment(text)].map(({ segment }) => segment);
  const cut = (length: number): string => signs.slice(0, length).join('').trimEnd() + end;
  let [fits, tooLong] = [0, signs.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (context.measureText(cut(middle)).width <= width) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
};
