import { capitalise, countWords, isDense } from '../text/words.js';
import { isPlain } from './readable.js';
import type { Language } from './sentence.js';

export interface Entry {
  readonly term: string;
  readonly meaning: string;
}

const ENTRY = /^(?<term>[^:：—–]{2,50}?)\s?(?:[:：]| [—–])\s(?<meaning>.{15,260})$/u;
/** Labels that stand before a colon without being terms. */
const LABEL =
  /^(?:notes?|nb|warning|caution|important|tips?|hints?|examples?|e\.g\.?|figure|fig\.?|table|chapter|section|part|step|exercise|question|answer|q|a|name|date|author|authors|email|e-mail|tel|phone|address|summary|conclusion|objective|objectives|goal|goals|topic|topics|references?|source|sources|see|see also|input|output|result|usage|syntax|default|type|title|subject|keywords?|abstract|recall|remember|definition|theorem|proof|lemma|week|lecture|lesson|unit|day|page|slide|url|isbn|version|license|copyright|bug|fix|todo|advantages?|disadvantages?|pros|cons|descriptions?|architectures?|packages?|priority|maintainer|depends|homepage|format|size|status|files?|options?|bugs|history|synopsis|environment|server|host|port|user|password|beispiel|hinweis|achtung|aufgabe|exemple|remarque|ejemplo|nota|пример|примечание|注意|例|مثال|ملاحظة)\b/iu;
const TERM_WORDS_MAX = 4;
const MEANING_WORDS_MIN = 4;
const MEANING_WORDS_MAX = 32;

/** The entry of a glossary or of a list of terms ("Osmosis: the movement of …"), if the line is one. */
export const entryOf = (line: string, language: Pick<Language, 'code' | 'leans'>): Entry | undefined => {
  const groups = ENTRY.exec(line)?.groups;
  const term = groups?.term?.trim();
  const meaning = groups?.meaning?.trim().replace(/[.;,]$/, '');
  if (!term || !meaning || !isTerm(term) || !isMeaning(meaning, language)) return undefined;
  return { term, meaning: capitalise(meaning) };
};

const isTerm = (term: string): boolean =>
  !LABEL.test(term) &&
  /^\p{L}/u.test(term) &&
  countWords(term) <= TERM_WORDS_MAX &&
  !/[.,;!?"“”\d]/u.test(term) &&
  isPlain(term);

/** An English explanation is held together by some of these; a list of names is not. */
const GLUE = /\b(?:an?|the|of|that|which|who|to|in|for|with|by|from|as|is|are|on|at|where|when)\b/gi;
const GLUE_MIN = 2;

const isMeaning = (meaning: string, { code, leans }: Pick<Language, 'code' | 'leans'>): boolean => {
  const words = countWords(meaning);
  if (words < MEANING_WORDS_MIN || words > MEANING_WORDS_MAX || !isPlain(meaning) || leans(meaning))
    return false;
  if (code === 'en' && (meaning.match(GLUE)?.length ?? 0) < GLUE_MIN) return false;
  return /^\p{L}/u.test(meaning) && (isDense(meaning) || !/[.!?]\s/u.test(meaning)) && !/[:?]/u.test(meaning);
};
