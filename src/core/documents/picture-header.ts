/** A picture, as its first bytes describe it. */
export interface PictureHeader {
  readonly kind: 'png' | 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
  /** How it is to be turned before it is shown, as EXIF has it: 1 to 8, of which 1 is upright. */
  readonly orientation: number;
}

/** What the picture's header says, without decoding it; undefined for what is no PNG, JPEG or WebP. */
export const pictureHeader = (bytes: Uint8Array): PictureHeader | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngHeader(view) ?? jpegHeader(view) ?? webpHeader(view);
  } catch (error) {
    // A header that is cut off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const text = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));

/** PNG specification, 11.2.1: the first chunk tells the size. */
const pngHeader = (view: DataView): PictureHeader | undefined =>
  text(view, 0, 8) === '\x89PNG\r\n\x1a\n' && text(view, 12, 4) === 'IHDR'
    ? { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), orientation: UPRIGHT }
    : undefined;

/** ITU T.81, B.1.1.4: segments, each with its length, until that of the frame (SOF). */
const jpegHeader = (view: DataView): PictureHeader | undefined => {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let orientation = UPRIGHT;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === PADDING) at += 1;
    else if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { kind: 'jpeg', width, height, orientation };
    } else {
      if (marker === APP1 && text(view, at + 4, 6) === 'Exif\0\0') orientation = orientationOf(view, at + 10);
      at += 2 + view.getUint16(at + 2);
    }
  }
  return undefined;
};

const UPRIGHT = 1;
const APP1 = 0xe1;
const PADDING = 0xff;
/** C4, C8 and CC, among them, are tables and extensions. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** RFC 9649, 2.5 to 2.7: a chunk for each of the three kinds of picture; EXIF stands in one of its own. */
const webpHeader = (view: DataView): PictureHeader | undefined => {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return undefined;
  const size = webpSize(view);
  return size && { kind: 'webp', ...size, orientation: webpOrientation(view) };
};

const webpSize = (view: DataView): { width: number; height: number } | undefined => {
  switch (text(view, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
    default:
      return undefined;
  }
};

const webpOrientation = (view: DataView): number => {
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    if (text(view, at, 4) === 'EXIF') return orientationOf(view, at + 8);
    at += 8 + length + (length % 2);
  }
  return UPRIGHT;
};

/** EXIF 2.32, 4.6.4: tag 0x0112 of the first directory. @param at where its TIFF header begins */
const orientationOf = (view: DataView, at: number): number => {
  try {
    const little = text(view, at, 2) === 'II';
    const directory = at + view.getUint32(at + 4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : UPRIGHT;
    }
  } catch (error) {
    // A directory that is cut off costs no picture.
    if (!(error instanceof RangeError)) throw error;
  }
  return UPRIGHT;
};
const ORIENTATION_TAG = 0x0112;
