import { keysOf } from './keys.js';
import type { Language } from './languages/language.js';
import type { Statement } from './statements.js';
import type { Place } from './units.js';

/** What a chunk is about, as far as words tell. */
export interface Topic {
  /** In how many of its statements the rarest word of the text stands. */
  count(text: string, place: Place): number;
  /** In what share of its statements that word stands; 0 where there are too few to tell. */
  share(text: string, place: Place): number;
  /** How far it reads like a handbook, 0 to 1: words of advice and doubt, and code. */
  readonly handbook: number;
  /** How far a text is in the words of the headings above its place and of the title, 0 to 1. */
  inHeadings(text: string, place: Place): number;
}

/** Counts the words of the statements. */
export const topicOf = (statements: readonly Statement[], codeShare = 0): Topic => {
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
    handbook: Math.min(1, 0.7 * hedgesOf(statements) + 2 * codeShare),
    share: (text, place) => (statements.length < FEW ? 0 : count(text, place) / statements.length),
    inHeadings: (text, place) => {
      const keys = [...keysOf(text, place.language)];
      const within = keys.filter((key) => keysAbout(place).has(key));
      return keys.length > 0 ? within.length / keys.length : 0;
    },
  };
};

/** How many words of advice and doubt a statement has on average. */
const hedgesOf = (statements: readonly Statement[]): number =>
  statements.reduce((sum, { plain, language }) => sum + hedgesIn(plain, language), 0) /
  (statements.length || 1);

const LOTS = 1_000;
/** Fewer statements do not tell what they are about. */
const FEW = 15;

/** How many words of a text make it say less than a fact. */
export const hedgesIn = (text: string, { hedges }: Language): number =>
  hedges ? (text.match(hedges)?.length ?? 0) : 0;
