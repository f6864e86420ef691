import type { Face } from '../layout/glyph.js';
import type { PdfFont } from './text-state.js';

/** What its name and its flags tell of a font. */
export const faceOf = (font: PdfFont | undefined): Face => {
  const name = (font?.name ?? '').replace(/^[A-Z]{6}\+/, '');
  return {
    name,
    bold:
      font?.bold === true || /bold|black|heavy|demi|cm(?:ss)?b|sf(?:b[xil]|sx|xc)|(?:^|[-,])bd/i.test(name),
    italic: font?.italic === true || /italic|oblique|slanted|cmti|cmsl|sfti/i.test(name),
    mono: font?.isMonospace === true || /mono|courier|consol|typewriter|cmtt|sftt/i.test(name),
    symbolic: /wingdings|webdings|dingbat|msam|msbm|fontawesome|marvosym/i.test(name),
  };
};
