import { GAP } from '../../limits.js';
import { countWords, isDense } from '../../text/words.js';
import type { Candidate } from '../candidate.js';
import { headed, namingHeading } from '../fronts.js';
import type { Language } from '../languages/language.js';
import { isPlain } from '../readable.js';
import type { Statement } from '../statements.js';
import type { Unit } from '../units.js';
import { filled } from '../wording.js';

/** "Three kinds of X are a, b and c": its names are the answer. */
export const listIn = (statement: Statement): Candidate | undefined => {
  const { plain, language } = statement;
  if (!language.counts.test(plain)) return undefined;
  const list = new RegExp(
    `^(?<lead>.{8,120}?)(?<list>(?:[^,，、;：:]{2,40}[,，、]\\s*)+[^,，、;：:]{0,40}?,?\\s*(?<![\\p{L}])(?:${language.joiners})(?=[\\s\\p{Lo}])\\s*[^,，、;]{2,50})$`,
    'iu',
  );
  const { lead = '', list: names = '' } = split(plain, list, language);
  const parts = names
    .split(new RegExp(`[,，、]|(?<!\\p{L})(?:${language.joiners})(?!\\p{Ll})`, 'u'))
    .filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.some((part) => countWords(part) > 5) || /[(（]/u.test(names))
    return undefined;
  if (names === '' || countWords(names) > 14 || /\p{L}+:/u.test(names)) return undefined;
  const front = `${lead.trimEnd()}${isDense(plain) ? '' : ' '}${GAP}${isDense(plain) ? '。' : '.'}`;
  return {
    place: statement,
    quote: statement.text,
    forms: [{ kind: 'cloze', front: headed(front, statement), back: names.trim() }],
    importance: 0.75,
    subject: lead,
  };
};

/** The sentence in two at the word after which its list begins. */
const split = (
  plain: string,
  list: RegExp,
  { listsAfter, counts }: Language,
): { readonly lead?: string; readonly list?: string } => {
  const groups = list.exec(plain)?.groups;
  if (!groups) return {};
  for (const { index } of plain.matchAll(/(?<=[\s:：、])|(?<=\p{Lo})/gu)) {
    const lead = plain.slice(0, index);
    if (index > 7 && listsAfter.test(lead) && counts.test(lead)) {
      const rest = plain.slice(index);
      return /[,，、]/u.test(rest) && !/^(?:the|an?|zu|de) \p{L}+ (?:of|de|von)/iu.test(rest)
        ? { lead, list: rest }
        : {};
    }
  }
  return {};
};

const ITEMS_MIN = 3;
const ITEMS_MAX = 6;
const ITEM_WORDS = 6;
const ANSWER_WORDS = 18;

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
