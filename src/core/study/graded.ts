import type { Query } from '../database/client.js';
import { reviewTime } from '../schedule/review-time.js';
import { type Grade, REVIEW } from '../schedule/schedule.js';
import { counted, type GradeWrite, loggedReview, nextRev, reviewed, wasAhead } from './grade.js';
import { isSeen, isStepSoon, nextCard } from './next-card.js';
import { modeOf, optionsFor, questionOf } from './question.js';
import { needsQueue } from './queue.js';
import type { Candidate, Session } from './session-row.js';
import { sittingOf } from './sitting.js';
import type { StudyState } from './state.js';

/** What a grade changes, and the card that follows; without one, the queue or the session is at its end. */
export const graded = async (
  query: Query,
  session: GradeWrite['session'],
  grade: Grade,
  now: Date,
): Promise<GradeWrite> => {
  const { card, schedule, parameters, lastAt } = session;
  const time = reviewTime(now, session, schedule?.lastReview ?? null);
  const after = reviewed(card, schedule, grade, time, parameters);
  const log = loggedReview(
    { rating: grade, mode: modeOf(session), shownMs: now.getTime() - lastAt.getTime(), time, parameters },
    after,
  );
  const counts = counted(session, log, schedule);
  const ahead = nextCard({ ...session, ...counts }, now, { card, after });
  const next = needsQueue(session, now, ahead) ? undefined : ahead;
  const options = next ? await optionsFor(query, session, next) : [];
  return { session, after, log, counts, next, options };
};

/** A step of a card that was seen in the session. */
const isRepeat = (session: Pick<Session, 'startedAt'>, next: Candidate): boolean =>
  next.position === null && isSeen(session, next);

/** The state after a grade, without another look at the database. */
export const nextFront = (
  { session, after: memory, counts, log, options }: GradeWrite,
  next: Candidate,
): StudyState => {
  const { schedule, stepsDue, rev } = session;
  const wasStepDue =
    schedule !== null && schedule.state !== REVIEW && schedule.due <= log.at && !wasAhead(session, schedule);
  const after = {
    ...session,
    ...counts,
    rev: nextRev(rev),
    stepsDue: stepsDue - (wasStepDue ? 1 : 0),
    repeats: session.repeats + (isStepSoon(memory, log.at) ? 1 : 0) - (isRepeat(session, next) ? 1 : 0),
  };
  const { position: _, lastReview, due: __, stability, ...card } = next;
  const question = questionOf({ askedAs: session.askedAs, card, stability, options });
  return { ...sittingOf(after, { lastReview }), phase: 'front', card, question };
};
