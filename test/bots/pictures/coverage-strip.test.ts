import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { coverageStrip } from '../../../src/bots/pictures/coverage-strip.js';

/** The colour in the middle of each cell, row by row. */
const coloursOf = async (png: Uint8Array, perRow: number, rows: number): Promise<readonly string[]> => {
  const picture = await loadImage(png);
  const pen = createCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  return Array.from({ length: perRow * rows }, (_, cell) => {
    const [row, column] = [Math.floor(cell / perRow), cell % perRow];
    const x = ((column + 0.5) * picture.width) / perRow;
    const y = ((row + 0.5) * picture.height) / rows;
    return [...pen.getImageData(Math.floor(x), Math.floor(y), 1, 1).data].join();
  });
};

test('has a cell for each page, filled where cards are from', async () => {
  const colours = await coloursOf(coverageStrip([true, false, false, true]), 4, 1);
  const [filled, empty] = colours;
  expect(filled).not.toBe(empty);
  expect(colours).toEqual([filled, empty, empty, filled]);
});

test('breaks into rows of equal length, the last of which may be shorter', async () => {
  const pages = Array.from({ length: 99 }, (_, i) => i % 3 === 0);
  const colours = await coloursOf(coverageStrip(pages), 50, 2);
  const [filled, empty] = colours;
  expect(colours.slice(0, 99)).toEqual(pages.map((isFilled) => (isFilled ? filled : empty)));
  expect(colours[99]).toBe('0,0,0,0');
});
