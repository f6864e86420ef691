import { answersOf, OPTION_MAX } from '../answers/alike.js';
import { seeded, shuffled } from '../answers/shuffle.js';
import { type AnswerPart, judge, partsOf, type Verdict } from '../answers/typed.js';
import { type AskedCard, preparedFor, wrongAnswers } from '../answers/wrong.js';
import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { AskedAs, ReviewMode } from '../database/generated/enums.js';
import { isTrusted } from '../library/reports.js';
import { type Grade, REVIEW } from '../schedule/schedule.js';
import type { Session, StudyCard } from './session-row.js';

/** How a card is asked: it is turned, an option is chosen, or the answer is typed. */
export type Question =
  | { readonly kind: 'turn' }
  | { readonly kind: 'typed' }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly right: string };

/** What a person answers before the card is turned: the index of an option, or words. */
export type Answer = { readonly option: number } | { readonly typed: string };

/** SQL over a "StudySession" that is turned: what was answered. */
export const answeredIn = (answer: Answer | undefined): Prisma.Sql => {
  if (!answer) return Prisma.sql`NULL`;
  return 'typed' in answer
    ? Prisma.sql`${answer.typed}::text`
    : Prisma.sql`options[${answer.option + 1}::int]`;
};

/** What was chosen or typed, and what it is worth. */
export interface Answered {
  readonly text: string;
  readonly verdict: Verdict;
  readonly suggested: Grade;
  /** The answer, with what was missed in it, where it was almost right; else none. */
  readonly parts: readonly AnswerPart[];
}

/** Characters of an answer that people would type on a phone. */
const TYPED_MAX = 60;

/** In a mixed session, cards are chosen from options until they last so many days, and typed from so many on. */
const TURNED_FROM_DAYS = 7;
const TYPED_FROM_DAYS = 21;

/** @param stability in days; null for a card never reviewed */
const wantedKind = (askedAs: AskedAs, card: StudyCard, stability: number | null): Question['kind'] => {
  if (card.distractors.length > 0) return 'choice';
  const kind = askedAs === 'mixed' ? kindFor(stability ?? 0) : askedAs;
  if (kind === 'choice') return answerOf(card).length <= OPTION_MAX ? 'choice' : 'turn';
  return kind === 'typed' && !canBeTyped(card) ? 'turn' : kind;
};

/** From recognising to recalling. */
const kindFor = (stability: number): Question['kind'] => {
  if (stability < TURNED_FROM_DAYS) return 'choice';
  return stability < TYPED_FROM_DAYS ? 'turn' : 'typed';
};

/** What is to be answered: below what fills the gap of a cloze, there may be more lines of explanation. */
const answerOf = ({ kind, back }: Pick<StudyCard, 'kind' | 'back'>): string =>
  kind === 'cloze' ? (back.split('\n')[0] ?? '') : back;

const canBeTyped = (card: StudyCard): boolean => {
  const answer = answerOf(card).trim();
  return answer.length <= TYPED_MAX && !answer.includes('\n') && /[\p{L}\p{N}]/u.test(answer);
};

/** What decides how a card is asked. */
interface Asked {
  readonly askedAs: AskedAs;
  readonly card: StudyCard;
  readonly stability: number | null;
  readonly options: readonly string[];
}

/** Whether the options are those of the card as it is now. */
export const areFor = (card: StudyCard, options: readonly string[]): boolean =>
  options.includes(answerOf(card));

/** How a card is asked. Options of before it was edited are none. */
export const questionOf = ({ askedAs, card, stability, options }: Asked): Question => {
  const kind = wantedKind(askedAs, card, stability);
  if (kind !== 'choice') return { kind };
  return areFor(card, options) ? { kind, options, right: answerOf(card) } : { kind: 'turn' };
};

/** How the session's card is asked. */
export const currentQuestion = ({ card, schedule, ...session }: Session): Question =>
  card ? questionOf({ ...session, card, stability: schedule?.stability ?? null }) : { kind: 'turn' };

/** How a review was made that is graded now. */
export const modeOf = (session: Session): ReviewMode => {
  const { kind } = currentQuestion(session);
  if (kind === 'choice') return 'choice';
  if (kind === 'typed' && session.answered !== null) return 'typed';
  return session.card?.kind === 'cloze' ? 'cloze' : 'recall';
};

/** A right option may be a guess: not a full Good, but where a card is being learned, where Hard would lead nowhere. */
const gradeOfRightOption = (session: Session): Grade =>
  session.schedule && session.schedule.state !== REVIEW ? 3 : 2;

