import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { createExtractor } from '../../../src/core/documents/extractor.js';
import { pictureHeader } from '../../../src/core/documents/picture-header.js';
import { UserError } from '../../../src/core/errors.js';

const extractor = createExtractor({ maxPages: 10, maxSeconds: 30, maxMegabytes: 600 });
afterAll(() => extractor.close());

/** White, with a red corner at the upper left. */
const cornered = (width: number, height: number) => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#f00';
  pen.fillRect(0, 0, width / 4, height / 4);
  return canvas;
};
const png = (width = 400, height = 200): Buffer => cornered(width, height).toBuffer('image/png');
const jpeg = (width = 400, height = 200): Buffer => cornered(width, height).toBuffer('image/jpeg', 90);
const webp = (quality: number): Buffer => cornered(400, 200).toBuffer('image/webp', quality);

/** The JPEG with an EXIF segment that says how it is to be turned. */
const turned = (picture: Buffer, orientation: number): Buffer => {
  const exif = Buffer.alloc(32);
  exif.write('Exif\0\0MM\0*', 'latin1');
  exif.writeUInt32BE(8, 10);
  exif.writeUInt16BE(1, 14);
  exif.writeUInt16BE(0x0112, 16);
  exif.writeUInt16BE(3, 18);
  exif.writeUInt32BE(1, 20);
  exif.writeUInt16BE(orientation, 24);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([picture.subarray(0, 2), head, exif, picture.subarray(2)]);
};

describe('the header', () => {
  it.each<[string, Buffer]>([
    ['PNG', png()],
    ['JPEG', jpeg()],
    ['JPEG with EXIF data', turned(jpeg(), 6)],
    ['WebP', webp(80)],
    ['WebP without loss', webp(100)],
  ])('of a %s tells its size', (_kind, picture) => {
    expect(pictureHeader(picture)).toEqual({ width: 400, height: 200 });
  });

  it('is none in other files, nor in a picture that ends within it', () => {
    expect(pictureHeader(Buffer.from('%PDF-1.7'))).toBeUndefined();
    expect(pictureHeader(new Uint8Array())).toBeUndefined();
    expect(pictureHeader(png().subarray(0, 20))).toBeUndefined();
    expect(pictureHeader(jpeg().subarray(0, 30))).toBeUndefined();
  });
});

const refusal = async (bytes: Uint8Array): Promise<unknown> => {
  try {
    const document = await extractor.open(bytes);
    await document.close();
    return 'accepted';
  } catch (error) {
    return error instanceof UserError ? error.code : error;
  }
};

describe('a picture', () => {
  it('is a document of one page without text', async () => {
    const document = await extractor.open(jpeg());
    const pages = [];
    for await (const page of document.read()) pages.push(page);
    expect(document.pages).toBe(1);
    expect(pages).toEqual([{ page: 1, size: { width: 842, height: 421 }, blocks: [] }]);
    await document.close();
  });

  it.each([
    [1, 'upper left'],
    [3, 'lower right'],
    [6, 'upper right'],
    [8, 'lower left'],
  ])('is drawn upright: EXIF %i shows the corner at the %s', async (orientation, corner) => {
    const document = await extractor.open(turned(jpeg(), orientation));
    const drawn = await loadImage(await document.picture(1, { width: 100, type: 'png' }));
    await document.close();
    const [width, height] = orientation > 4 ? [100, 200] : [100, 50];
    expect([drawn.width, drawn.height]).toEqual([width, height]);
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext('2d');
    pen.drawImage(drawn, 0, 0);
    const x = corner.endsWith('left') ? 5 : width - 5;
    const y = corner.startsWith('upper') ? 5 : height - 5;
    const [red = 0, green = 255] = pen.getImageData(x, y, 1, 1).data;
    expect(red - green).toBeGreaterThan(200);
  });

  it('is never enlarged', async () => {
    const document = await extractor.open(png());
    const drawn = await loadImage(await document.picture(1, { width: 1_600, type: 'webp' }));
    expect(drawn.width).toBe(400);
    await document.close();
  });

  it('is refused when it is damaged, or larger than memory allows, and the next one is read', async () => {
    const huge = png();
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await refusal(huge)).toBe('pdf.too_heavy');
    // Decoders end their process over some of these.
    expect(await refusal(png().subarray(0, 60))).toBe('pdf.corrupt');
    expect(await refusal(png().subarray(0, 20))).toBe('pdf.corrupt');
    expect(await refusal(jpeg())).toBe('accepted');
  });
});
