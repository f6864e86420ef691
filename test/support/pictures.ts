import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { createPdfReader } from '../../src/core/documents/reader/pdf-reader.js';

/** How a page comes out of a scanner or a phone. */
export interface Damage {
  /** Degrees clockwise. */
  readonly skew?: number;
  /** Quarter turns clockwise. */
  readonly turns?: number;
  /** By how much the lightness of each pixel is off, at most, of 255. */
  readonly noise?: number;
  /** How dark the lower right corner is, 0 to 1. */
  readonly shade?: number;
}

/** The first page of a PDF, drawn as a PNG of 145 dots an inch. */
export const pictureOf = async (pdf: Uint8Array): Promise<Uint8Array> => {
  const reader = createPdfReader();
  await reader.open(pdf, 1_000);
  const picture = await reader.picture(1, { width: 1_200, type: 'png' });
  await reader.close();
  return picture;
};

/** The picture as it comes out of a scanner or a phone. */
export const damaged = async (picture: Uint8Array, damage: Damage): Promise<Uint8Array> => {
  const image = await loadImage(picture);
  const { skew = 0, turns = 0, noise = 0, shade = 0 } = damage;
  const [width, height] = turns % 2 === 0 ? [image.width, image.height] : [image.height, image.width];
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  drawTurned(pen, image, turns * 90 + skew);
  if (shade > 0) darken(pen, shade);
  if (noise > 0) roughen(pen, noise);
  return canvas.toBuffer('image/png');
};

type Pen = ReturnType<ReturnType<typeof createCanvas>['getContext']>;

const drawTurned = (pen: Pen, image: Image, degrees: number): void => {
  pen.save();
  pen.translate(pen.canvas.width / 2, pen.canvas.height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.drawImage(image, -image.width / 2, -image.height / 2);
  pen.restore();
};

const darken = (pen: Pen, shade: number): void => {
  const { width, height } = pen.canvas;
  const light = pen.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, 'rgba(0, 0, 0, 0)');
  light.addColorStop(1, `rgba(0, 0, 0, ${shade})`);
  pen.fillStyle = light;
  pen.fillRect(0, 0, width, height);
};

/** The same noise at each call. */
const roughen = (pen: Pen, most: number): void => {
  const pixels = pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
  let seed = 1;
  for (let at = 0; at < pixels.data.length; at += 4) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const by = (Math.floor(seed / 256) % (2 * most + 1)) - most;
    for (let channel = at; channel < at + 3; channel++)
      pixels.data[channel] = Math.min(255, Math.max(0, (pixels.data[channel] ?? 0) + by));
  }
  pen.putImageData(pixels, 0, 0);
};

/** How many of the words are among those that were read, as a share. */
export const shareRead = (words: string, read: string): number => {
  const left = new Map<string, number>();
  for (const word of wordsOf(read)) left.set(word, (left.get(word) ?? 0) + 1);
  const found = wordsOf(words).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return found.length / wordsOf(words).length;
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
