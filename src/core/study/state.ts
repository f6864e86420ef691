import type { StudyMode } from '../database/generated/enums.js';
import type { SessionId } from '../ids.js';
import type { DeckName } from '../library/find-deck.js';
import type { Aside } from '../library/studied.js';
import type { Grade } from '../schedule/schedule.js';
import type { Progress } from './next-card.js';
import type { Answered, Question } from './question.js';
import type { StudyCard } from './session-row.js';
import type { Backlog } from './spread.js';
import type { Summary } from './summary.js';

export interface Sitting {
  readonly session: SessionId;
  readonly rev: number;
  /** Null when all decks are studied together. */
  readonly deck: DeckName | null;
  readonly mode: StudyMode;
  /** Of mode `ahead`: the number of the last day on which the cards come due; see `NumberedDay`. */
  readonly aheadDay: number | null;
  /** Reviews made in this session so far. */
  readonly reviews: number;
  readonly progress: Progress;
  /** Cards seen before that are due now, the current one among them. */
  readonly due: number;
}

/**
 * A card that is out of study since the press just made: a leech, or at its person's wish. Where a session begins, a
 * leech that a quiz made.
 */
export interface OutOfStudy {
  readonly card: StudyCard;
  readonly why: Aside | 'leech';
  /** Leeches beside it. */
  readonly more?: number;
}

/** What a session shows right now. */
export type StudyState =
  | (Sitting & {
      readonly phase: 'front';
      readonly card: StudyCard;
      readonly question: Question;
      readonly out?: OutOfStudy;
      /** When the session begins, or right after its backlog was spread. */
      readonly backlog?: Backlog;
    })
  | (Sitting & {
      readonly phase: 'answer';
      readonly card: StudyCard;
      readonly question: Question;
      readonly answered: Answered | undefined;
      /** Milliseconds until the card comes back, for each grade. */
      readonly intervals: Readonly<Record<Grade, number>>;
    })
  | (Sitting & { readonly phase: 'done'; readonly summary: Summary; readonly out?: OutOfStudy });

/** A button: the session, and the revision that it was made for. */
export interface StudyButton {
  readonly session: SessionId;
  readonly rev: number;
}
