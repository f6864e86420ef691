import type { Mark } from '../../documents/page.js';
import { isDense } from '../text/words.js';
import type { Language } from './languages/language.js';
import { endsWhole, isProse } from './readable.js';
import { hasStop, sentencesOf, withoutStop } from './sentences.js';
import type { Tagger, Word } from './tagging.js';
import type { Place, Unit } from './units.js';
import { begun, isCommonWord } from './wording.js';

/** A sentence that says something by itself. */
export interface Statement extends Place {
  /** As the document has it, and the same without its full stop. */
  readonly text: string;
  readonly plain: string;
  readonly isItem: boolean;
  /** Its words in bold, and those in italics. */
  readonly bold: readonly string[];
  readonly italic: readonly string[];
  /** Tagged, in English. */
  readonly words: readonly Word[];
  /** What stands on both sides of its colon or its "whereas", where it states something by itself. */
  readonly parts: readonly Statement[];
}

/** A heading or a caption with its number: `2.20 Screenshot of …`. */
const NUMBERED = /^\d+(?:\.\d+)+\.? \p{L}/u;

/** The statements of a paragraph or an item. */
export const statementsOf = (unit: Unit, tag: Tagger): readonly Statement[] => {
  const { block, bold, italic, text, before: _, ...place } = unit;
  if (block.kind === 'table' || unit.language.isUnknown) return [];
  const isItem = block.kind === 'item';
  const sentences = sentencesOf(text, unit.language);
  if (sentences.some((sentence) => unit.language.tasks?.test(sentence))) return [];
  const stateIn = (clause: string, isWhole: boolean): readonly Statement[] => {
    const { connectives } = unit.language;
    const shown = connectives ? withoutSources(clause).replace(connectives, '') : withoutSources(clause);
    const sentence = isWhole ? shown : begun(shown);
    if (!isWhole && !endsWhole(sentence)) return [];
    const words = unit.language.code === 'en' ? tag(withoutStop(sentence)) : [];
    if (!standsAlone(sentence, isItem, words, unit.language)) return [];
    const within = (marks: readonly Mark[]): string[] =>
      marks.map(({ start, end }) => text.slice(start, end).trim()).filter((part) => clause.includes(part));
    const set = { bold: within(bold), italic: within(italic) };
    const parts = partsOf(clause, unit.language).flatMap((part) => stateIn(part, false));
    return [{ ...place, text: clause, plain: withoutStop(sentence), isItem, ...set, words, parts }];
  };
  const stateAll = ([first = '', ...others]: readonly string[]): readonly Statement[] => {
    const begin = stateIn(first, true);
    return begin.length > 0
      ? [
          ...begin,
          ...others
            .filter((clause) => !unit.language.says?.test(clause))
            .flatMap((clause) => stateIn(clause, false)),
        ]
      : [];
  };
  return sentences.flatMap((whole) => {
    const isLine = isItem && sentences.length === 1 && endsWhole(whole);
    return hasStop(whole) || isLine ? stateAll(clausesOf(whole)) : [];
  });
};

/** "Git is a distributed system: every clone contains the whole history" */
const partsOf = (clause: string, { contrasts }: Language): readonly string[] => {
  const signs = contrasts ? new RegExp(`[:：]\\s*|${contrasts.source}`, 'u') : /[:：]\s*/u;
  const parts = clause.split(signs);
  return parts.length === 2 && parts.every((part) => part.split(' ').length >= CLAUSE_WORDS) ? parts : [];
};

/** The text without `[3]`, `(Miller, 1956)` and `(i.e. …)`. */
export const withoutSources = (text: string): string =>
  text.replace(
    / ?\[\d+(?:[,–-] ?\d+)*\]| \((?:i\.\s?e\.|e\.\s?g\.|d\.\s?h\.|z\.\s?B\.|p\.\s?ex\.|c.-à-d\.|p\.\s?ej\.)[^()]*\)| \((?:see |cf\. |e\.g\. )?\p{Lu}[^()]{2,60}? \d{4}[a-z]?(?:: [^()]{2,30})?\)/gu,
    '',
  );

