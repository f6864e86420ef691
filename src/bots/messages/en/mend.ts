import { t } from './wording.js';

/** What is done about a card that is unclear or wrong. */
export const mend = {
  explain: 'Explain',
  wrong: 'Card is wrong',
  source: 'Source',
  undo: 'Undo',
  edit: 'Edit',
  delete: 'Delete',
  correct: 'Correct it',
  take: 'Take it',
  keepOld: 'Keep the old one',
  goOn: 'Go on',
  studyAgain: 'Study it again',
  noReason: 'The page doesn’t say why.',
  byModel: 'Written by an AI model from the passage. Check it against Source.',
  byModelFrom: ({ page }: { page: number }) =>
    t`Written by an AI model from p. ${page}. Check it against Source.`,
  outOfStudy: 'Out of study',
  untilThen: 'I won’t ask you this again until you have put it right.',
  corrected: 'A corrected version',
  now: 'Now',
  after: 'Corrected',
  saysTheSame: 'The page says what the card says, so I would leave it as it is.',
  saysTooLittle: 'The page doesn’t say enough to correct the card. Edit it yourself, or delete it.',
  taken: 'Card corrected',
  backInStudy: 'Card is back in study',
  isWrong: 'You called this card wrong, so I don’t ask you about it.',
  calledWrong: 'Called wrong',
} as const;
