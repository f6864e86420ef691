import { LANGUAGES } from '../../messages/catalog.js';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Languages of two letters (ISO 639-1), and what people call by names of their own. */
const CODES = [...LETTERS.flatMap((a) => LETTERS.map((b) => a + b)), 'pt-BR', 'zh-Hans', 'zh-Hant', 'en-GB'];

/** Every language by its name in the bot's languages and in itself, in lower case. */
const readNames = (): ReadonlyMap<string, string> => {
  const namers = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }),
  );
  return new Map(
    CODES.flatMap((code) => {
      const names = namers.map((namer) => namer.of(code));
      if (names.every((name) => name === undefined)) return [];
      const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
      return [...names, own].flatMap((name) => (name ? [[name.toLowerCase(), code] as const] : []));
    }),
  );
};

let known: ReadonlyMap<string, string> | undefined;
const codes = (): ReadonlyMap<string, string> => (known ??= readNames());

/** The code (BCP 47) of a language that is named in a language of the bot's, or in itself. */
export const languageNamed = (name: string): string | undefined => codes().get(name.trim().toLowerCase());

/** What was typed for the language of the cards: a code where it is known, else as it is. */
export const languageTyped = (typed: string): string => languageNamed(typed) ?? typed;
