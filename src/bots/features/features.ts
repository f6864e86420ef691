import type { Feature } from '../chat/command.js';
import type { SubjectViews } from '../chat/subject.js';
import { type AccountParts, accountFeature } from './account/commands.js';
import type { CardsParts } from './cards/add.js';
import { cardsFeature } from './cards/commands.js';
import { decksFeature } from './decks/commands.js';
import { helpFeature } from './help/commands.js';
import { type PdfParts, pdfFeature } from './pdf/commands.js';
import { type QuizParts, quizFeature } from './quiz/commands.js';
import { type StudyParts, studyFeature } from './study/commands.js';

export interface Features {
  readonly features: readonly Feature[];
  readonly subjects: SubjectViews;
}

/** Everything that the bot can do, and how messages about each kind of subject look. */
export const createFeatures = (
  parts: AccountParts & CardsParts & PdfParts & QuizParts & StudyParts,
): Features => {
  const pdf = pdfFeature(parts);
  const quiz = quizFeature(parts);
  const features = [
    helpFeature(),
    pdf,
    studyFeature(parts),
    quiz,
    cardsFeature(parts),
    decksFeature(parts),
    accountFeature(parts),
  ];
  return { features, subjects: { ...pdf.subjects, ...quiz.subjects } };
};
