import { LANGUAGES, typedWords } from '../messages/catalog.js';

// In whichever of the interface's languages something is typed: nobody writes in one alone.

const meaning = (kind: 'options' | 'choices', typed: string): string => {
  const word = typed.toLowerCase();
  const known = LANGUAGES.map((language) => typedWords[language][kind]).find((words) =>
    Object.hasOwn(words, word),
  );
  return known?.[word] ?? word;
};

/** The English name of an option as it was typed: `karten` is `cards`. */
export const optionTyped = (name: string): string => meaning('options', name);

/** The choice that was typed, by itself or in a language: `Tempo` is `race`. */
export const choiceTyped = (value: string): string => meaning('choices', value.trim());

export const isYes = (typed: string): boolean =>
  LANGUAGES.some((language) => typedWords[language].yes.includes(typed.trim().toLowerCase()));
