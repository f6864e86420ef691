import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Pixels: enough to tell letters, and small to keep. */
const WIDTH = 360;
const BLOCK = 8;
const FOLDER = join(import.meta.dirname, '../fixtures/pictures');

const smaller = async (picture: Uint8Array) => {
  const image = await loadImage(picture);
  const canvas = createCanvas(WIDTH, Math.round((image.height * WIDTH) / image.width));
  const pen = canvas.getContext('2d');
  pen.imageSmoothingEnabled = image.width !== WIDTH;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const pixelsOf = (canvas: Awaited<ReturnType<typeof smaller>>) =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);

/**
 * By how much the picture differs from the kept one in the block of pixels where they differ most, on average, of 255.
 * One that is not there yet is kept: delete it to have it drawn anew, and look at it, then.
 */
export const differenceFrom = async (name: string, picture: Uint8Array): Promise<number> => {
  const file = join(FOLDER, `${name}.png`);
  const canvas = await smaller(picture);
  if (!existsSync(file)) writeFileSync(file, canvas.toBuffer('image/png'));
  const now = pixelsOf(canvas);
  const before = pixelsOf(await smaller(readFileSync(file)));
  if (before.height !== now.height) return 255;
  const sums = new Map<string, number>();
  for (let at = 0; at < now.data.length; at++) {
    const pixel = Math.floor(at / 4);
    const block = `${Math.floor((pixel % WIDTH) / BLOCK)},${Math.floor(pixel / WIDTH / BLOCK)}`;
    const difference = Math.abs((now.data[at] ?? 0) - (before.data[at] ?? 0));
    sums.set(block, (sums.get(block) ?? 0) + difference);
  }
  return Math.max(...sums.values()) / (BLOCK * BLOCK * 3);
};
