import type { Settings } from '../../../core/accounts/settings.js';
import type { Form } from '../../chat/outcome.js';
import { bold, text, type View } from '../../chat/view.js';
import { accountWords } from '../../messages/account.js';

/** The numbers of new cards that are one tap away; others are typed. */
const NEW_PER_DAY_CHOICES = [0, 10, 20, 30, 50];
/** Longest IANA name by far. */
const TIME_ZONE_MAX = 60;

export const settingsView = ({ newPerDay, timeZone, quizReviews }: Settings, saved = false): View => {
  const words = accountWords.settings;
  return {
    title: saved ? words.saved : words.title,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: words.newPerDay, value: [`${newPerDay}`] },
          { label: words.timeZone, value: [timeZone] },
          { label: words.quizReviews, value: [quizReviews ? words.counted : words.notCounted] },
        ],
      },
      text(words.newPerDayHint),
    ],
    buttons: [
      NEW_PER_DAY_CHOICES.map((cards) => ({
        label: `${cards}`,
        action: { type: 'settings.newPerDay', cards },
        ...(cards === newPerDay ? { tone: 'primary' } : {}),
      })),
      [
        { label: words.changeZone, action: { type: 'settings.timeZone' } },
        {
          label: quizReviews ? words.dontCountQuizzes : words.countQuizzes,
          action: { type: 'settings.quizReviews', counted: !quizReviews },
        },
      ],
    ],
  };
};

export const timeZoneForm = (timeZone: string): Form => {
  const words = accountWords.settings;
  return {
    title: words.form,
    fields: [
      {
        name: 'zone',
        label: words.zoneField,
        placeholder: words.zonePlaceholder,
        value: timeZone,
        required: true,
        maxLength: TIME_ZONE_MAX,
      },
    ],
    submit: { type: 'settings.submitTimeZone' },
    reopen: { type: 'settings.timeZone' },
  };
};

/** @param sendsToModel whether texts leave for a model's provider */
export const privacyView = (sendsToModel: boolean): View => {
  const words = accountWords.privacy;
  return {
    title: words.title,
    blocks: [
      text(words.stored),
      text(words.seen),
      text(sendsToModel ? words.model : words.noModel),
      text(words.rights),
    ],
    buttons: [
      [
        { label: words.export, action: { type: 'account.export', format: 'json' } },
        {
          label: words.forget,
          action: { type: 'account.forget', confirmed: false, asked: 0 },
          tone: 'danger',
        },
      ],
    ],
  };
};

export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const exportView = (files: readonly ExportFile[]): View => ({
  title: accountWords.export.title,
  blocks: [text(accountWords.export.hint), ...files.map((file) => ({ kind: 'file', ...file }) as const)],
});

/** @param asked Unix seconds, since the question is not good for ever */
export const forgetView = (asked: number): View => {
  const words = accountWords.forget;
  return {
    title: words.title,
    blocks: [text(words.warning)],
    buttons: [
      [
        { label: words.confirm, action: { type: 'account.forget', confirmed: true, asked }, tone: 'danger' },
        { label: words.cancel, action: { type: 'account.forget', confirmed: false, asked } },
        { label: accountWords.privacy.export, action: { type: 'account.export', format: 'json' } },
      ],
    ],
  };
};

export const keptView: View = { blocks: [text(accountWords.forget.kept)] };
export const goneView: View = { blocks: [text(bold(accountWords.forget.gone))] };
