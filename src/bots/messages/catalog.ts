import type { CatalogOf } from './catalog-of.js';
import { de } from './de/de.js';
import { typed as deTyped } from './de/typed.js';
import { en } from './en/en.js';
import { typed as enTyped } from './en/typed.js';
import type { TypedWords } from './typed-words.js';

/** Every sentence that people read, in one language. */
export type Catalog = CatalogOf<typeof en>;

/** Add a language behind the others: buttons name languages by their order. ARCHITECTURE.md lists the steps. */
export const catalogs = { en, de } as const satisfies Readonly<Record<string, Catalog>>;
/** A language that the bot speaks. */
export type Language = keyof typeof catalogs;

export const LANGUAGES = Object.keys(catalogs) as readonly Language[];
export const DEFAULT_LANGUAGE: Language = 'en';

/** What may be typed in each language. */
export const typedWords: Readonly<Record<Language, TypedWords>> = { en: enTyped, de: deTyped };

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: en.name, de: de.name };

export const isLanguage = (code: string): code is Language => code in catalogs;

/** The language for a locale (BCP 47, `de-AT`); the default where there is none or it is not spoken. */
export const languageOf = (locale: string | null | undefined): Language => {
  const [code = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return isLanguage(code) ? code : DEFAULT_LANGUAGE;
};
