import { type Accounts, createAccounts } from '../core/accounts/accounts.js';
import { createLocales, type Locales } from '../core/accounts/locales.js';
import { type Boards, createBoards } from '../core/boards/boards.js';
import type { Database } from '../core/database/client.js';
import { createOwed, type Owed } from '../core/events/owed.js';
import { createReferences, type References } from '../core/events/references.js';
import { createFits, type Fits } from '../core/fit/fits.js';
import { createFitter } from '../core/fit/fitter.js';
import { improverOf } from '../core/generation/improver.js';
import { createMending, type Mending } from '../core/generation/mend/mending.js';
import type { Skills } from '../core/generation/skills.js';
import { createRequests, type RequestLimits, type Requests } from '../core/generation/store/requests.js';
import { createSharing, type Sharing } from '../core/generation/store/sharing.js';
import { createGenerationStates, type GenerationStates } from '../core/generation/store/states.js';
import { type Cards, createCards } from '../core/library/cards.js';
import { createDecks, type Decks } from '../core/library/decks.js';
import { createMoves, type Moves } from '../core/library/moves.js';
import { createOffers, type Offers } from '../core/library/offers.js';
import { createOthersDecks, type OthersDecks } from '../core/library/others-decks.js';
import type { BlobStore, Clock, Queue } from '../core/ports.js';
import { createPrivacy, type Privacy } from '../core/privacy/privacy.js';
import type { Reach } from '../core/quiz/play/failpoints.js';
import { createQuizzes, type Quizzes } from '../core/quiz/play/service.js';
import { queueDistractorsOf } from '../core/quiz/questions/distractors-pending.js';
import { createReminders, type Reminders } from '../core/reminders/reminders.js';
import { createSpaces, type Spaces } from '../core/spaces/spaces.js';
import { createStats, type Stats } from '../core/stats/stats.js';
import { createStudy, type Study } from '../core/study/study.js';
import type { Log } from '../log.js';

export interface ServiceDependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly skills: Pick<
    Skills,
    'cardWriter' | 'answerImprover' | 'distractorWriter' | 'cardExplainer' | 'cardCorrector' | 'cardRewriter'
  >;
  readonly limits: RequestLimits;
  readonly log: Log;
  /** Called at the quiz's failpoints. */
  readonly reach?: Reach;
}

/** The study domain, wired. */
export interface Services {
  readonly accounts: Accounts;
  readonly locales: Locales;
  readonly privacy: Privacy;
  readonly spaces: Spaces;
  readonly decks: Decks;
  readonly othersDecks: OthersDecks;
  readonly cards: Cards;
  readonly moves: Moves;
  readonly mending: Mending;
  readonly stats: Stats;
  readonly study: Study;
  readonly fits: Fits;
  readonly quizzes: Quizzes;
  readonly offers: Offers;
  readonly requests: Requests;
  readonly states: GenerationStates;
  readonly sharing: Sharing;
  readonly owed: Owed;
  readonly references: References;
  readonly reminders: Reminders;
  readonly boards: Boards;
}

export const createServices = (dependencies: ServiceDependencies): Services => {
  const { queue } = dependencies;
  const { answerImprover, distractorWriter } = dependencies.skills;
  const owed = createOwed(dependencies);
  const accounts = createAccounts(dependencies);
  const locales = createLocales(dependencies);
  const quizzes = createQuizzes({ ...dependencies, owed });
  return {
    accounts,
    locales,
    privacy: createPrivacy({ ...dependencies, quizzes, accounts, locales }),
    spaces: createSpaces(dependencies),
    decks: createDecks(dependencies),
    othersDecks: createOthersDecks(dependencies),
    cards: createCards({
      ...dependencies,
      ...(answerImprover ? { improver: improverOf(answerImprover) } : {}),
    }),
    moves: createMoves(dependencies),
    mending: createMending(dependencies),
    stats: createStats(dependencies),
    study: createStudy(dependencies),
    fits: createFits({ ...dependencies, fitter: createFitter() }),
    quizzes,
    offers: createOffers({
      ...dependencies,
      onOffered: async (owner) => {
        if (distractorWriter) await queueDistractorsOf(queue, owner);
      },
    }),
    requests: createRequests({ ...dependencies, writer: dependencies.skills.cardWriter.name }),
    states: createGenerationStates(dependencies),
    sharing: createSharing(dependencies),
    owed,
    references: createReferences(dependencies),
    reminders: createReminders({ ...dependencies, owed }),
    boards: createBoards({ ...dependencies, owed }),
  };
};
