import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Fonts that have what the standard ones lack; all under the SIL Open Font License. */
export const FONTS = {
  /** Greek, Cyrillic and all Latin letters. */
  sans: resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
  sansBold: resolve('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf'),
  arabic: resolve('@fontsource/amiri/files/amiri-arabic-400-normal.woff'),
  persian: resolve('@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff'),
  persianBold: resolve('@fontsource/vazirmatn/files/vazirmatn-arabic-700-normal.woff'),
  hebrew: resolve('@fontsource/frank-ruhl-libre/files/frank-ruhl-libre-hebrew-400-normal.woff'),
} as const;
