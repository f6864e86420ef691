import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CardRequest, CardsAnswer, CardWriter } from '../skills.js';
import { plainTextOf } from '../text/markdown.js';
import type { Candidate } from './candidate.js';
import { answerIn } from './candidates/definition.js';
import { gapIn } from './candidates/gap.js';
import { entryCard, entryOf, isLine } from './candidates/glossary.js';
import { listBelow, listIn } from './candidates/list.js';
import { tableCards } from './candidates/table.js';
import { cardsOf } from './choose.js';
import { languageOf } from './languages/detect.js';
import { type Statement, statementsOf } from './statements.js';
import { englishTagger } from './tagging.js';
import { topicOf } from './topic.js';
import { type Unit, unitsOf } from './units.js';
import { casingIn } from './wording.js';

/** Better no card than one of less importance. */
const LEAST = 0.4;

/** Makes cards from the words of the text itself; needs no model and no key. */
export const createExtractiveWriter = (): CardWriter => ({
  name: 'extractive',
  load: { pages: 30, words: 2_000, sideBySide: 1 },
  write: extract,
});

const extract = async (request: CardRequest, signal: AbortSignal): Promise<CardsAnswer> => {
  const text = plainTextOf(request.chunk.pages);
  const units = unitsOf(request.chunk, languageOf(text));
  const tag = await englishTagger();
  const entries: Candidate[] = [];
  const statements: Statement[] = [];
  for (const [i, unit] of units.entries()) {
    // Tagging is work of some milliseconds a page: let others in between.
    if (unit.page !== units[i - 1]?.page) await nextTurn(undefined, { signal });
    const entry = unit.block.kind === 'table' ? undefined : entryOf(unit, [units[i - 1], units[i + 1]].some((other) => other !== undefined && isLine(other)));
    const card = entry && entryCard(unit, entry);
    if (card) entries.push(card);
    else statements.push(...statementsOf(unit, { tag }));
    entries.push(...tableCards(unit), ...listed(units, i));
  }
  const candidates = [...entries, ...stated(statements, text)].filter(({ importance }) => importance >= LEAST);
  return { outcome: 'cards', malformed: 0, by: 'extractive', cards: cardsOf(candidates, request) };
};

/** The best card of each statement. */
const stated = (statements: readonly Statement[], text: string): Candidate[] => {
  const topic = topicOf(statements);
  const casing = casingIn(text);
  return statements.flatMap((statement): Candidate[] => {
    const candidate = listIn(statement) ?? answerIn(statement, casing, topic) ?? gapIn(statement, topic);
    return candidate ? [candidate] : [];
  });
};

/** The list that begins at a unit, with the line before it. */
const listed = (units: readonly Unit[], i: number): Candidate[] => {
  const first = units[i];
  if (first?.block.kind !== 'item' || first.before?.block.kind === 'item') return [];
  const end = units.findIndex(({ block, before }, j) => j > i && (block.kind !== 'item' || before === undefined));
  const candidate = listBelow(first.before, units.slice(i, end < 0 ? undefined : end));
  return candidate ? [candidate] : [];
};
