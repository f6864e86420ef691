import { rawPage } from './raw-page.js';

/** A page of Japanese set from top to bottom, the first column at the right. */
export const verticalPage = (columns: readonly string[], size = 12): Uint8Array =>
  rawPage({
    content: columns
      .map((text, i) => `BT /F2 ${size} Tf ${480 - i * size * 1.8} 760 Td <${utf16(text)}> Tj ET`)
      .join('\n'),
    fonts: {
      F2: `/Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3-UniJIS-UTF16-V /Encoding /UniJIS-UTF16-V /DescendantFonts [${CID_FONT}]`,
    },
  });

const CID_FONT =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>';

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
