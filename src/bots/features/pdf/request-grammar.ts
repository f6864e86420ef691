import { insideMarks, QUOTED } from '../../chat/quotation.js';
import { languageNamed } from './language-names.js';
import {
  ABOUT,
  ABOUT_NEXT,
  DECK,
  FILLER,
  IN_LANGUAGE,
  INTO_DECK,
  kindNamed,
  PHRASES,
  plainRanges,
  type Wish,
} from './request-phrases.js';

/** What was understood at one end of a text, and the rest of it. */
interface Read {
  readonly wish: Wish;
  readonly rest: string;
}

const at = (phrase: string): RegExp => new RegExp(`^(?:${phrase})(?![\\p{L}\\p{N}])\\s*`, 'iu');
const atEnd = (phrase: string): RegExp => new RegExp(`(?:^|\\s)(?:${phrase})$`, 'iu');

const STARTS = PHRASES.map(at);
const ENDS = PHRASES.map(atEnd);
const FILLER_AT_START = at(FILLER);
const FILLER_AT_END = atEnd(FILLER);
/** Names of languages have at most three words. */
const LANGUAGE_AT = new RegExp(`^${IN_LANGUAGE}\\s+(\\p{L}+)([\\s-]\\p{L}+)?([\\s-]\\p{L}+)?`, 'iu');
const LANGUAGE_AT_END = new RegExp(`(?:^|\\s)${IN_LANGUAGE}\\s+(\\p{L}+(?:[\\s-]\\p{L}+){0,2})$`, 'iu');

/** The phrase at the front that is understood by itself: how many, which pages, what kind, what language. */
export const phraseAt = (text: string): Read | undefined => {
  const match = STARTS.map((start) => start.exec(text)).find((found) => found !== null);
  return match ? { wish: wishOf(match), rest: text.slice(match[0].length) } : languageAt(text);
};

const languageAt = (text: string): Read | undefined => {
  const [, ...words] = LANGUAGE_AT.exec(text) ?? [];
  const names = words.map((_, i) => words.slice(0, i + 1).join('')).reverse();
  const name = names.find((each) => languageNamed(each) !== undefined);
  const language = name === undefined ? undefined : languageNamed(name);
  if (name === undefined || language === undefined) return undefined;
  return { wish: { language }, rest: text.slice(text.indexOf(name) + name.length).trim() };
};

const wishOf = ({ groups = {} }: RegExpExecArray): Wish => {
  const { pages, first, count, kind } = groups;
  const named = kind === undefined ? undefined : kindNamed(kind);
  return {
    ...(pages === undefined ? {} : { pages: plainRanges(pages) }),
    ...(first === undefined ? {} : { pages: `1-${first}` }),
    ...(count === undefined ? {} : { cards: count }),
    ...(named === undefined ? {} : { kind: named }),
  };
};

/** Takes what is understood by itself off the end, and words that say nothing. */
export const withoutEnd = (text: string): Read => {
  const filler = FILLER_AT_END.exec(text);
  if (filler) return withoutEnd(text.slice(0, filler.index).trim());
  const end = endOf(text);
  if (!end) return { wish: {}, rest: text };
  const { wish, rest } = withoutEnd(end.rest);
  return { wish: { ...wish, ...end.wish }, rest };
};

const endOf = (text: string): Read | undefined => {
  const match = ENDS.map((end) => end.exec(text)).find((found) => found !== null);
  if (match) return { wish: wishOf(match), rest: text.slice(0, match.index).trim() };
  const named = LANGUAGE_AT_END.exec(text);
  const language = languageNamed(named?.[1] ?? '');
  return named && language !== undefined
    ? { wish: { language }, rest: text.slice(0, named.index).trim() }
    : undefined;
};

const QUOTED_NAME = new RegExp(`^${QUOTED}`, 'u');

/**
 * A topic or the name of a deck at the front, which goes on to the end or to what is understood there.
 * @param isNext whether it stands where a phrase may begin: some words for a topic have other meanings elsewhere
 */
export const tailAt = (
  text: string,
  isNext: boolean,
): { readonly wish: Wish; readonly isOpen: boolean } | undefined => {
  const deck = at(isNext ? DECK : INTO_DECK).exec(text);
  if (deck) return deckIn(text.slice(deck[0].length));
  const about = at(isNext ? ABOUT_NEXT : ABOUT).exec(text);
  if (!about || phraseAt(text)) return undefined;
  const { wish, rest } = withoutEnd(text.slice(about[0].length).trim());
  const [topic, named] = splitAt(INTO_DECK, rest);
  const inDeck = named === undefined ? undefined : deckIn(named);
  const isOpen = rest === text.slice(about[0].length).trim() && !inDeck;
  const focus = withoutEnd(topic);
  return {
    wish: { ...focus.wish, ...wish, ...inDeck?.wish, ...(focus.rest === '' ? {} : { focus: focus.rest }) },
    isOpen,
  };
};

/** The deck's name, and what follows it. */
const deckIn = (text: string): { readonly wish: Wish; readonly isOpen: boolean } => {
  const [quoted] = QUOTED_NAME.exec(text) ?? [];
  if (quoted !== undefined) {
    const name = insideMarks(quoted);
    const behind = text.slice(quoted.length).trim();
    const after = tailAt(behind, true) ?? withoutEnd(behind);
    return { wish: { ...after.wish, ...(name === '' ? {} : { deck: name }) }, isOpen: false };
  }
  const [before, topic] = splitAt(ABOUT, text);
  const { wish, rest } = withoutEnd(before.trim());
  const about = topic === undefined ? undefined : withoutEnd(topic.trim());
  return {
    wish: {
      ...about?.wish,
      ...wish,
      ...(rest === '' ? {} : { deck: rest }),
      ...(about?.rest ? { focus: about.rest } : {}),
    },
    isOpen: false,
  };
};

/** The text before and behind the phrase, where it stands in the midst. */
const splitAt = (phrase: string, text: string): readonly [string, string | undefined] => {
  const match = new RegExp(`\\s(?:${phrase})\\s+`, 'iu').exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text, undefined];
};

/** The text without the word at its front, if that says nothing. */
export const skipFiller = (text: string): string | undefined => {
  const match = FILLER_AT_START.exec(text);
  return match ? text.slice(match[0].length) : undefined;
};
