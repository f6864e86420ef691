/** A picture, as its first bytes describe it. Width and height in pixels are those before EXIF data turn it. */
export interface PictureHeader {
  readonly width: number;
  readonly height: number;
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
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

/** ITU T.81, B.1.1.4: segments, each with its length, until that of the frame (SOF). */
const jpegHeader = (view: DataView): PictureHeader | undefined => {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === PADDING ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
};

const PADDING = 0xff;
/** C4, C8 and CC, among them, are tables and extensions. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** RFC 9649, 2.5 to 2.7: a chunk for each of the three kinds of picture. */
const webpHeader = (view: DataView): PictureHeader | undefined => {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return undefined;
  switch (text(view, 12, 4)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
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