/** What the person answered; undefined where the card was just turned. */
export const answeredOf = (session: Session): Answered | undefined => {
  const { card, answered } = session;
  const { kind } = currentQuestion(session);
  if (!card || answered === null || kind === 'turn') return;
  if (kind === 'typed') {
    const verdict = judge(answered, answerOf(card));
    const parts = verdict === 'almost' ? partsOf(answerOf(card), answered) : [];
    return { text: answered, verdict, suggested: verdict === 'wrong' ? 1 : 3, parts };
  }
  const isRight = answered === answerOf(card);
  return {
    ...{ text: answered, verdict: isRight ? 'right' : 'wrong' },
    suggested: isRight ? gradeOfRightOption(session) : 1,
    parts: [],
  };
};

/** Cards before and after one in its deck whose answers are offered beside its own: often those of the same chapter. */
const NEIGHBOURS = 40;

/**
 * The options of a card, shuffled; none where it is not asked with options, or there are no wrong ones. One statement,
 * or none where the card has enough of its own.
 */
export const optionsFor = async (
  query: Query,
  { askedAs, rev }: Pick<Session, 'askedAs' | 'rev'>,
  card: StudyCard & { readonly stability: number | null },
): Promise<readonly string[]> => {
  if (wantedKind(askedAs, card, card.stability) !== 'choice') return [];
  const { prepared, others } = card.distractors.length >= 3 ? NO_OTHERS : await neighboursOf(query, card);
  const random = seeded(Number.parseInt(card.id.slice(-8), 16) + rev);
  const asked = { ...card, back: answerOf(card), prepared };
  const pool = [asked, ...others.map((other) => ({ ...other, back: answerOf(other) }))];
  const wrong = wrongAnswers(asked, answersOf([pool], random), random);
  return wrong.length === 0 ? [] : shuffled([asked.back, ...wrong], random);
};

interface Neighbours {
  readonly prepared: readonly string[];
  readonly others: readonly Pick<AskedCard, 'kind' | 'front' | 'back'>[];
}
const NO_OTHERS: Neighbours = { prepared: [], others: [] };

/** SQL over "Card" c and `own`: a side of c as if it were asked in the same direction, so that words of one language stand together. */
const inDirection = (side: Prisma.Sql, other: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN c."isReverse" = own."isReverse" THEN ${side} ELSE ${other} END`;

const neighboursOf = async (query: Query, card: StudyCard): Promise<Neighbours> => {
  const beside = (order: Prisma.Sql, side: Prisma.Sql) => Prisma.sql`(
    SELECT c.kind, ${inDirection(Prisma.sql`c.front`, Prisma.sql`c.back`)} AS front, ${inDirection(Prisma.sql`c.back`, Prisma.sql`c.front`)} AS back
    FROM "Card" c
    WHERE c."deckId" = own."deckId" AND ${side} AND c.id <> own.id AND c."deletedAt" IS NULL AND ${isTrusted}
      AND length(${inDirection(Prisma.sql`c.back`, Prisma.sql`c.front`)}) <= ${OPTION_MAX}::int
      AND (c."isReverse" = own."isReverse" OR c.kind = 'basic')
    ORDER BY ${order} LIMIT ${NEIGHBOURS}::int)`;
  const [row] = await query<{
    readonly prepared: Parameters<typeof preparedFor>[0]['prepared'];
    readonly others: Neighbours['others'] | null;
  }>(Prisma.sql`
    SELECT to_jsonb(d.*) AS prepared, (SELECT jsonb_agg(o) FROM (
        ${beside(Prisma.sql`c."createdAt"`, Prisma.sql`c."createdAt" >= own."createdAt"`)}
        UNION ALL ${beside(Prisma.sql`c."createdAt" DESC`, Prisma.sql`c."createdAt" < own."createdAt"`)}) o) AS others
    FROM "Card" own LEFT JOIN "CardDistractors" d ON d."cardId" = own.id WHERE own.id = ${card.id}::uuid`);
  return {
    prepared: preparedFor({ ...card, prepared: row?.prepared ?? null }),
    others: row?.others ?? [],
  };
};

/** Stores the options of the session's card, if it still is. */
export const storeOptions = (
  query: Query,
  { id, rev, currentId }: Session,
  options: readonly string[],
): Promise<unknown> =>
  query(Prisma.sql`
    UPDATE "StudySession" SET options = ${options}::text[]
    WHERE id = ${id}::uuid AND rev = ${rev}::int AND "currentId" = ${currentId}::uuid AND NOT shown`);
