import type { Casing } from './sentence.js';

const WITHIN = /(?<=[\p{Ll},;] )\p{L}[\p{L}\p{M}\p{N}'’-]*/gu;

/** Learns from the text which words keep their capital. */
export const casingIn = (text: string): Casing => {
  const words = new Set(text.match(WITHIN) ?? []);
  return (word) => words.has(word) && !words.has(word.toLowerCase());
};
