import { CARD_QUOTE_MAX } from '../../library/limits.js';
import type { SourcePage } from '../types.js';
import { closest } from './nearly.js';
import { isDense, oneLine } from './words.js';

export interface Found {
  readonly page: number;
  /** The words as the page has them, in one line. */
  readonly quote: string;
}

/** Fewer words (or letters, in scripts without spaces) than this prove nothing. */
const QUOTE_MIN_WORDS = 3;
const QUOTE_MIN_DENSE = 6;
/** One wrong letter is forgiven for so many, and never more than this. */
const LETTERS_PER_EDIT = 20;
const EDITS_MAX = 3;

/**
 * A search for quotes in the pages, whatever became of their white space, case, punctuation, ligatures and
 * hyphens, forgiving a few wrong letters but no other digits. Time is linear in the text. It finds nothing
 * for a quote that is not there or too short to prove anything.
 */
export const grounder = (pages: readonly SourcePage[]): ((quote: string) => Found | undefined) => {
  const places = [...pages.map(placeOf), ...pages.slice(1).map((page, i) => seamOf(pages[i] ?? page, page))];
  return (quote) => {
    const pattern = squash(quote.slice(0, CARD_QUOTE_MAX)).text;
    if (!provesSomething(pattern)) return undefined;
    return (
      first(places, (place) => locate(pattern, place, wholeWords)) ??
      first(places, (place) => locate(pattern, place, nearly))
    );
  };
};

/**
 * The part of the page around the quote: its paragraph, or the sentences next to it where that is long.
 * @returns the quote itself where the page does not have it.
 */
export const passage = (pageText: string, quote: string): string => {
  const { squashed } = placeOf({ page: 0, text: pageText });
  const pattern = squash(quote).text;
  const hit = wholeWords(pattern, squashed.text) ?? nearly(pattern, squashed.text);
  if (!hit) return oneLine(quote);
  const start = boundaryBefore(pageText, squashed.from[hit.start] ?? 0);
  const end = boundaryAfter(pageText, squashed.to[hit.end - 1] ?? pageText.length);
  return oneLine(pageText.slice(start, end));
};

interface Place {
  readonly page: number;
  readonly text: string;
  readonly squashed: Squashed;
}

interface Hit {
  readonly start: number;
  readonly end: number;
}

const placeOf = ({ page, text }: SourcePage): Place => ({ page, text, squashed: squash(text) });

/** A quote that runs over the end of a page belongs to the page where it begins. */
const seamOf = (page: SourcePage, next: SourcePage): Place =>
  placeOf({
    page: page.page,
    text: `${page.text.slice(-CARD_QUOTE_MAX)}\n${next.text.slice(0, CARD_QUOTE_MAX)}`,
  });

const first = <T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined => {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

const locate = (pattern: string, place: Place, search: typeof wholeWords): Found | undefined => {
  const hit = search(pattern, place.squashed.text);
  return hit && { page: place.page, quote: oneLine(original(place, hit)) };
};

/** Marks that end a sentence belong to it, though they are not searched for. */
const CLOSING = /^[.!?。！？।۔؟"”»’)]{1,3}/u;

const original = ({ text, squashed }: Place, hit: Hit): string => {
  const end = squashed.to[hit.end - 1] ?? text.length;
  const closing = CLOSING.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  return text.slice(squashed.from[hit.start] ?? 0, end + closing);
};

const wholeWords = (pattern: string, text: string): Hit | undefined => {
  if (pattern === '') return undefined;
  const dense = isDense(pattern);
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    const end = at + pattern.length;
    if (dense || (isEdge(text, at) && isEdge(text, end))) return { start: at, end };
  }
  return undefined;
};

const isEdge = (text: string, at: number): boolean =>
  at === 0 || at === text.length || text[at - 1] === ' ' || text[at] === ' ';

const nearly = (pattern: string, text: string): Hit | undefined => {
  const edits = Math.min(EDITS_MAX, Math.floor(pattern.length / LETTERS_PER_EDIT));
  const rough = edits > 0 ? closest(pattern, text, edits) : undefined;
  if (!rough) return undefined;
  const hit = isDense(pattern) ? rough : toWords(rough, text);
  const found = text.slice(hit.start, hit.end);
  return found.length <= pattern.length + edits && digits(found) === digits(pattern) ? hit : undefined;
};

/** The stretch, grown to the ends of the words that it cuts. */
const toWords = ({ start, end }: Hit, text: string): Hit => {
  const after = text.indexOf(' ', end);
  return { start: text.lastIndexOf(' ', start) + 1, end: after < 0 ? text.length : after };
};

const digits = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');

const provesSomething = (pattern: string): boolean => {
  if (isDense(pattern)) return pattern.replace(/ /g, '').length >= QUOTE_MIN_DENSE;
  return pattern.split(' ').length >= QUOTE_MIN_WORDS;
};

interface Squashed {
  readonly text: string;
  /** Where each unit of `text` begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** What {@link squash} collects, unit by unit. */
interface Units {
  readonly texts: string[];
  readonly from: number[];
  readonly to: number[];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const JOINERS = /['’ʼ`´\u00AD\u200B-\u200D\u2060\uFEFF\u0640]/u;
const HYPHENS = /[-‐‑]/u;

/** Letters and digits alone, in lower case and compatibility form, all else one space; hyphens join. */
const squash = (text: string): Squashed => {
  const units: Units = { texts: [], from: [], to: [] };
  let at = 0;
  let gap = false;
  let afterHyphen = false;
  for (const unit of text) {
    const start = at;
    at += unit.length;
    if (JOINERS.test(unit)) continue;
    if (HYPHENS.test(unit)) afterHyphen = true;
    else if (!LETTER.test(unit)) gap ||= !(afterHyphen && /\s/.test(unit));
    else {
      if (gap && units.texts.length > 0) push(units, ' ', start, start);
      for (const plain of unit.normalize('NFKC').toLowerCase()) push(units, plain, start, at);
      gap = false;
      afterHyphen = false;
    }
  }
  return { text: units.texts.join(''), from: units.from, to: units.to };
};

const push = ({ texts, from, to }: Units, plain: string, start: number, end: number): void => {
  texts.push(plain);
  for (let i = 0; i < plain.length; i += 1) {
    from.push(start);
    to.push(end);
  }
};

/** How much of the page is shown before and after the quote, at most. */
const AROUND = 200;
const SENTENCE_END = /[.!?。！？।۔؟]["'”’»)]*\s+|\n/gu;

const boundaryBefore = (text: string, at: number): number => {
  const from = Math.max(0, at - AROUND);
  const ends = [...text.slice(from, at).matchAll(SENTENCE_END)];
  const chosen = ends.at(-2) ?? ends.at(-1);
  return chosen ? from + chosen.index + chosen[0].length : from === 0 ? 0 : at;
};

const boundaryAfter = (text: string, at: number): number => {
  const ends = [...text.slice(at, at + AROUND).matchAll(SENTENCE_END)];
  const chosen = ends[1] ?? ends[0];
  return chosen ? at + chosen.index + chosen[0].length : Math.min(text.length, at + AROUND);
};
