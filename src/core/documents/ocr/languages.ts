import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** Of each language there is a model with whole numbers, half as large and as good, and an older one. */
const VARIANT = '4.0.0_best_int';

/** Tells in which direction a page's text runs. */
export const ORIENTATION = 'osd';

/** Tesseract's codes: `eng`, `chi_sim`. */
export const LANGUAGE_CODE = /^[a-z]{3}(?:_[a-z]+)?$/;

/** The package that has a language's model. */
export const packageOf = (language: string): string => `@tesseract.js-data/${language}`;

/** Whether the language's package is installed. */
export const isInstalled = (language: string): boolean => {
  try {
    require.resolve(packageOf(language));
    return true;
  } catch {
    return false;
  }
};

/**
 * The language's model, unpacked.
 * @throws when its package is not installed
 */
export const modelOf = (language: string): Uint8Array => {
  const folder = dirname(require.resolve(packageOf(language)));
  return gunzipSync(readFileSync(join(folder, VARIANT, `${language}.traineddata.gz`)));
};
