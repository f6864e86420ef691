import { countWords, isDense } from '../../text/words.js';
import { isEveryday } from '../fronts.js';
import type { Language } from '../languages/language.js';
import type { Statement } from '../statements.js';
import type { Topic } from '../topic.js';
import type { Place } from '../units.js';

/** How much speaks for something being a term of its field rather than any noun, 0 to 1. */
export const termhood = (term: string, place: Place, topic: Topic, setOff: readonly string[]): number => {
  const isHandbook = topic.handbook > 0.5;
  if (!isIdentifier(term) && setOff.some((part) => term === part || term.startsWith(`${part} `))) return 1;
  if (isHandbook && (isIdentifier(term) || (!/\s/u.test(term) && topic.isEverywhere(term)))) return 0.2;
  if (setOff.some((part) => part.length >= term.length / 2 && (part.includes(term) || term.includes(part))))
    return 1;
  const isOwn = term.split(/[\s’']/u).some((word) => /^\p{Lu}/u.test(word) && topic.isEverywhere(word));
  if (isOwn || isOfPrograms(term, place.language)) return 0.2;
  const isRare = !isEveryday(term, place);
  const signs = [
    0.3,
    isRare ? 0.5 : 0,
    isRare && topic.count(term, place) >= OFTEN ? 0.65 : 0,
    topic.inHeadings(term, place) === 1 ? 0.8 : 0,
    /\p{Lu}[\p{Ll}\d]*\p{Lu}|\p{L} \p{Lu}/u.test(term) ? 0.7 : 0,
  ];
  return Math.max(...signs);
};

/** A word that comes in so many statements of a chunk is one of its subject. */
const OFTEN = 3;

/**
 * "The output works …": which one was said before, unless the text is about it. Where nothing tags words, only a single
 * noun before a verb of {@link Language.says} is known for what the sentence is about.
 */
export const wasSaidBefore = (statement: Statement, topic: Topic): boolean => {
  const subject = definiteSubject(statement);
  return (
    subject !== undefined &&
    !statement.bold.some((part) => part.includes(subject)) &&
    termhood(subject, statement, topic, []) <= NO_TERM
  );
};

const NO_TERM = 0.5;

const definiteSubject = ({ plain, words, language }: Statement): string | undefined => {
  if (language.code !== 'en') {
    const { noun, after = '' } = DEFINITE.exec(plain)?.groups ?? {};
    return language.says?.test(after) ? noun : undefined;
  }
  const verb = words.findIndex(({ is }) => is === 'verb');
  const [first, ...named] = words.slice(0, Math.max(0, verb));
  const isPhrase = named.every(({ is }) => is === 'noun' || is === 'adjective' || is === 'name');
  const last = named.at(-1);
  return first?.text === 'The' && named[0] && last && isPhrase
    ? plain.slice(named[0].start, last.end)
    : undefined;
};

const DEFINITE = /^(?:D(?:er|ie|as)|L[ae]s?|L[’']|El|Los|Il|Lo|I|Gli|[OA]s?) ?(?<noun>\p{L}+) (?<after>.+)$/u;

/** How far a clause speaks of its field, 0 to 1: by its rare words and those of the headings. */
export const technical = (clause: string, place: Place, topic: Topic): number => {
  const words = isDense(clause) ? [clause] : clause.split(/[\s,]+/u);
  const telling = words.filter(
    (word) =>
      word.length > 3 &&
      !isOfPrograms(word, place.language) &&
      (!isEveryday(word, place) || topic.inHeadings(word, place) === 1),
  );
  return isDense(clause) ? 1 : Math.min(1, telling.length / 2);
};

/** Files, commands, options: words of handbooks are none of a field. */
export const isOfPrograms = (text: string, { manual }: Language): boolean =>
  manual !== undefined && text.search(manual) >= 0;

/** How far a meaning tells its term from others of its kind, 0 to 1: enough words, rare ones, what it differs by. */
export const tellsApart = (meaning: string, place: Place): number => {
  const { apart } = place.language;
  const hasWords = isDense(meaning) ? meaning.length >= 8 : countWords(meaning) >= 5;
  const differs = isDense(meaning) || !apart || apart.test(meaning);
  const hasRare = meaning.split(/\s+/u).some((word) => !isEveryday(word, place));
  return (hasWords ? 0.4 : 0) + (differs ? 0.3 : 0) + (hasRare ? 0.3 : 0);
};

/** A name that programs are written with, such as `LDplot`. */
export const isIdentifier = (text: string): boolean =>
  /\p{Lu}{2}\p{Ll}{3}|\p{Ll}\p{Lu}\p{Ll}|\p{L}[._]\p{L}|^\p{Ll}{1,3}$/u.test(text);

/** Ends of English participles: "work done by a force", "made in the liver". */
export const PARTICIPLE = /(?:ing|ed|en|wn|done|made|held|kept|sent|built|found|bound|lost|left)$/;
