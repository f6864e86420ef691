import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import type { PagePicture } from '../../core/library/source.js';

const MARKER = '#ffe45c';
const EDGE = '#e8a200';
/** How far a mark reaches beyond its line, in heights of the line. */
const MARGIN = 0.12;
/** JPEG, 0 to 100: print stays sharp, and a page takes some 150 kB. */
const QUALITY = 82;

/** The page with the sentence marked as by a highlighter, as a JPEG. */
export const markedPage = async ({ bytes, size, places }: PagePicture): Promise<Uint8Array> => {
  const page = await loadImage(bytes);
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.drawImage(page, 0, 0);
  const scale = page.width / size.width;
  for (const { x, y, width, height } of places) {
    const margin = Math.min(width, height) * MARGIN;
    mark(
      context,
      [x - margin, y - margin, width + 2 * margin, height + 2 * margin].map((at) => at * scale),
    );
  }
  return canvas.encode('jpeg', QUALITY);
};

/** A highlighter leaves print black. On a dark page it would not be seen, so it has an edge. */
const mark = (context: SKRSContext2D, [x = 0, y = 0, width = 0, height = 0]: readonly number[]): void => {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(width, height) / 6);
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = MARKER;
  context.fill();
  context.globalCompositeOperation = 'source-over';
  context.strokeStyle = EDGE;
  context.lineWidth = 1.5;
  context.stroke();
};
