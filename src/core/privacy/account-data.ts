import type { AskedAs } from '../database/generated/enums.js';
import type { CardWishes } from './export-library.js';

/** Everything that is stored about a person, in the words of the data itself. Dates become ISO 8601 in JSON. */
export interface AccountData {
  readonly exportedAt: Date;
  readonly settings: {
    readonly timeZone: string;
    /** What they call it. */
    readonly timeZoneName: string | null;
    readonly newPerDay: number;
    /** In which order due reviews come: `risk`, `oldest` or `random`. */
    readonly reviewOrder: string;
    /** The hour at which a day of study begins. */
    readonly dayStart: number;
    /** Of what is in force among `parameters`; null for the defaults. */
    readonly parameters: string | null;
    /** Whether their schedule is fitted to their reviews. */
    readonly fitted: boolean;
    readonly askedAs: AskedAs;
    readonly quizReviews: boolean;
    readonly sharesReports: boolean;
    /** The language that they chose; null for that of their app. */
    readonly language: string | null;
    /** The locale of their app when they were last seen, BCP 47. */
    readonly locale: string | null;
    /** Minutes after midnight on their clock, when they are reminded next, when they were last; null for no reminders. */
    readonly reminder: {
      readonly minute: number;
      readonly next: Date | null;
      readonly last: Date | null;
    } | null;
    readonly since: Date;
  };
  /** Days on which they wanted nothing asked of them; dates as `2026-12-24`, the last the one on which study went on. */
  readonly holidays: readonly {
    readonly from: string;
    readonly until: string;
    /** The last of these days on which they studied all the same. */
    readonly studiedOn: string | null;
  }[];
  readonly identities: readonly {
    readonly platform: string;
    readonly id: string;
    readonly name: string;
    readonly since: Date;
  }[];
  readonly documents: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly pages: number | null;
    /** The pages of which a picture is kept. */
    readonly pictures: readonly number[];
    readonly at: Date;
  }[];
  readonly decks: readonly ExportedDeck[];
  /** Oldest first. `rating` 1 forgot, 2 hard, 3 good, 4 easy; 0 takes the review `undoes` back. */
  readonly reviews: readonly {
    readonly id: string;
    readonly card: string;
    readonly rating: number;
    readonly at: Date;
    readonly undoes: string | null;
    /** What its schedule was made with, in `parameters`; null for the defaults. */
    readonly parameters: string | null;
    /** The schedule's revision that it made. */
    readonly rev: number;
    /** How the card was asked and for how long it was shown; these and what follows are null in earlier reviews. */
    readonly mode: string | null;
    readonly durationMs: number | null;
    readonly intervalMinutes: number | null;
    /** The day of study, in days since 1970-01-01; days since the review before; minutes ahead of UTC. */
    readonly day: number | null;
    readonly elapsedDays: number | null;
    readonly utcOffset: number | null;
    readonly rule: number;
  }[];
  /** What schedules were made with where the person had chosen it, oldest first. */
  readonly parameters: readonly {
    readonly id: string;
    /** How likely a card is to be known when it comes back, 0 to 1. */
    readonly retention: number;
    readonly learningSteps: readonly string[];
    readonly relearningSteps: readonly string[];
    /** Of FSRS; none for those that it ships. */
    readonly weights: readonly number[];
    readonly since: Date;
  }[];
  /**
   * What came of fitting the schedule: the last try, and the last that was better than the standard, by which share, 0
   * to 1; null before it is known whether there are enough reviews.
   */
  readonly fit: {
    readonly tried: Date | null;
    readonly fitted: Date | null;
    readonly reviews: number;
    readonly gain: number;
    readonly weights: readonly number[];
  } | null;
  /** What cards of the person said before they were edited, oldest first. */
  readonly edits: readonly {
    readonly card: string;
    readonly front: string;
    readonly back: string;
    readonly at: Date;
  }[];
  /** Cards that the person called wrong, oldest first; with how a model would correct them, where it was asked. */
  readonly reports: readonly {
    readonly card: string;
    readonly reason: string | null;
    readonly at: Date;
    readonly settled: Date | null;
    readonly front: string | null;
    readonly back: string | null;
    readonly distractors: readonly string[];
  }[];
  /** Decks that a guild or group may play. */
  readonly offers: readonly { readonly deck: string; readonly space: string; readonly since: Date }[];
  /** Guilds and groups whose weekly board names the person. */
  readonly boards: readonly { readonly space: string; readonly since: Date }[];
  /** Oldest first; without a deck, all of them were studied. */
  readonly sessions: readonly ExportedSession[];
  /** The documents that cards were made from, oldest first. */
  readonly generations: readonly ExportedGeneration[];
  /** Games that the person hosted, oldest first. */
  readonly quizzesHosted: readonly { readonly deck: string; readonly at: Date }[];
  /** What they answered in games, oldest first. `ms` from the question's opening. */
  readonly quizAnswers: readonly ExportedQuizAnswer[];
}

export interface ExportedSession {
  readonly deck: string | null;
  /** What was studied: `due`, `misses`, `new`, `ahead` or, with no effect on schedules, `practise`. */
  readonly mode: string;
  readonly started: Date;
  readonly ended: Date | null;
}

export interface ExportedGeneration {
  readonly document: string;
  readonly deck: string;
  readonly cards: number;
  /** The only ones that were asked for; none for all of them. */
  readonly pages: readonly number[];
  readonly focus: string | null;
  readonly kind: string | null;
  readonly language: string | null;
  readonly status: string;
  readonly at: Date;
}

export interface ExportedQuizAnswer {
  readonly deck: string;
  /** The name under which they played. */
  readonly as: string;
  readonly question: string;
  readonly chosen: string;
  readonly right: boolean;
  readonly at: Date;
  readonly ms: number;
}

export interface ExportedDeck {
  readonly name: string;
  readonly since: Date;
  /** Deleted, and not yet beyond Undo. */
  readonly deleted: boolean;
  readonly cards: readonly ExportedCard[];
}

export interface ExportedCard extends CardWishes {
  readonly id: string;
  readonly kind: string;
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  readonly document: string | null;
  readonly page: number | null;
  readonly quote: string | null;
  /** The same for cards that are never asked on one day: both directions, or the gaps of a sentence. */
  readonly note: string | null;
  readonly since: Date;
  readonly deleted: boolean;
  readonly schedule: {
    readonly due: Date;
    readonly stability: number;
    readonly difficulty: number;
    readonly reps: number;
    readonly lapses: number;
  } | null;
}
