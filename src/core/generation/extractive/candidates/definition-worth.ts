import { countWords } from '../../text/words.js';
import type { Proof } from '../candidate.js';
import type { Shape } from '../languages/language.js';
import type { Statement } from '../statements.js';
import { hedgesIn, type Topic, tellsExample } from '../topic.js';
import { technical, tellsApart, termhood } from './evidence.js';

/** A sentence in a form that answers: its term with its article, and what is said of it. */
export interface Parts {
  readonly the: string;
  readonly term: string;
  readonly rest: string;
  readonly shape: Shape;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

export const ARTICLE =
  /^(?:the|an?|der|die|das|eine?|les?|las?|une?|un[ao]?|el|los|i|il|lo|gli|[oa]s?|uma|l[’'])(?:\s|(?<=[’']))(?=.{3})/iu;

/** How far it is known that a sentence is about a term of the field, or speaks in its words, 0 to 1. */
export const knownOf = ({ term, groups: { fact } }: Parts, statement: Statement, topic: Topic): number =>
  fact === undefined
    ? termhood(term.replace(ARTICLE, ''), statement, topic, setOff(statement))
    : technical(fact, statement, topic);

/** A definite subject that is no term for sure is one that was said before, and a reason without words of the field leans. */
export const proofOf = ({ the, groups: { fact } }: Parts, known: number): Proof =>
  known < SURE && (DEFINITE.test(the) || fact !== undefined) ? 'word' : 'form';

const SURE = 0.65;

/** The better it is known that a term of the field is defined, and by what, the more it is worth. */
export const worthOf = (
  { the, term, rest, shape }: Parts,
  known: number,
  statement: Statement,
  topic: Topic,
): number => {
  const hedged = hedgesIn(statement.plain, statement.language);
  const isLong = countWords(rest) > 12;
  const isSaidBefore =
    DEFINITE.test(the) &&
    (known <= 0.3 || (known < 0.8 && (topic.handbook > 0.5 || /^\p{L}+ed /u.test(term))));
  const doubt = shape.answer === 'term' ? 0 : isSaidBefore ? 1 : 1 - known;
  const vague = shape.defines ? 1 - tellsApart(rest, statement) : 0;
  return (
    1 -
    (isSaidBefore && DEFINITE.test(rest) ? 0.4 : 0) -
    (0.22 + 0.35 * topic.handbook) * doubt -
    (0.18 + 0.45 * topic.handbook) * vague -
    (0.08 + 0.05 * topic.handbook) * Math.min(3, hedged) -
    (isLong ? 0.05 : 0) -
    (tellsExample(statement.plain, statement.language, topic) ? 0.15 : 0) -
    0.1 * topic.handbook
  );
};

/**
 * "The survival", "the transformed series": if it is no term, it was said before; all the more where it is said to be "the
 * voltage across the LED".
 */
const DEFINITE = /^(?:the|d(?:er|ie|as)|les?|la|el|los|las|il|[oa]s?) |^l[’']/iu;

const setOff = ({ bold, italic }: Statement): readonly string[] => [...bold, ...italic];
