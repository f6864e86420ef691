import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { pictureHeader } from '../picture-header.js';
import type { PdfReader } from './pdf-reader.js';
import type { PictureFormat } from './protocol.js';

/** Phones take up to 50 million today; each takes four bytes once it is decoded. */
const MOST_PIXELS = 64_000_000;
/** What is shown is taken for a page of A4: its longer side in points. */
const LONGER_SIDE = 842;
const WEBP_QUALITY = 80;

/** A picture that would take too much memory. */
class TooManyPixels extends RangeError {}

/** Reads the picture of a page: a document of one page, without text. */
export const createPictureFileReader = (): PdfReader => {
  let opened: Image | undefined;
  const current = (): Image => {
    if (!opened) throw new Error('no picture is open');
    return opened;
  };
  return {
    open: async (bytes) => {
      const { width, height } = pictureHeader(bytes) ?? { width: 0, height: 0 };
      if (width * height > MOST_PIXELS) throw new TooManyPixels(`${width} by ${height} pixels`);
      const picture = await loadImage(bytes);
      if (picture.width * picture.height === 0) throw new Error('the picture cannot be decoded');
      opened = picture;
      return { pages: 1 };
    },
    read: async () => [{ page: 1, size: sizeOf(current()), blocks: [] }],
    picture: (_page, format) => draw(current(), format),
    close: async () => {
      opened = undefined;
      return null;
    },
  };
};

const sizeOf = ({ width, height }: Image): { readonly width: number; readonly height: number } => {
  const scale = LONGER_SIDE / Math.max(width, height);
  return { width: width * scale, height: height * scale };
};

/** The picture upright, as its EXIF data tell; never larger than it is. */
const draw = async (picture: Image, { width, type }: PictureFormat): Promise<Uint8Array> => {
  const scale = Math.min(1, width / picture.width);
  const canvas = createCanvas(Math.ceil(picture.width * scale), Math.ceil(picture.height * scale));
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return type === 'png' ? canvas.encode('png') : canvas.encode('webp', WEBP_QUALITY);
};
