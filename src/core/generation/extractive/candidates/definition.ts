import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense } from '../../text/words.js';
import type { Candidate, Form } from '../candidate.js';
import { headed, isEveryday } from '../fronts.js';
import { shareWord } from '../keys.js';
import type { Language, Shape } from '../languages/language.js';
import { endsWhole } from '../readable.js';
import type { Statement } from '../statements.js';
import type { Word } from '../tagging.js';
import type { Topic } from '../topic.js';
import { type Casing, filled, lowered, withinSentence } from '../wording.js';
import { ARTICLE, knownOf, type Parts, proofOf, worthOf } from './definition-worth.js';
import { PARTICIPLE } from './evidence.js';

/** Where an answer has more words, better ask for the term. */
const SHORT_WORDS = 12;
/** Most words of an answer, and of what is asked for a term. */
const ANSWER_WORDS = 18;
/** The same of what can be asked for in no other way, such as a law. */
const LAW_WORDS = 25;
const MEANING_WORDS = 26;
/** Fewest words of a meaning that says what it is. */
const LEAST = 4;
/** Fewest words by which a term can be found. */
const TELLING = 6;

/** A card from a sentence that has the form of an answer: what something is, does, leads to, why it is so. */
export const answerIn = (statement: Statement, casing: Casing, topic: Topic): Candidate | undefined => {
  const { plain, language } = statement;
  for (const shape of [...language.definitions, ...language.reasons]) {
    const groups = shape.shape.exec(plain)?.groups;
    const parts = groups && partsOf(groups, shape, statement, casing);
    const forms = parts ? formsOf(parts, statement) : [];
    if (!parts || forms.length === 0) continue;
    const known = knownOf(parts, statement, topic);
    return {
      place: statement,
      quote: statement.text,
      forms,
      importance: shape.worth * worthOf(parts, known, statement, topic),
      proof: proofOf(parts, known),
      subject: parts.term || plain.slice(0, 20),
    };
  }
  return undefined;
};

const partsOf = (
  groups: Readonly<Record<string, string | undefined>>,
  shape: Shape,
  statement: Statement,
  casing: Casing,
): Parts | undefined => {
  const { the = '', term = '', fact } = groups;
  const { language } = statement;
  if (fact === undefined ? !isTerm(term, the, statement) : !isClause(fact, language)) return undefined;
  const rest = withoutAfterthought((groups.answer ?? groups.rest ?? '').trim(), language);
  const asks =
    shape.answer === 'term'
      ? countWords(rest) >= (shape.least ?? 1) && !language.breaksOff?.test(rest)
      : saysEnough(rest, shape, language);
  if (!asks) return undefined;
  const isCommon = ARTICLE.test(term);
  return {
    the: the === '' ? '' : `${the.toLowerCase()} `,
    term: language.capitalNouns
      ? withSmallAdjective(term, the)
      : isDense(term)
        ? term
        : withinSentence(term, casing, isCommon),
    rest,
    shape,
    groups,
  };
};

/** "Gute Abgangsgruppen": without an article the adjective began the sentence. */
const withSmallAdjective = (term: string, the: string): string =>
  the === '' && /^\p{Lu}\p{Ll}+e[nrs]? \p{Lu}/u.test(term) ? lowered(term) : term;

/** It names something: no clause, nothing that points back. */
const isTerm = (term: string, the: string, { language, words, plain }: Statement): boolean => {
  if (term === '' || countWords(term) > 6 || language.noTerm.test(term)) return false;
  if (/(?<!\p{L})\p{Ll}+ \d+(?!\p{L})|^[\p{Script=Latin}\p{Script=Greek}][\p{No}\p{Lm}]*$/u.test(term))
    return false;
  if (!/^[«“"„《]?[\p{L}\p{N}]/u.test(term) || !/[\p{L}\p{N})»”"“》]$/u.test(term)) return false;
  if (language.code !== 'en') return true;
  const start = plain.indexOf(term);
  const tagged = words.filter((word) => word.start >= start && word.end <= start + term.length);
  if (
    tagged.some(
      ({ is, text }) => (is === 'pronoun' && text !== 'I') || (is === 'verb' && !PARTICIPLE.test(text)),
    )
  )
    return false;
  if (tagged[0]?.is === 'function' || (the === '' && isDeed(tagged))) return false;
  return the !== '' || tagged.some(({ is }) => is === 'noun' || is === 'name' || is === 'verb');
};

/** It stands alone, and does not break off before a list's last member, or after a word such as "merely". */
const isClause = (fact: string, { joiners, leans }: Language): boolean =>
  isDense(fact) ||
  !(
    leans.test(capitalise(fact)) ||
    new RegExp(`(?<!\\p{L})(?:${joiners}|\\p{L}{1,2}|\\p{L}+ly|only|just)$`, 'iu').test(fact)
  );

