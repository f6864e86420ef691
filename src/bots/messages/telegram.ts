/** Words that only Telegram needs: forms as questions, and the way from a group to the private chat. */
export const telegramMessages = {
  continueInPrivate: 'That works best in our private chat.',
  answeredInPrivate: 'I answered in our private chat.',
  cannotAnswerHere:
    'Done. The answer is for you alone: open our private chat once, and I show such answers there.',
  openPrivate: 'Open private chat',
  gaveUp: 'Something went wrong on my side, several times over. Please send that again.',
  describe:
    'Turns your PDFs into flashcards and helps you learn them. Send me a PDF, or add a card with /add.',
  describeShortly: 'Turns your PDFs into flashcards and helps you learn them.',

  formStep: (step: number, steps: number, label: string): string =>
    steps > 1 ? `${label} · ${step} of ${steps}` : label,
  formCurrent: 'Now it is:',
  /** @param keeps there is a value that stays when the question is skipped */
  formHint: (field: { required: boolean; keeps: boolean }): string => {
    const skip = field.keeps ? '/skip keeps it, ' : field.required ? '' : '/skip leaves it out, ';
    return `Reply to this message. ${skip}/cancel stops.`;
  },
  formCancelled: 'Stopped. Nothing was changed.',
  nothingToCancel: 'No question is open, so there is nothing to do.',
} as const;
