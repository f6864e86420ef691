/** Words of the adapters' own, around what features answer. */
export const answerWords = {
  openForm: 'Open form',
  formIsReady: 'The form is ready.',
  tryAgain: 'Try again',
} as const;