/** The parts of a sentence that semicolons hold together, where the first is long enough to stand alone. */
const clausesOf = (sentence: string): readonly string[] => {
  const clauses = sentence.split(/\s*[;；]\s*/u);
  const [first = sentence] = clauses;
  return first.split(' ').length >= CLAUSE_WORDS || isDense(first) ? clauses : [sentence];
};

const CLAUSE_WORDS = 4;

const standsAlone = (
  sentence: string,
  isItem: boolean,
  words: readonly Word[],
  language: Language,
): boolean => {
  const plain = withoutStop(sentence);
  if (!isProse(sentence) || language.leans.test(plain) || language.points.test(plain)) return false;
  if (language.orders?.test(plain) || NUMBERED.test(plain) || language.breaksOff?.test(plain)) return false;
  if (language.code === 'en')
    return isEnglish(words) && statesInEnglish(words) && !hasBareSubject(words, language);
  return !isItem || hasStop(sentence) || isDense(sentence) || plain.split(' ').length >= ITEM_WORDS;
};

/** Where nothing tags words, a line without a full stop must be so long to be taken for a statement. */
const ITEM_WORDS = 6;

/** Most of its words are English: it is no filler text, no language that was taken for English. */
const isEnglish = (words: readonly Word[]): boolean => {
  const low = words.filter(({ text }) => /^\p{Ll}{3,}$/u.test(text));
  return low.filter(({ text }) => isCommonWord(text)).length >= low.length * 0.7;
};

/** There is a finite verb after something that it is said of, and it is no order to the reader. */
const statesInEnglish = (words: readonly Word[]): boolean => {
  const verb = words.findIndex(isFiniteVerb);
  const isWithin = /^(?:that|which|who|whose|where)$/.test(words[verb - 1]?.text ?? '');
  if (isWithin && !words.slice(verb + 1).some(isFiniteVerb)) return false;
  return verb > 0 && !isOrder(words) && !ORDER.test(words.map(({ text }) => text).join(' '));
};

/** "Mount the magnet": no noun stands before an article, so that what looks like one is a verb. */
const isOrder = ([first, second]: readonly Word[]): boolean =>
  first !== undefined &&
  /^(?:noun|name|verb)$/.test(first.is) &&
  !/(?:ing|ed|en|s)$/.test(first.text) &&
  /^(?:the|an?|each|all|your|its|their|both)$/.test(second?.text ?? '');

/** Not "…, recorded in 1990", nor "used to compute". */
const isFiniteVerb = ({ text, is }: Word, i: number, words: readonly Word[]): boolean =>
  is === 'verb' &&
  !/ing$|^versus$/.test(text) &&
  words[i - 1]?.text !== 'to' &&
  !(i === 0 && /(?:ed|wn|ost|ought|en)$/.test(text)) &&
  !(/ed$/.test(text) && words[i - 1]?.text === ',');

/** Orders to the reader, by words that taggers take for nouns too. */
const ORDER =
  /^(?:from|in|on|under) (?:the )?[\p{L} ]{2,40} (?:start|select|choose|click|press|open|run)(?= (?!(?:is|was|are|were|and|of|in)\b)\p{L})|^(?:type|press|select|enter|choose|run|install|use|make|set|add|open|check|read|keep|do|find|get|create|remove|replace|start|edit|copy|go|click|avoid|ensure|be|take|give|put|write|call|define|specify|ask|follow|move|change|turn|visit|contact|report|feel|refer|execute|configure|update|test|verify|draw|solve|compute|prove|show|explain|describe|list|name|state|discuss|compare|never|always|save|print|load|delete|connect|plug|build|compile|import|include|insert|drag|log|repeat|apply|define|identify|understand|calculate|estimate|do not|don)(?= (?:the|an?|your|that|it|to|all|any|some|sure|one|in|on|with|at|up|only|not|root|more|as|use|free|how|why|what|from|for|by|this|its|if|and|or|out)\b)/iu;

/** "The process starts …": which one was said before. */
const hasBareSubject = (words: readonly Word[], { noTerm }: Language): boolean => {
  const [first, second] = words;
  if (!first || !second || !/^(?:the|an?)$/i.test(first.text)) return false;
  const verb = words.findIndex(isFiniteVerb);
  return verb === 2 && noTerm.test(second.text);
};
