import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

// Pictures look the same on every machine, those without any fonts included: all that is drawn comes from packages.
// Each holds a typeface in slices, of which only those that a text needs are loaded.

const { resolve } = createRequire(import.meta.url);

export type Weight = 400 | 700;

interface Typeface {
  readonly name: string;
  /** Of Chinese, Japanese and Korean only one ships, for their size; bold is drawn from it. */
  readonly only?: number;
}

const LETTERS: readonly Typeface[] = ['', '-arabic', '-hebrew', '-thai'].map((script) => ({
  name: `noto-sans${script}`,
}));
const CHINESE: Typeface = { name: 'noto-sans-sc', only: 500 };
const JAPANESE: Typeface = { name: 'noto-sans-jp', only: 500 };
const KOREAN: Typeface = { name: 'noto-sans-kr', only: 500 };

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** The same sign is written in one way in China and in another in Japan: what stands beside it tells. */
const typefacesFor = (text: string): readonly Typeface[] => {
  if (HANGUL.test(text)) return [...LETTERS, KOREAN, JAPANESE, CHINESE];
  return KANA.test(text) ? [...LETTERS, JAPANESE, CHINESE] : [...LETTERS, CHINESE, JAPANESE];
};

interface Slice {
  readonly typeface: Typeface;
  /** As it is in the names of its files. */
  readonly key: string;
  /** Pairs of the first and the last code point. */
  readonly ranges: readonly (readonly [number, number])[];
}

const slicesByTypeface = new Map<string, readonly Slice[]>();

/** The package says for each of its slices what is in it: `{ "greek": "U+0370-0377,U+037A" }`. */
const slicesOf = (typeface: Typeface): readonly Slice[] => {
  const { name } = typeface;
  const known = slicesByTypeface.get(name);
  if (known) return known;
  const stated: Record<string, string> = JSON.parse(
    readFileSync(resolve(`@fontsource/${name}/unicode.json`), 'utf8'),
  );
  const slices = Object.entries(stated).map(
    ([key, ranges]): Slice => ({
      typeface,
      key: key.replace(/[[\]]/g, ''),
      ranges: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      }),
    }),
  );
  slicesByTypeface.set(name, slices);
  return slices;
};

const sliceOf = (sign: string, typefaces: readonly Typeface[]): Slice | undefined => {
  const at = sign.codePointAt(0) ?? 0;
  for (const typeface of typefaces) {
    const slice = slicesOf(typeface).find(({ ranges }) =>
      ranges.some(([from, to]) => from <= at && at <= to),
    );
    if (slice) return slice;
  }
  return;
};

/** Pictographs are in no font here, though ranges of some name them; the selectors between them show nothing. */
const NOT_DRAWN =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\p{Variation_Selector}]/u;

/** The text without the signs that would become boxes, and the families that have the others, as CSS names them. */
export const inFonts = (
  text: string,
  weight: Weight,
): { readonly text: string; readonly families: string } => {
  const typefaces = typefacesFor(text);
  const slices = new Set<Slice>();
  // A letter and its accent as two signs might come from two fonts.
  const drawn = [...text.normalize('NFC')].filter((sign) => {
    const slice = NOT_DRAWN.test(sign) && !/[\d#*©®]/.test(sign) ? undefined : sliceOf(sign, typefaces);
    if (slice) slices.add(slice);
    return slice !== undefined;
  });
  // Signs that several have, such as points and digits, are those of the first.
  const families = typefaces.flatMap((typeface) =>
    [...slices].filter((slice) => slice.typeface === typeface).map((slice) => familyOf(slice, weight)),
  );
  return {
    text: drawn.join('').replace(/\s+/g, ' ').trim(),
    families: families.map((name) => `"${name}"`).join(', '),
  };
};

/** Loaded by this thread; others of the process share them, but to ask for them takes long. */
const loaded = new Set<string>();

/** The slice as a family of its own, loaded when it is first needed. */
const familyOf = ({ typeface: { name, only }, key }: Slice, wanted: Weight): string => {
  const weight = only ?? wanted;
  const family = `deckhand ${name} ${key} ${weight}`;
  if (loaded.has(family)) return family;
  const file = `@fontsource/${name}/files/${name}-${key}-${weight}-normal.woff2`;
  if (!GlobalFonts.has(family) && !GlobalFonts.registerFromPath(resolve(file), family))
    throw new Error(`${file} is no font`);
  loaded.add(family);
  return family;
};
