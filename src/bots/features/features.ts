import type { Feature } from '../chat/command.js';
import { type AccountParts, accountFeature } from './account/commands.js';
import type { CardsParts } from './cards/add.js';
import { cardsFeature } from './cards/commands.js';
import { decksFeature } from './decks/commands.js';
import { helpFeature } from './help/commands.js';
import { type PdfParts, pdfFeature } from './pdf/commands.js';
import { type QuizParts, quizFeature } from './quiz/commands.js';
import { type StudyParts, studyFeature } from './study/commands.js';

/** Everything that the bot can do. */
export const createFeatures = (
  parts: AccountParts & CardsParts & PdfParts & QuizParts & StudyParts,
): readonly Feature[] => [
  helpFeature(),
  pdfFeature(parts),
  studyFeature(parts),
  quizFeature(parts),
  cardsFeature(parts),
  decksFeature(parts),
  accountFeature(parts),
];