/** "Drawing a bar graph" is something done, no term. */
const isDeed = ([first, second]: readonly Word[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  /ing$/.test(first.text) &&
  (first.is === 'verb' || second.is === 'function');

/** "The balance between a, which …, and b" is cut nowhere. */
const withoutAfterthought = (rest: string, { afterthought, joiners }: Language): string => {
  const cut = afterthought ? rest.replace(afterthought, '') : rest;
  const [between = ''] = /(?<!\p{L})(?:between|zwischen|entre|tra|fra|между)(?!\p{L}).*$/u.exec(cut) ?? [];
  const isWhole = between === '' || new RegExp(`(?<!\\p{L})(?:${joiners}|и)(?!\\p{L})`, 'iu').test(between);
  return (isWhole ? cut : rest).replace(/[\s,]+$/u, '');
};

const saysEnough = (
  rest: string,
  { least = LEAST }: Shape,
  { saysLittle, points, breaksOff }: Language,
): boolean =>
  endsWhole(rest) &&
  !saysLittle.test(rest) &&
  !points.test(rest) &&
  !breaksOff?.test(rest) &&
  (isDense(rest)
    ? rest.length >= Math.max(3, least)
    : rest.split(' ').length >= least || /^\d{4}$/.test(rest));

const formsOf = (parts: Parts, statement: Statement): Form[] => {
  if (parts.shape.answer === 'term') return [termForm(parts, statement)];
  const forms = [answerForm(parts, statement), reversed(parts, statement.language)];
  const inOrder =
    (isDense(parts.rest) ? parts.rest.length / 2 : countWords(parts.rest)) > SHORT_WORDS
      ? forms.reverse()
      : forms;
  return inOrder.filter((form) => form !== undefined);
};

/** Asks for the term that the sentence names. */
const termForm = ({ the, rest, shape, groups }: Parts, { plain, language }: Statement): Form => {
  const isGap = shape.ask.includes(GAP);
  const slots = { ...groups, the, rest: plain.startsWith(rest) ? lowered(rest) : rest };
  const back = (groups.term ?? '').replace(ARTICLE, '');
  return {
    kind: isGap ? 'cloze' : 'basic',
    front: front(shape.ask, slots, language),
    back: isGap ? back : capital(back),
    pool: isName(back) ? 'name' : 'term',
  };
};

/** Asks what the sentence says of the term. */
const answerForm = ({ the, term, rest, shape, groups }: Parts, statement: Statement): Form | undefined => {
  if (countWords(rest) > (shape.defines ? ANSWER_WORDS : LAW_WORDS)) return undefined;
  const slots = { ...groups, the, term, 'verb!': baseOf(groups.verb), if: groups.if?.toLowerCase() };
  const ask = front(shape.ask, slots, statement.language);
  const asked = needsField(groups.fact ?? term, statement) ? headed(ask, statement) : ask;
  return { kind: 'basic', front: asked, back: capital(rest) };
};

/** Asks for the term by what defines it. */
const reversed = ({ term, rest, shape }: Parts, language: Language): Form | undefined => {
  const words = countWords(rest);
  const isTelling =
    words >= TELLING &&
    words <= MEANING_WORDS &&
    (shape.askTerm !== undefined || !CLAUSE.test(rest)) &&
    !shareWord(term, rest, language);
  const { askTerm = shape.defines ? language.whichTerm : undefined } = shape;
  if (askTerm === undefined || !isTelling) return undefined;
  const back = capital(term.replace(ARTICLE, ''));
  return { kind: 'basic', front: front(askTerm, { meaning: rest }, language), back, pool: 'term' };
};

/** "… means that the gateway is computed": no meaning of a term. */
const CLAUSE = /^(?:that|how|when|if|to|dass|que|qu[’']|che|что)(?!\p{L})/iu;

/** Short words of every day mean something else in each field. */
const needsField = (text: string, statement: Statement): boolean =>
  countWords(text) < 5 && isEveryday(text, statement);

const isName = (text: string): boolean =>
  /\s/u.test(text) && text.split(' ').every((word) => /^\p{Lu}/u.test(word));

const front = (
  template: string,
  slots: Readonly<Record<string, string | undefined>>,
  language: Language,
): string => tidy(filled(template, slots), language);

const tidy = (text: string, { contract = [] }: Language): string =>
  contract.reduce((done, [from, to]) => done.replace(from, to), text);

const capital = (text: string): string => capitalise(text.replace(/^[«“"„]|[»”"“]$/gu, ''));

const baseOf = (verb: string | undefined): string | undefined =>
  verb?.replace(/(?<=if|ntif)ies$/, 'y').replace(/s$/, '');
