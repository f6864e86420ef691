import { LANGUAGES, typedWords } from '../messages/catalog.js';

// Words of every language of the interface are accepted, whatever the person's own: people mix languages.

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
