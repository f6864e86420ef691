import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense } from '../../text/words.js';
import type { Candidate } from '../candidate.js';
import { headed, namingHeading } from '../fronts.js';
import type { Language } from '../languages/language.js';
import { isPlain } from '../readable.js';
import type { Statement } from '../statements.js';
import type { Topic } from '../topic.js';
import type { Unit } from '../units.js';
import { filled } from '../wording.js';
import { isOfPrograms, technical } from './evidence.js';

/** Most words of each name, and of all that are the answer. */
const NAME_WORDS = 5;
const ANSWER_WORDS = 18;

/** "Three kinds of X are a, b and c": its names are the answer. */
export const listIn = (statement: Statement, topic: Topic): Candidate | undefined => {
  const { plain, language } = statement;
  const lead = language.counts.test(plain) ? leadIn(plain, language) : undefined;
  if (
    lead === undefined ||
    !areNames(plain.slice(lead.length), language) ||
    !holdsNouns(lead.length, statement)
  )
    return undefined;
  const front = `${lead.trimEnd()}${isDense(plain) ? '' : ' '}${GAP}${isDense(plain) ? '。' : '.'}`;
  return {
    place: statement,
    quote: statement.text,
    forms: [{ kind: 'cloze', front: headed(front, statement), back: plain.slice(lead.length).trim() }],
    importance:
      0.75 -
      topic.handbook *
        (isOfPrograms(lead, language) ? 0.3 : 0.1 + 0.25 * (1 - technical(plain, statement, topic))),
    proof: 'form',
    subject: lead,
  };
};

/** What stands before the list: up to the first word that leads to one after the number. */
const leadIn = (plain: string, { listsAfter, counts }: Language): string | undefined => {
  for (const { index } of plain.matchAll(/(?<=[\s:：、])|(?<=\p{Lo})/gu)) {
    const lead = plain.slice(0, index);
    if (listsAfter.test(lead) && counts.test(lead)) return lead;
  }
  return undefined;
};

/** Two short names or more, apart by commas and "and". */
const areNames = (list: string, { joiners, leans }: Language): boolean => {
  const parts = list
    .split(new RegExp(`[,，、]|(?<!\\p{L})(?:${joiners})(?!\\p{Ll})`, 'u'))
    .filter((part) => part.trim() !== '');
  return (
    parts.length > 1 &&
    (parts.length > 2 ||
      isDense(list) ||
      new RegExp(`(?<!\\p{L})(?:${joiners})(?!\\p{L})`, 'iu').test(list)) &&
    parts.every(
      (part) =>
        countWords(part) <= NAME_WORDS && isPlain(part.trim()) && !leans.test(capitalise(part.trim())),
    ) &&
    countWords(list) <= ANSWER_WORDS &&
    !/[(（:]|^(?:the|an?) \p{L}+ of/u.test(list)
  );
};

/** In English, where words are tagged: nouns and no verb. */
const holdsNouns = (from: number, { words }: Statement): boolean => {
  const listed = words.filter(({ start }) => start >= from);
  return listed.every(({ is, text }) => is !== 'verb' || /ing$/.test(text)) && listed[0]?.is !== 'verb';
};

const ITEMS_MIN = 3;
const ITEMS_MAX = 6;
const ITEM_WORDS = 6;

/** A line with a colon, or a heading, and the few short names listed below it. */
export const listBelow = (lead: Unit | undefined, items: readonly Unit[]): Candidate | undefined => {
  const [first] = items;
  if (!first || items.length < ITEMS_MIN || items.length > ITEMS_MAX || !items.every(isName))
    return undefined;
  const heading = lead ? leadOf(lead) : namingHeading(first);
  const answer = items
    .map(({ text }) => text.replace(/[,;.，；。]$/u, ''))
    .join(isDense(first.text) ? '；' : '; ');
  if (heading === undefined || countWords(answer) > ANSWER_WORDS || (!lead && !isListed(heading)))
    return undefined;
  return {
    place: lead ?? first,
    quote: lead && lead.text.length > 30 ? lead.text : first.text,
    forms: [
      {
        kind: 'basic',
        front: filled(first.language.whichOf, { heading, n: String(items.length) }),
        back: answer,
      },
    ],
    importance: lead ? 0.65 : 0.45,
    proof: 'form',
    subject: heading,
  };
};

const isName = ({ text, language }: Unit): boolean =>
  countWords(text) <= ITEM_WORDS &&
  isPlain(text) &&
  !/[:：?？]/u.test(text) &&
  !language.points.test(text) &&
  !language.leans.test(text);

const leadOf = ({ text, language, block }: Unit): string | undefined => {
  const isLead =
    block.kind !== 'table' && /[:：]$/u.test(text) && countWords(text) <= 14 && isPlain(text.slice(0, -1));
  return isLead && !language.leans.test(text) && !language.points.test(text)
    ? text.replace(/\s*[:：]$/u, '')
    : undefined;
};

/** Of what and what: a heading of two words or more. */
const isListed = (heading: string): boolean =>
  /\p{L}{3,} (?:of|for|in|der|des|von|de|du|des|di|del|della|do|da|dos) |\p{Lo}[的の]\p{Lo}|의 /u.test(
    heading,
  );
