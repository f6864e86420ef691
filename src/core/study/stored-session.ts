import type { CardId, DeckId } from '../ids.js';
import { DEFAULT_PARAMETERS, type SchedulerParameters } from '../schedule/parameters.js';
import { type Schedule, scheduleOf } from './schedule-row.js';
import type { Candidate, Session, StudyCard } from './session-row.js';

/** A session as its statements give it. */
export type Row = Omit<Session, 'deck' | 'card' | 'schedule' | 'queued' | 'step' | 'parameters'> &
  Omit<StudyCard, 'id'> &
  Omit<Schedule, 'rev'> & {
    readonly deckId: DeckId | null;
    readonly deckName: string | null;
    readonly cardId: CardId | null;
    readonly scheduled: boolean;
    readonly scheduleRev: number;
    readonly queued: StoredCandidate | null;
    readonly step: StoredCandidate | null;
    readonly parameters: SchedulerParameters | null;
  };

type StoredCandidate = {
  readonly [K in keyof Candidate]: K extends 'lastReview' | 'due' ? string | null : Candidate[K];
};

export const sessionOf = (row: Row): Session => {
  const { deckId, deckName, cardId, scheduled, scheduleRev, ...session } = row;
  return {
    ...session,
    deck: deckId && deckName !== null ? { id: deckId, name: deckName } : null,
    card: cardId ? cardOf(row, cardId) : null,
    schedule: scheduled ? scheduleOf({ ...row, rev: scheduleRev }) : null,
    queued: row.queued && candidateOf(row.queued),
    step: row.step && candidateOf(row.step),
    parameters: row.parameters ?? DEFAULT_PARAMETERS,
  };
};

const candidateOf = ({ lastReview, due, ...card }: StoredCandidate): Candidate => ({
  ...card,
  lastReview: lastReview === null ? null : new Date(lastReview),
  due: due === null ? null : new Date(due),
});

const cardOf = (
  { kind, front, back, distractors, page, hasSource, isFlagged, note }: Row,
  id: CardId,
): StudyCard => ({
  id,
  kind,
  front,
  back,
  distractors,
  page,
  hasSource,
  isFlagged,
  note,
});
