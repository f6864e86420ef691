import type { TypedWish } from '../../chat/command.js';
import { QUOTED } from '../../chat/quotation.js';
import { phraseAt, skipFiller, tailAt, withoutEnd } from './request-grammar.js';
import { BARE_NUMBER, BARE_RANGE, plainRanges, type Wish } from './request-phrases.js';

/** A part of a request between commas: what it asks, and what was not understood of it. */
interface Part {
  readonly wish: Wish;
  /** Runs of words that were not understood. */
  readonly unknown: readonly string[];
  /** It ends within a topic, which the next part may go on with. */
  readonly isOpen: boolean;
}

const PARTS = new RegExp(`(?:${QUOTED}|[^,;\\n])+`, 'gu');
/** A full stop that ends a sentence, not that of `p.`. */
const FULL_STOP = /(?<!(?<!\p{L})(?:p|pp|s|ss))[.!]+$/iu;

/**
 * Reads a request like “10 cards about enzymes, p. 3-8, only cloze, in English” as options of `/pdf`. What is not
 * understood is a topic only where nothing else can be meant: the whole request is a few words.
 */
export const readRequest = (typed: string): TypedWish => {
  const request = typed.replace(/[‐‑‒–—−]/g, '-').replace(/[^\S\n]+/g, ' ');
  const parts: Part[] = [];
  for (const each of request.match(PARTS) ?? []) {
    const text = each.trim().replace(FULL_STOP, '');
    if (text !== '') parts.push(readPart(text, parts.at(-1)));
  }
  const wish = parts.reduce<Wish>((all, part) => joined(all, part.wish), {});
  const unknown = parts.flatMap((part) => part.unknown);
  const topic = wish.focus === undefined ? topicOf(request, unknown) : undefined;
  return {
    options: { ...wish, ...(topic === undefined ? {} : { focus: topic }) },
    unread: topic === undefined ? unknown : [],
  };
};

/** The longest request, in words, whose words are a topic where they are nothing else; and the longest such topic. */
const REQUEST_WORDS = 8;
const TOPIC_WORDS = 4;
const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const topicOf = (request: string, unknown: readonly string[]): string | undefined => {
  const [only, another] = unknown;
  if (only === undefined || another !== undefined || /[\d?!:]/.test(only)) return undefined;
  const isShort = countWords(request) <= REQUEST_WORDS && countWords(only) <= TOPIC_WORDS;
  return isShort ? only : undefined;
};

/** Pages and parts of a topic add up; of anything else the first mention counts. */
const joined = (all: Wish, more: Wish): Wish => {
  const added = (['pages', 'focus'] as const).flatMap((name) =>
    all[name] !== undefined && more[name] !== undefined ? [[name, `${all[name]}, ${more[name]}`]] : [],
  );
  return { ...more, ...all, ...Object.fromEntries(added) };
};

const readPart = (text: string, before: Part | undefined): Part => {
  const closed = { unknown: [], isOpen: false } as const;
  if (BARE_RANGE.test(plainRanges(text))) return { wish: { pages: plainRanges(text) }, ...closed };
  if (BARE_NUMBER.test(text))
    return { wish: before?.wish.pages === undefined ? { cards: text } : { pages: text }, ...closed };
  const part = readWords(text);
  if (!before?.isOpen || part.unknown.length === 0) return part;
  // “about enzymes, membranes and cells”
  const { rest, wish } = withoutEnd(text);
  return { wish: { ...wish, ...(rest === '' ? {} : { focus: rest }) }, unknown: [], isOpen: rest === text };
};

/** Takes phrases from the front, word by word where none is understood, until a topic or a deck takes the rest. */
const readWords = (text: string): Part => {
  const unknown: string[] = [];
  let wish: Wish = {};
  let rest = text;
  let skipped: string | undefined;
  let isNext = true;
  while (rest !== '') {
    const tail = tailAt(rest, isNext);
    if (tail) return { wish: joined(wish, tail.wish), unknown, isOpen: tail.isOpen };
    const phrase = phraseAt(rest);
    const after = skipFiller(rest);
    if (phrase) {
      wish = joined(wish, phrase.wish);
      rest = phrase.rest;
      [skipped, isNext] = [undefined, true];
    } else if (after !== undefined) {
      if (skipped !== undefined) skipped += rest.slice(0, rest.length - after.length);
      rest = after;
    } else {
      const [word = rest] = /^\S+\s*/u.exec(rest) ?? [];
      unknown.push(`${skipped === undefined ? '' : unknown.pop()}${skipped ?? ''}${word}`);
      rest = rest.slice(word.length);
      [skipped, isNext] = ['', false];
    }
  }
  return { wish, unknown: unknown.map((each) => each.trim()), isOpen: false };
};
