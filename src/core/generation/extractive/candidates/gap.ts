import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense } from '../../text/words.js';
import type { Candidate, Form, Proof } from '../candidate.js';
import { rankIn } from '../frequent.js';
import { headed, namingHeading } from '../fronts.js';
import { shareWord } from '../keys.js';
import type { Statement } from '../statements.js';
import type { Term } from '../term.js';
import { termsOf } from '../terms.js';
import { hedgesIn, type Topic, tellsExample } from '../topic.js';
import { isCommonWord } from '../wording.js';
import { isDetermined } from './determined.js';
import { isIdentifier, termhood, wasSaidBefore } from './evidence.js';

/** Better no card than one below this. */
const LEAST = 0.4;
/** A card from a sentence with a form of its own, such as a definition, is better than one with a gap. */
const BESIDE_ANSWERS = 0.9;
/** Each word of its subject tells a sentence apart. */
const DENSITY = 0.1;
/** A sentence with fewer words does without a heading only where it names what it is about. */
const BARE = 7;

/** A sentence with its most telling word left out, and further ones where it has several terms in bold. */
export const gapsIn = (statement: Statement, topic: Topic): readonly Candidate[] => {
  const all = termsOf(statement, rankIn(statement.language));
  const rare = all.filter(({ isRare }) => isRare).length;
  const ofSentence = worthOfSentence(statement, topic);
  const terms = all
    .filter((term) => isDetermined(term, statement) && isWhatIsMeant(term, statement))
    .map((term) => {
      const others = rare - (term.isRare ? 1 : 0);
      const density = DENSITY * Math.min(1, others - 1);
      return {
        term,
        worth: worthOfTerm(term, statement, topic) + ofSentence + density,
        proof: isSure(term, statement, topic) ? ('term' as const) : ('word' as const),
      };
    })
    .filter(({ worth }) => worth >= LEAST)
    .sort((a, b) => b.worth - a.worth);
  const [best, second, ...others] = terms;
  if (!best) return [];
  const isOwn = ({ term }: Ranked): boolean => statement.bold.includes(term.text);
  const own = isOwn(best) ? [second, ...others].filter((other) => other !== undefined && isOwn(other)) : [];
  return [
    candidateOf(best, second && !own.includes(second) ? [second] : [], statement),
    ...own.flatMap((other) => (other ? [candidateOf(other, [], statement)] : [])),
  ];
};

/** Where a sentence sets its terms off, no other noun of it is asked for. */
const isWhatIsMeant = ({ text, class: kind }: Term, { bold }: Statement): boolean =>
  kind !== 'noun' || bold.length === 0 || bold.some((part) => part.includes(text));

interface Ranked {
  readonly term: Term;
  readonly worth: number;
  readonly proof: Proof;
}

const candidateOf = (
  { term, worth, proof }: Ranked,
  others: readonly Ranked[],
  statement: Statement,
): Candidate => ({
  place: statement,
  quote: statement.text,
  forms: [term, ...others.map((other) => other.term)].map((one) => gapped(one, statement)),
  importance: worth * BESIDE_ANSWERS,
  proof,
  subject: term.text,
});

const gapped = ({ text, start, end, class: kind }: Term, statement: Statement): Form => {
  const { plain, language } = statement;
  const before = plain.slice(0, start);
  const [article, instead] = language.telling ?? [];
  const lead = article && instead ? before.replace(article, instead) : before;
  const sentence = `${lead}${GAP}${plain.slice(end)}${isDense(plain) ? '。' : '.'}`;
  const isBare = countWords(plain) < BARE && !isDense(plain);
  return {
    kind: 'cloze',
    front: isBare && !shareWord(statement.heading, text, language) ? headed(sentence, statement) : sentence,
    back: start === 0 ? capitalise(text) : text,
    pool: kind,
  };
};

const KINDS: Readonly<Record<Term['class'], number>> = { year: 0.42, name: 0.4, number: 0.3, noun: 0.32 };
/** What stands in such a share of a chunk's statements is what all of it is about: trivial to ask for. */
const OFTEN: Readonly<Record<Term['class'], number>> = { name: 0.1, noun: 0.17, year: 1, number: 1 };

