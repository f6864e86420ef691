import { LANGUAGES, typedWords } from '../../messages/catalog.js';
import type { RequestKind, RequestWords } from '../../messages/typed-words.js';

/** What is asked of a document in words, by the options of `/pdf`. */
export type Wish = Partial<
  Readonly<Record<'cards' | 'pages' | 'focus' | 'language' | 'kind' | 'deck', string>>
>;

// The phrases of a request as sources of regular expressions, from the words of every language: people mix them.

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const asPhrase = (phrase: string): string => phrase.split(' ').map(escaped).join('[\\s-]+');

/** One of the phrases, as whole words; the longest first. */
const anyOf = (phrases: readonly string[]): string =>
  `(?<![\\p{L}\\p{N}])(?:${[...phrases]
    .sort((a, b) => b.length - a.length)
    .map(asPhrase)
    .join('|')})(?![\\p{L}])`;

const words = (pick: (words: RequestWords) => readonly string[]): readonly string[] =>
  LANGUAGES.flatMap((language) => pick(typedWords[language].request));
const KINDS: readonly RequestKind[] = ['basic', 'cloze', 'choice', 'mixed'];
const kindWords = (pick: 'kinds' | 'kindsOfCards') =>
  words((all) => KINDS.flatMap((kind) => all[pick][kind]));

const CARDS = anyOf(words(({ cards }) => cards));
const ONLY = anyOf(words(({ only }) => only));
const KIND = anyOf(kindWords('kinds'));
const ANY_KIND = anyOf([...kindWords('kinds'), ...kindWords('kindsOfCards')]);
const NUMBER = '\\d{1,4}(?!\\d)';
const TO = `\\s*(?:-|${anyOf(words(({ to }) => to))})\\s*`;
const RANGE = `${NUMBER}(?:${TO}${NUMBER})?`;
// A single letter names pages only where a blank or a range follows: “p53” is a protein.
const PAGE_WORDS = words(({ pages }) => pages);
const PAGE = `(?:${anyOf(PAGE_WORDS.filter(({ length }) => length > 1))}\\s*|${anyOf(
  PAGE_WORDS.filter(({ length }) => length === 1),
)}(?:\\s+|(?=\\d+\\s*-)))`;
const AND = `\\s*(?:&|\\+|${anyOf(words(({ and }) => and))})\\s*(?:${PAGE})?`;

/** `p. 3-8`, `pages 3 and 7 to 9`: the numbers are the group `pages`. */
const PAGES = `${PAGE}(?<pages>${RANGE}(?:${AND}${RANGE})*)`;
const FIRST_PAGES = `${anyOf(words(({ first }) => first))}\\s+(?<first>${NUMBER})\\s+${PAGE.trim()}`;
const MANY = `(?<count>${NUMBER})\\s*`;
const OF_CARDS = `[\\s-]*${CARDS}`;
// Longer phrases before their beginnings.
const COUNTS = [`${MANY}(?<kind>${ANY_KIND})${OF_CARDS}`, `${MANY}(?<kind>${KIND})`, `${MANY}${CARDS}`];
const KINDS_WANTED = [
  `${ONLY}\\s+(?<kind>${ANY_KIND})(?:${OF_CARDS})?`,
  `(?<kind>${ANY_KIND})${OF_CARDS}`,
  `(?<kind>${KIND})`,
];

const DECKS = words(({ deck }) => deck);

/** What is understood by itself, wherever it stands. */
export const PHRASES: readonly string[] = [PAGES, FIRST_PAGES, ...COUNTS, ...KINDS_WANTED];
/** A range or number alone: pages, or how many cards. */
export const BARE_RANGE = new RegExp(`^${NUMBER}${TO}${NUMBER}$`, 'u');
export const BARE_NUMBER = new RegExp(`^${NUMBER}$`, 'u');
export const ABOUT = anyOf(words(({ about }) => about));
export const ABOUT_NEXT = anyOf(words(({ about, aboutNext }) => [...about, ...aboutNext]));
/** Before a language's name. */
export const IN_LANGUAGE = anyOf(words(({ language }) => language));
export const DECK = anyOf(DECKS);
/** Names a deck in the midst of a sentence, where one word alone may mean anything. */
export const INTO_DECK = anyOf(DECKS.filter((phrase) => phrase.includes(' ')));
export const FILLER = anyOf(words(({ filler }) => filler));

/** The kind of cards that a phrase names. */
export const kindNamed = (phrase: string): RequestKind | undefined =>
  KINDS.find((kind) => {
    const names = words(({ kinds, kindsOfCards }) => [...kinds[kind], ...kindsOfCards[kind]]);
    return new RegExp(`^${anyOf(names)}$`, 'iu').test(phrase);
  });

/** Page numbers in the words of any language as digits and signs: `3 bis 8 und 12` is `3-8, 12`. */
export const plainRanges = (typed: string): string =>
  typed
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(new RegExp(PAGE, 'giu'), '')
    .replace(new RegExp(TO, 'giu'), '-')
    .replace(new RegExp(AND, 'giu'), ', ')
    .trim();
