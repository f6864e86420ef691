import { readFileSync } from 'node:fs';
import wordList from 'word-list';

let words: ReadonlySet<string> | undefined;

/** Whether English has the word, given in lower case, names aside. The list (20 MB) is read when it is first needed. */
export const isEnglishWord = (word: string): boolean => {
  words ??= new Set(readFileSync(wordList, 'utf8').split('\n'));
  return words.has(word);
};
