import { createCanvas } from '@napi-rs/canvas';

/** Pixels: sharp on a phone, though the strip is shown smaller. */
const WIDTH = 1_200;
const ROW_HEIGHT = 48;
const GAP = 6;
/** Cells beside each other: more would be too narrow to tell apart. */
const PER_ROW = 60;
const RADIUS = 8;
/** Told apart by brightness as well as by colour, on a light background and a dark one. */
const FILLED = '#3d7dd8';
const EMPTY = '#8b93a166';

/** A cell for each page in order, filled where cards came from it, as a PNG. */
export const coverageStrip = (pages: readonly boolean[]): Uint8Array => {
  const rows = Math.ceil(pages.length / PER_ROW);
  const perRow = Math.ceil(pages.length / rows);
  const pitch = (WIDTH + GAP) / perRow;
  const canvas = createCanvas(WIDTH, rows * (ROW_HEIGHT + GAP) - GAP);
  const context = canvas.getContext('2d');
  for (const [index, isFilled] of pages.entries()) {
    const [row, column] = [Math.floor(index / perRow), index % perRow];
    context.beginPath();
    context.roundRect(column * pitch, row * (ROW_HEIGHT + GAP), pitch - GAP, ROW_HEIGHT, RADIUS);
    context.fillStyle = isFilled ? FILLED : EMPTY;
    context.fill();
  }
  return canvas.toBuffer('image/png');
};
