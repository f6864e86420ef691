import type { LastAnswer } from '../../core/quiz/after/last-answers.js';
import type { PostContent } from '../../core/quiz/shown/content.js';
import type { Feature } from '../chat/command.js';
import type { SubjectViews } from '../chat/subject.js';
import type { View } from '../chat/view.js';
import { type AccountDependencies, accountFeature } from './account/commands.js';
import { type BoardsDependencies, boardsFeature } from './boards/commands.js';
import type { CardsDependencies } from './cards/add.js';
import { cardsFeature } from './cards/commands.js';
import { decksFeature } from './decks/commands.js';
import { helpFeature } from './help/commands.js';
import { greetingView } from './help/views.js';
import { type MovingDependencies, movingFeature } from './moving/commands.js';
import { type PdfDependencies, pdfFeature } from './pdf/commands.js';
import { quizFeature } from './quiz/commands.js';
import type { QuizDependencies } from './quiz/start.js';
import { lastAnswerView, quizPostView } from './quiz/views.js';
import { type RemindersDependencies, remindersFeature } from './reminders/commands.js';
import { type StatsDependencies, statsFeature } from './stats/commands.js';
import { studyFeature } from './study/commands.js';
import type { StudyDependencies } from './study/showing.js';

export interface Features {
  readonly features: readonly Feature[];
  readonly subjects: SubjectViews;
  /** A message of a game, as it should look now. */
  readonly viewPost: (content: PostContent, now: Date) => View;
  /** What a player alone is told of their last answer in a game. */
  readonly viewLast: (answer: LastAnswer) => View;
  /** What a space reads when the bot comes into it. */
  readonly greeting: View;
}

/** Everything that the bot can do, and how messages about each kind of subject look. */
export const createFeatures = (
  dependencies: AccountDependencies &
    BoardsDependencies &
    CardsDependencies &
    MovingDependencies &
    PdfDependencies &
    QuizDependencies &
    StatsDependencies &
    RemindersDependencies &
    StudyDependencies,
): Features => {
  const pdf = pdfFeature(dependencies);
  const quiz = quizFeature(dependencies);
  const reminders = remindersFeature(dependencies);
  const boards = boardsFeature(dependencies);
  const features = [
    helpFeature(),
    pdf,
    studyFeature(dependencies),
    quiz,
    cardsFeature(dependencies),
    decksFeature(dependencies),
    movingFeature(dependencies),
    statsFeature(dependencies),
    accountFeature(dependencies),
    reminders,
    boards,
  ];
  return {
    features,
    subjects: { ...pdf.subjects, ...quiz.subjects, ...reminders.subjects, ...boards.subjects },
    viewPost: quizPostView,
    viewLast: lastAnswerView,
    greeting: greetingView,
  };
};
