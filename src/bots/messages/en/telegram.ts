import { commandName, type Words } from '../../chat/text.js';
import { t } from './wording.js';

const skipIt = commandName('skip');
const cancel = commandName('cancel');

/** What only Telegram needs: forms as questions, and the way from a group to the private chat. */
export const telegram = {
  continueInPrivate: 'That works best in our private chat.',
  answeredInPrivate: 'I answered in our private chat.',
  cannotAnswerHere:
    'Done. The answer is for you alone: open our private chat once, and I show such answers there.',
  openPrivate: 'Open private chat',
  /** Above an answer that is shown once more. */
  perhapsLost: 'This may not have reached you:',
  describe:
    'Turns your PDFs into flashcards and helps you learn them. Send me a PDF, or add a card with /add.',
  describeShortly: 'Turns your PDFs into flashcards and helps you learn them.',
  formStep: ({ step, steps, label }: { step: number; steps: number; label: string }): Words =>
    steps > 1 ? t`${label} · ${step} of ${steps}` : label,
  formCurrent: 'Now it is:',
  /** How a question is answered: the value stays when it is skipped, or is left out, or it must be answered. */
  formHint: ({ skip }: { skip: 'keeps' | 'leavesOut' | 'no' }): Words =>
    ({
      keeps: t`Reply to this message. ${skipIt} keeps it, ${cancel} stops.`,
      leavesOut: t`Reply to this message. ${skipIt} leaves it out, ${cancel} stops.`,
      no: t`Reply to this message. ${cancel} stops.`,
    })[skip],
  formCancelled: 'Stopped. Nothing was changed.',
  /** After a command that was sent in the middle of a form. */
  formStillOpen: ({ question }: { question: string }): Words =>
    t`My question is still open: ${question}. Write your answer, or stop with ${cancel}.`,
  /** A word with a slash that is no command, in the middle of a form. */
  formNoCommand: ({ command, question }: { command: string; question: string }): Words =>
    t`There is no command ${command}. My question is still open: ${question}`,
  formUseAnswer: 'Use it as my answer',
  nothingToCancel: 'No question is open, so there is nothing to do.',
} as const;
