import type { Outcome } from '../../src/bots/chat/outcome.js';
import type { Readers } from '../../src/bots/chat/readers.js';
import type { Text } from '../../src/bots/chat/text.js';
import type { BoundView, View } from '../../src/bots/chat/view.js';
import { bindForm, bindView, plainText } from '../../src/bots/messages/bind.js';
import { catalogs } from '../../src/bots/messages/catalog.js';

/** The view as somebody reads it in English. */
export const inEnglish = (view: View): BoundView => bindView(view, catalogs.en);

/** Everybody reads English. */
export const englishReaders: Readers = { person: async () => catalogs.en, room: async () => catalogs.en };

/** What was answered, as somebody reads it in English. */
export const answerInEnglish = (outcome: Outcome): Outcome => {
  switch (outcome.kind) {
    case 'reply':
    case 'update':
      return { ...outcome, view: inEnglish(outcome.view) };
    case 'ask':
      return { ...outcome, form: bindForm(outcome.form, catalogs.en) };
    case 'notice':
      return { ...outcome, text: plainText(outcome.text, catalogs.en) };
    case 'several':
      return { ...outcome, outcomes: outcome.outcomes.map(answerInEnglish) };
    case 'close':
      return outcome;
    default:
      return outcome satisfies never;
  }
};

/** A message as somebody reads it in English. */
export const englishText = (text: Text): string => plainText(text, catalogs.en);
