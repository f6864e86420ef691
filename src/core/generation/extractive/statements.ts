import type { Mark } from '../../documents/page.js';
import { isDense } from '../text/words.js';
import type { Language } from './languages/language.js';
import { endsWhole, isProse } from './readable.js';
import { hasStop, sentencesOf, withoutStop } from './sentences.js';
import type { Tagger, Word } from './tagging.js';
import type { Place, Unit } from './units.js';
import { isCommonWord } from './wording.js';

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
}

/** The statements of a paragraph or an item. */
export const statementsOf = (unit: Unit, tag: Tagger): readonly Statement[] => {
  const { block, bold, italic, text, before: _, ...place } = unit;
  if (block.kind === 'table') return [];
  const isItem = block.kind === 'item';
  const sentences = sentencesOf(text, unit.language);
  return sentences.flatMap((whole): Statement[] => {
    const sentence = firstClause(whole);
    if (!(hasStop(whole) || (isItem && sentences.length === 1 && endsWhole(sentence)))) return [];
    const words = unit.language.code === 'en' ? tag(withoutStop(sentence)) : [];
    if (!standsAlone(sentence, isItem, words, unit.language)) return [];
    const within = (marks: readonly Mark[]): string[] =>
      marks.map(({ start, end }) => text.slice(start, end).trim()).filter((part) => sentence.includes(part));
    const set = { bold: within(bold), italic: within(italic) };
    return [{ ...place, text: sentence, plain: withoutStop(sentence), isItem, ...set, words }];
  });
};

/** What comes after a semicolon leans on what comes before it. */
const firstClause = (sentence: string): string => {
  const [first = sentence] = sentence.split(/[;；]/u);
  return first.split(' ').length >= CLAUSE_WORDS || isDense(first) ? first : sentence;
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
  return verb > 0 && !ORDER.test(words.map(({ text }) => text).join(' '));
};

/** Not "…, recorded in 1990". */
const isFiniteVerb = ({ text, is }: Word, i: number, words: readonly Word[]): boolean =>
  is === 'verb' && !/ing$/.test(text) && !(/ed$/.test(text) && words[i - 1]?.text === ',');

/** Orders to the reader, by words that taggers take for nouns too. */
const ORDER =
  /^(?:type|press|select|enter|choose|run|install|use|make|set|add|open|check|read|keep|do|find|get|create|remove|replace|start|edit|copy|go|click|avoid|ensure|be|take|give|put|write|call|define|specify|ask|follow|move|change|turn|visit|contact|report|feel|refer|execute|configure|update|test|verify|draw|solve|compute|prove|show|explain|describe|list|name|state|discuss|compare|never|always|save|print|load|delete|connect|plug|build|compile|import|include|insert|drag|log|repeat|apply|define|identify|understand|calculate|estimate|do not|don)(?= (?:the|an?|your|that|it|to|all|any|some|sure|one|in|on|with|at|up|only|not|root|more|as|use|free|how|why|what|from|for|by|this|its|if|and|or|out)\b)/iu;

/** "The process starts …": which one was said before. */
const hasBareSubject = (words: readonly Word[], { noTerm }: Language): boolean => {
  const [first, second] = words;
  if (!first || !second || !/^(?:the|an?)$/i.test(first.text)) return false;
  const verb = words.findIndex(isFiniteVerb);
  return verb === 2 && noTerm.test(second.text);
};
