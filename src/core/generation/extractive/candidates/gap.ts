import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense } from '../../text/words.js';
import type { Candidate, Form } from '../candidate.js';
import { rankIn } from '../frequent.js';
import { headed, namingHeading } from '../fronts.js';
import { keysOf } from '../keys.js';
import type { Statement } from '../statements.js';
import { type Term, termsOf } from '../terms.js';
import { hedgesIn, type Topic } from '../topic.js';

/** A sentence with its most telling word left out; several gaps where it has several. */
export const gapIn = (statement: Statement, topic: Topic): Candidate | undefined => {
  const all = termsOf(statement, rankIn(statement.language));
  const rare = all.filter(({ isRare }) => isRare).length;
  const terms = all
    .filter((term) => isDetermined(term, statement))
    .map((term) => ({
      term,
      worth: worthOf(term, statement, topic) + DENSITY * Math.min(1, rare - (term.isRare ? 1 : 0) - 1),
    }))
    .filter(({ worth }) => worth >= LEAST)
    .sort((a, b) => b.worth - a.worth);
  const [best] = terms;
  if (!best) return undefined;
  return {
    place: statement,
    quote: statement.text,
    forms: terms.slice(0, 2).map(({ term }) => gapped(term, statement)),
    importance: best.worth * 0.9,
    subject: best.term.text,
  };
};

/** A sentence with more words of its subject is told apart by them. */
const DENSITY = 0.1;
/** Better no card than one below this. */
const LEAST = 0.42;

const gapped = ({ text, start, end, class: kind }: Term, statement: Statement): Form => {
  const { plain, language } = statement;
  const before = plain.slice(0, start);
  const [article, instead] = language.telling ?? [];
  const lead = article && instead ? before.replace(article, instead) : before;
  const after = plain.slice(end);
  const sentence = `${lead}${GAP}${after}${/[。．]$/u.test(statement.text) || isDense(plain) ? '。' : '.'}`;
  const isBare = countWords(plain) < 7 && !isDense(plain);
  return {
    kind: 'cloze',
    front: isBare ? headed(sentence, statement) : sentence,
    back: start === 0 ? capitalise(text) : text,
    pool: kind,
  };
};

/** Enough is left to know it by; it stands nowhere else in the sentence, and is not one of several of its kind. */
const isDetermined = ({ text, start, end, class: kind }: Term, statement: Statement): boolean => {
  const { plain, language } = statement;
  if (/[:：;；]/u.test(plain) || language.noTerm.test(text)) return false;
  if (start === 0 && /^\p{L}+ing$/u.test(text)) return false;
  const left = plain.slice(0, start);
  const right = plain.slice(end);
  const rest = `${left} ${right}`;
  if (isDense(plain) ? rest.length < 8 : countWords(rest) < (statement.heading === '' ? 5 : 3)) return false;
  if (rest.toLowerCase().includes(text.toLowerCase())) return false;
  if (
    /^\.? \p{Lu}\p{L}+ \d{4}/u.test(right) ||
    (/^\p{Lu}/u.test(text) && /^ of (?:the )?\p{Lu}/u.test(right))
  )
    return false;
  if (kind === 'name' && !language.capitalNouns && isPart(left, right)) return false;
  if (language.code === 'ja' && /^(?![はがをにでとのもへやか])\p{Script=Hiragana}/u.test(right)) return false;
  const keys = keysOf(rest, language);
  if ([...keysOf(text, language)].some((key) => keys.has(key))) return false;
  const joined = new RegExp(`(?:[,、，/]|(?<!\\p{L})(?:${language.joiners}))\\s*(?:\\p{L}{1,4} )?$`, 'iu');
  const joins = new RegExp(
    `^\\s*(?:[、/]|,?\\s*(?<!\\p{L})(?:${language.joiners})(?!\\p{L})|, (?:\\p{L}+ ){0,2}\\p{L}+(?:,| (?:${language.joiners}) ))`,
    'iu',
  );
  return (
    !joined.test(left) && !joins.test(right) && !/[(（“"«'‘/-]$/u.test(left) && !/^[)）”"»’'/-]/u.test(right)
  );
};

/** A word with a capital beside it belongs to the name. */
const isPart = (left: string, right: string): boolean =>
  /^ \p{Lu}\p{L}/u.test(right) || /\p{L}.* \p{Lu}\p{Ll}+ $/u.test(left);

const worthOf = ({ text, start, class: kind, isRare }: Term, statement: Statement, topic: Topic): number => {
  const { plain, language, bold } = statement;
  const isBold = bold.some((part) => part.includes(text));
  const about = topic.inHeadings(text, statement);
  const often =
    topic.share(text, statement) > OFTEN[kind] ? -2 : Math.min(1, (topic.count(text, statement) - 1) / 3);
  const hedged = hedgesIn(plain, language);
  const words = isDense(plain) ? plain.length / 2 : plain.split(' ').length;
  const isLong = words > 22;
  return (
    KINDS[kind] +
    (isBold ? 0.3 : 0) +
    (isRare ? 0.1 : -0.2) +
    0.16 * about +
    0.1 * often +
    (/\s/u.test(text) ? 0.05 : 0) +
    (/^(?:(?:The|An?|D[ai][se]|Der|Eine?|L[ae]s?|L[’']|El|Los|Une?|Il|Lo|Gli|I|[OA]s?|Uma?) ?)?$/u.test(
      plain.slice(0, start),
    )
      ? 0.1
      : 0) +
    0.08 * topic.inHeadings(plain, statement) -
    0.11 * Math.min(4, hedged) -
    0.22 * topic.handbook +
    (statement.isItem && hedged === 0 && namingHeading(statement) !== undefined ? 0.12 : 0) +
    (hedged === 0 && words > 5 && words < 16 ? 0.04 : 0) -
    (isLong ? 0.1 : 0) -
    (words < 4 ? 0.06 : 0)
  );
};

const KINDS: Readonly<Record<Term['class'], number>> = { year: 0.42, name: 0.4, number: 0.3, noun: 0.32 };

/** What stands in so many of a chunk's statements is what all of it is about: trivial to ask for. */
const OFTEN: Readonly<Record<Term['class'], number>> = { name: 0.1, noun: 0.17, year: 1, number: 1 };
