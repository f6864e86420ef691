import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Found, FoundLine, FoundWord, PixelBox } from './engine.js';
import { isDot, levelOf, sizeOf, turnOf } from './measures.js';

/**
 * Puts the bullets before their lines that the engine took for dirt: it leaves out dots that stand apart from the text.
 * @param picture what was read
 */
export const withBullets = async (picture: Uint8Array, found: Found): Promise<Found> => {
  const shades = await shadesOf(picture, found.angle);
  const bullets = found.lines.map((line) => bulletOf(line, shades));
  const isRead = ({ bbox }: FoundWord): boolean => bullets.some((bullet) => bullet && isOn(bbox, bullet));
  const lines = found.lines.map((line, i) => {
    const bullet = bullets[i];
    const words = line.words.filter((word) => !isRead(word));
    return { ...line, words: bullet ? [wordAt(bullet), ...words] : words };
  });
  return { ...found, lines };
};

const wordAt = (bbox: PixelBox): FoundWord => ({ text: '•', confidence: 100, bbox });

/** Whether the engine read the bullet as a word of another line. */
const isOn = (word: PixelBox, bullet: PixelBox): boolean => {
  const { x, y } = levelOf(word);
  return x > bullet.x0 && x < bullet.x1 && y > bullet.y0 && y < bullet.y1;
};

/** How light a pixel of the straightened page is, 0 to 255; outside, as light as paper. */
type Shades = (x: number, y: number) => number;

const shadesOf = async (picture: Uint8Array, angle: number): Promise<Shades> => {
  const image = await loadImage(picture);
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height / 2);
  pen.rotate(angle);
  pen.drawImage(image, -width / 2, -height / 2);
  const { data } = pen.getImageData(0, 0, width, height);
  // Green counts most for the eye, and for ink as for paper it is as light as the others.
  return (x, y) =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : (data[(y * width + x) * 4 + 1] ?? 255);
};

/** How far before a line its bullet stands, in ems of it. */
const FARTHEST = 2.6;
const NEAREST = 0.2;
/** Ink differs by so much from the paper around it. */
const CONTRAST = 70;
/** A bullet fills so much of the box around it. */
const FILLED = 0.5;

const bulletOf = (line: FoundLine, shades: Shades): PixelBox | undefined => {
  const [first] = line.words;
  if (!first || turnOf(line.baseline) !== 0) return undefined;
  const size = sizeOf(line, 0);
  const level = levelOf(line.baseline).y;
  const strip = {
    x0: Math.round(first.bbox.x0 - FARTHEST * size),
    x1: Math.round(first.bbox.x0 - NEAREST * size),
    y0: Math.round(level - 0.9 * size),
    y1: Math.round(level + 0.25 * size),
  };
  const bullet = dotIn(strip, shades);
  return bullet && isDot(bullet, level, size) ? bullet : undefined;
};

/** The box around all ink of a strip, where that is one filled spot. */
const dotIn = (strip: PixelBox, shades: Shades): PixelBox | undefined => {
  const paper = shades(strip.x0, strip.y0);
  const box = { x0: strip.x1, y0: strip.y1, x1: strip.x0, y1: strip.y0 };
  let ink = 0;
  for (let y = strip.y0; y < strip.y1; y++)
    for (let x = strip.x0; x < strip.x1; x++) {
      if (Math.abs(shades(x, y) - paper) < CONTRAST) continue;
      ink += 1;
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
    }
  const isFilled = ink > (box.x1 - box.x0) * (box.y1 - box.y0) * FILLED;
  return ink > 0 && isFilled ? box : undefined;
};