/** How telling the term is. */
const worthOfTerm = (
  { text, start, class: kind, isRare }: Term,
  statement: Statement,
  topic: Topic,
): number => {
  const isBold = statement.bold.some((part) => part.includes(text));
  const isSubject = BEFORE_SUBJECT.test(statement.plain.slice(0, start));
  const isNoWord = statement.language.code === 'en' && !/\s/u.test(text) && !isCommonWord(text);
  const isOwn = (kind === 'name' || isNoWord || /\p{Lu}{2}/u.test(text)) && topic.isEverywhere(text);
  const isTrivial = isOwn || topic.share(text, statement) > OFTEN[kind];
  return (
    KINDS[kind] +
    (isBold ? worthOfBold(isSubject, topic) : 0) +
    (!isBold && isAnyWord(text, start, statement, topic) ? -0.3 : 0) +
    (isRare ? 0.1 : -0.2) +
    0.16 * topic.inHeadings(text, statement) +
    (isTrivial ? -0.2 : 0.1 * Math.min(1, (topic.count(text, statement) - 1) / 3)) +
    (/\s/u.test(text) ? 0.05 : 0) +
    (kind === 'number' && /\p{L}|[%°℃‰]/u.test(text) ? 0.05 : 0) -
    0.35 * topic.handbook * doubtOf(text, kind, statement, topic) +
    (isSubject ? 0.1 : 0)
  );
};

/** A noun is a term for sure where it is in bold, a name, in a heading, or comes in so many statements. */
const isSure = ({ text, class: kind }: Term, statement: Statement, topic: Topic): boolean =>
  kind !== 'noun' ||
  isNamed(text) ||
  statement.bold.some((part) => part.includes(text)) ||
  topic.inHeadings(text, statement) >= 0.5 ||
  topic.count(text, statement) >= OFTEN_SAID;

const OFTEN_SAID = 3;

/** "Yuri Gagarin", "TCP": a name needs no other proof. */
const isNamed = (text: string): boolean => /\p{Lu}[\p{Ll}\d]*\p{Lu}|\p{L} \p{Lu}/u.test(text);

/** Where every noun has a capital, the first word may be any: "Dient …", "Zuletzt …". */
const isAnyWord = (text: string, start: number, statement: Statement, topic: Topic): boolean =>
  start === 0 &&
  statement.language.capitalNouns === true &&
  topic.count(text, statement) < 2 &&
  rankIn(statement.language)(text) !== undefined;

/** Handbooks set what is to be pressed in bold; what a sentence is about is a term there, too. */
const worthOfBold = (isSubject: boolean, { handbook }: Topic): number =>
  isSubject ? 0.3 + 0.2 * handbook : 0.3 * (1 - handbook);

/** Handbooks are full of words that could be gapped, and of few that are worth it. */
const doubtOf = (text: string, kind: Term['class'], statement: Statement, topic: Topic): number => {
  const setOff = [...statement.bold, ...statement.italic].filter((part) => !isIdentifier(part));
  return kind === 'year' || kind === 'number' ? 0.5 : 1 - termhood(text, statement, topic, setOff);
};

/** Nothing but an article stands before what a sentence is about. */
const BEFORE_SUBJECT =
  /^(?:(?:The|An?|D[ai][se]|Der|Eine?|L[ae]s?|L[’']|El|Los|Une?|Il|Lo|Gli|I|[OA]s?|Uma?) ?)?$/u;

/** How much of a fact the sentence is. */
const worthOfSentence = (statement: Statement, topic: Topic): number => {
  const { plain, language, isItem } = statement;
  const hedged = hedgesIn(plain, language);
  const words = isDense(plain) ? plain.length / 2 : plain.split(' ').length;
  const isPoint = isItem && hedged === 0 && namingHeading(statement) !== undefined;
  const isShort = hedged === 0 && words > 5 && words < 16;
  return (
    0.08 * topic.inHeadings(plain, statement) -
    0.11 * Math.min(4, hedged) -
    0.3 * topic.handbook +
    (isPoint ? 0.12 : 0) +
    (isShort ? 0.04 : 0) -
    (words > 22 ? 0.1 : 0) -
    (tellsExample(plain, language, topic) || wasSaidBefore(statement, topic) ? 0.15 : 0) -
    (words < 4 ? 0.06 : 0)
  );
};
