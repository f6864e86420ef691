import type { Span, Words } from '../../src/bots/chat/text.js';
import { type Catalog, catalogs } from '../../src/bots/messages/catalog.js';

/** Hebrew letters, one for each of the alphabet's. */
const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשתםןףץ';
/** Texts of other languages are up to this much longer than English ones. */
const LONGER = 0.4;

const inLetters = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => LETTERS[letter.toLowerCase().charCodeAt(0) - 97] ?? letter);

const stretched = (text: string): string => {
  const letters = text.match(/[a-z]/gi)?.length ?? 0;
  return inLetters(text) + 'ת'.repeat(Math.ceil(letters * LONGER));
};

/** Commands and what is to be typed stay as they are. */
const pseudoSpan = (span: Span): Span => {
  if (typeof span === 'string') return stretched(span).replace(/\/[א-ת]+/g, '/x');
  return span.style === 'command' || span.style === 'code' ? span : { ...span, text: stretched(span.text) };
};

const pseudoWords = (words: Words): Words =>
  typeof words === 'string' ? (pseudoSpan(words) as string) : words.map(pseudoSpan);

const pseudoEntry = (entry: unknown): unknown => {
  if (typeof entry === 'function') return (slots: unknown) => pseudoWords(entry(slots));
  if (typeof entry === 'string' || Array.isArray(entry)) return pseudoWords(entry as Words);
  return Object.fromEntries(
    Object.entries(entry as object).map(([name, inner]) => [name, pseudoEntry(inner)]),
  );
};

/**
 * A language that nobody speaks, from right to left and longer than English: whatever is English in it was not asked
 * of a catalog.
 */
export const pseudo = pseudoEntry(catalogs.en) as Catalog;
