import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CardRequest, CardsAnswer, CardWriter } from '../skills.js';
import { plainTextOf } from '../text/markdown.js';
import type { Chunk } from '../types.js';
import type { Candidate, Proof } from './candidate.js';
import { asidesIn } from './candidates/aside.js';
import { answerIn } from './candidates/definition.js';
import { gapsIn } from './candidates/gap.js';
import { entryCard, entryOf, headOf, isLine } from './candidates/glossary.js';
import { listBelow, listIn } from './candidates/list.js';
import { tableCards } from './candidates/table.js';
import { cardsOf } from './choose.js';
import { languageOf } from './languages/detect.js';
import { type Statement, statementsOf } from './statements.js';
import { englishTagger, type Tagger } from './tagging.js';
import { type Topic, topicOf } from './topic.js';
import { type Unit, unitsOf } from './units.js';
import { type Casing, casingIn } from './wording.js';

/** Better no card than one of less importance; a handbook must make up for what is not worth knowing by heart. */
const LEAST = 0.4;
const LEAST_IN_HANDBOOKS = 0.53;

/** What a candidate must have above that in a handbook that does not teach, by its proof; and its share in prose. */
const DOUBT: Readonly<Record<Proof, number>> = { form: 0.1, term: 0.2, word: 0.35 };
const IN_PROSE = 0.5;

/**
 * How far a text teaches, 0 to 1: whoever teaches defines, lists and sets off terms every few sentences. In manuals and
 * papers such sentences are rare, and others tell of what is at hand.
 */
const teaching = (candidates: readonly Candidate[], sentences: number): number => {
  const sure = candidates.filter(({ proof, importance }) => proof !== 'word' && importance >= SURE).length;
  return Math.min(1, sure / (sentences + FEW) / OF_TEACHING);
};

const SURE = 0.6;
/** So many sentences more than there are, lest one in three should tell. */
const FEW = 2;
const OF_TEACHING = 0.3;

/** Makes cards from the words of the text itself; needs no model and no key. */
export const createExtractiveWriter = (): CardWriter => ({
  name: 'extractive',
  isFree: true,
  load: { pages: 30, words: 2_000, sideBySide: 1 },
  write: extract,
});

const extract = async (request: CardRequest, signal: AbortSignal): Promise<CardsAnswer> => {
  const { pages, title } = request.chunk;
  const text = plainTextOf(pages);
  const units = unitsOf(request.chunk, languageOf(text));
  const tag = await englishTagger();
  const statements = await statementsIn(units, tag, signal);
  const topic = topicOf([...statements.values()].flat(), {
    units,
    text,
    title,
    codeShare: shareOfCode(pages),
  });
  const casing = casingIn(text);
  const labels = labelsOf(units);
  const candidates = units.flatMap((unit, i): readonly (Candidate | undefined)[] => {
    if (unit.block.kind === 'table') return tableCards(unit, { topic, tag });
    const hasSiblings = [units[i - 1], units[i + 1]].some((other) => other !== undefined && isLine(other));
    const said = statements.get(unit) ?? [];
    const entry = entryOf(unit, hasSiblings);
    const card =
      entry && !labels.has(entry.term) && !(entry.isBare && said.length > 0)
        ? entryCard(unit, entry, { topic, tag })
        : undefined;
    const others = said.filter(({ plain }) => !card?.quote.includes(plain.slice(0, 30)));
    return [card ?? [], listed(units, i) ?? [], others.flatMap(stated(casing, topic)), asidesIn(unit)].flat();
  });
  const all = candidates.filter((candidate) => candidate !== undefined);
  const sentences = [...statements.values()].flat().length;
  const doubt = (1 - teaching(all, sentences)) * (IN_PROSE + (1 - IN_PROSE) * topic.handbook);
  const least = LEAST + (LEAST_IN_HANDBOOKS - LEAST) * topic.handbook;
  const worth = all.filter(({ importance, proof }) => importance >= least + doubt * DOUBT[proof]);
  return { outcome: 'cards', malformed: 0, by: 'extractive', cards: cardsOf(worth, request) };
};

/** What stands before so many entries is no term, but a label: the languages of a dictionary, "Location". */
const LABEL_MIN = 3;

const labelsOf = (units: readonly Unit[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const term = headOf(unit);
    if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([term, times]) => (times >= LABEL_MIN ? [term] : [])));
};

const statementsIn = async (
  units: readonly Unit[],
  tag: Tagger,
  signal: AbortSignal,
): Promise<ReadonlyMap<Unit, readonly Statement[]>> => {
  const statements = new Map<Unit, readonly Statement[]>();
  for (const [i, unit] of units.entries()) {
    // Tagging is work of some milliseconds a page: let others in between.
    if (unit.page !== units[i - 1]?.page) await nextTurn(undefined, { signal });
    statements.set(unit, statementsOf(unit, tag));
  }
  return statements;
};

const shareOfCode = (pages: Chunk['pages']): number => {
  const blocks = pages.flatMap((page) => page.blocks);
  return blocks.filter(({ kind }) => kind === 'code').length / (blocks.length || 1);
};

/** The best card of a statement, or one for each of its terms. */
const stated =
  (casing: Casing, topic: Topic) =>
  (statement: Statement): readonly Candidate[] => {
    const card = listIn(statement, topic) ?? answerIn(statement, casing, topic);
    if (card) return [card];
    const gaps = gapsIn(statement, topic);
    return gaps.length > 0 ? gaps : statement.parts.flatMap(stated(casing, topic));
  };

/** The list that begins at a unit, with the line before it. */
const listed = (units: readonly Unit[], i: number): Candidate | undefined => {
  const first = units[i];
  if (first?.block.kind !== 'item' || first.before?.block.kind === 'item') return undefined;
  const end = units.findIndex(
    ({ block, before }, j) => j > i && (block.kind !== 'item' || before === undefined),
  );
  return listBelow(first.before, units.slice(i, end < 0 ? undefined : end));
};
