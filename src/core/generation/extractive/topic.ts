import { countWords } from '../text/words.js';
import { keysOf } from './keys.js';
import type { Language } from './languages/language.js';
import { hasStop, sentencesOf } from './sentences.js';
import type { Statement } from './statements.js';
import type { Place, Unit } from './units.js';

/** What a chunk is about, as far as words tell. */
export interface Topic {
  /** In how many of its statements the rarest word of the text stands. */
  count(text: string, place: Place): number;
  /** In what share of its statements that word stands; 0 where there are too few to tell. */
  share(text: string, place: Place): number;
  /** True for a name that the text keeps repeating: what all of it is about. */
  isEverywhere(name: string): boolean;
  /** How far it reads like a handbook or a report rather than something to learn from, 0 to 1. */
  readonly handbook: number;
  /** How far a text is in the words of the headings above its place and of the title, 0 to 1. */
  inHeadings(text: string, place: Place): number;
}

/** A chunk: its units and text, the title of its document, and how many of its blocks are code, 0 to 1. */
interface Chunked {
  readonly units: readonly Unit[];
  readonly text: string;
  readonly title?: string | undefined;
  readonly codeShare: number;
}

/** Counts the words of the statements. */
export const topicOf = (
  statements: readonly Statement[],
  { units, text, title = '', codeShare }: Chunked,
): Topic => {
  const counts = new Map<string, number>();
  for (const { plain, language } of statements)
    for (const key of keysOf(plain, language)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const about = new Map<string, ReadonlySet<string>>();
  const keysAbout = (place: Place): ReadonlySet<string> => {
    const known = about.get(place.about) ?? keysOf(place.about, place.language);
    about.set(place.about, known);
    return known;
  };
  const count: Topic['count'] = (text, { language }) =>
    Math.min(...[...keysOf(text, language)].map((key) => counts.get(key) ?? 0), LOTS);
  return {
    count,
    isEverywhere: remembered((name) => isRepeatedly(name, text, title)),
    handbook: handbookOf(statements, units, codeShare),
    share: (text, place) => (statements.length < FEW ? 0 : count(text, place) / statements.length),
    inHeadings: (text, place) => {
      const keys = [...keysOf(text, place.language)];
      const within = keys.filter((key) => keysAbout(place).has(key));
      return keys.length > 0 ? within.length / keys.length : 0;
    },
  };
};

const isRepeatedly = (name: string, text: string, title: string): boolean => {
  const times = text.split(name).length - 1;
  return title.includes(name) || (times >= TIMES && times * LETTERS_BETWEEN > text.length);
};

/** Asked again and again for the same words. */
const remembered = (judge: (text: string) => boolean): ((text: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (text) => {
    const judged = known.get(text) ?? judge(text);
    known.set(text, judged);
    return judged;
  };
};

/** Words to the reader and of programs, and code; or few sentences that stand alone. */
const handbookOf = (statements: readonly Statement[], units: readonly Unit[], codeShare: number): number => {
  const prose = units.filter(({ block, language }) => block.kind !== 'table' && !language.isUnknown);
  const sentences = prose.flatMap(({ text, language }) => sentencesOf(text, language));
  const orders = prose.filter(({ text, language }) => language.orders?.test(text)).length;
  const words = prose.reduce((sum, { text, language: { manual } }) => sum + countOf(text, manual), orders);
  const share = words / (sentences.length || 1) + 2 * codeShare;
  const whole = sentences.filter((sentence) => hasStop(sentence) && countWords(sentence) >= WHOLE).length;
  const alone = statements.filter(({ text }) => hasStop(text)).length / whole;
  return Math.max(
    Math.min(1, sentences.length / ENOUGH) * within((share - NO_HANDBOOK) / TO_HANDBOOK),
    whole < FEW ? 0 : LEANING * within(share / SOME_HANDBOOK) * within((ALONE - alone) / TO_LEANING),
  );
};

const within = (share: number): number => Math.max(0, Math.min(1, share));

/** Fewer sentences hardly tell. */
const ENOUGH = 10;
/** Fewest words of a sentence that could stand alone. */
const WHOLE = 5;
/** Where at least such a share of the sentences stands alone, nothing is doubted; where less by so much, most is. */
const ALONE = 0.42;
const TO_LEANING = 0.22;
const LEANING = 0.7;
/** Words of handbooks in a sentence: up to here it is none, and from so many more on it is all one. */
const NO_HANDBOOK = 0.15;
/** Where there are hardly any such words, sentences lean on others for another reason: notes leave words out. */
const SOME_HANDBOOK = 0.06;
const TO_HANDBOOK = 0.35;
const LOTS = 1_000;
/** A name that comes so many times, and on average within so many letters. */
const TIMES = 6;
const LETTERS_BETWEEN = 1_200;
/** Fewer statements do not tell what they are about. */
const FEW = 15;

/** How many words of a text make it say less than a fact. */
export const hedgesIn = (text: string, { hedges, manual }: Language): number =>
  countOf(text, hedges) + countOf(text, manual);

/** True for a sentence of a handbook that tells what was done: it tells of an example. */
export const tellsExample = (text: string, { past }: Language, { handbook }: Topic): boolean =>
  handbook > 0.5 && past !== undefined && past.test(text);

const countOf = (text: string, words: RegExp | undefined): number =>
  words ? (text.match(words)?.length ?? 0) : 0;
