import { readFileSync } from 'node:fs';
import wordList from 'word-list';

let words: ReadonlySet<string> | undefined;

/** Whether English has the word, given in lower case. The list is read when it is first needed: few documents do. */
export const isEnglish = (word: string): boolean => {
  words ??= new Set(readFileSync(wordList, 'utf8').split('\n'));
  return words.has(word);
};
