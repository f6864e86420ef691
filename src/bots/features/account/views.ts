import { UPLOAD_DAYS } from '../../../core/generation/limits.js';
import type { UsedModels } from '../../../core/generation/model/used-models.js';
import { bold } from '../../chat/text.js';
import { type ActionButton, text, type View } from '../../chat/view.js';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { inRows } from '../shared.js';

export interface ShownLanguage {
  readonly language: Language;
  /** By the person, in place of what their app says. */
  readonly isChosen: boolean;
  /** Of what everybody reads here, in a server or group. */
  readonly room?: Language;
  readonly isChanged: boolean;
  /** See `Turn.typed`. */
  readonly typed: boolean;
}

export const languageView = ({ language, isChosen, room, isChanged, typed }: ShownLanguage): View => {
  const words = messages.account.language;
  const name = { language: messages.languages[language] };
  return {
    title: isChanged ? words.changed : words.title,
    blocks: [
      text(isChosen ? words.yours(name) : words.asApp(name)),
      ...(room === undefined ? [] : [text(words.room({ language: messages.languages[room], typed }))]),
    ],
    buttons: inRows<ActionButton>([
      ...LANGUAGES.map((each) => ({
        label: LANGUAGE_NAMES[each],
        action: { type: 'settings.language', language: each } as const,
        ...(isChosen && each === language ? ({ tone: 'primary' } as const) : {}),
      })),
      { label: words.sameAsApp, action: { type: 'settings.language', language: null } },
    ]),
  };
};

/** The short answer: what is kept, who sees it, and what one can do about it. */
export const privacyView = ({ google, endpoint }: UsedModels): View => {
  const words = messages.account.privacy.short;
  const sentToGoogle = google && [words.google[google], ...(endpoint ? [words.otherModel] : [])];
  return {
    title: messages.account.privacy.title,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: words.kept, value: [words.keptWhat] },
          { label: words.seenBy, value: [words.seenByWhom] },
          { label: words.sentTo, value: sentToGoogle ?? [endpoint ? words.ownModel : words.nobody] },
          { label: words.rights, value: [words.rightsHow] },
        ],
      },
    ],
    buttons: [
      [
        { label: messages.account.privacy.details, action: { type: 'account.privacy', whole: true } },
        ...dataButtons,
      ],
    ],
  };
};

export const privacyDetailsView = ({ google, endpoint }: UsedModels): View => {
  const words = messages.account.privacy;
  return {
    title: words.title,
    blocks: [
      text(words.stored({ days: UPLOAD_DAYS })),
      text(words.seen),
      ...(google ? [text(words.model), text(words.key[google])] : []),
      ...(endpoint ? [text(google ? words.otherModel : words.ownModel)] : []),
      ...(google || endpoint ? [] : [text(words.noModel)]),
      text(words.rights),
    ],
    buttons: [
      [{ label: messages.answers.back, action: { type: 'account.privacy', whole: false } }, ...dataButtons],
    ],
  };
};

const dataButtons: readonly ActionButton[] = [
  { label: messages.account.privacy.export, action: { type: 'account.export', format: 'json' } },
  {
    label: messages.account.privacy.forget,
    action: { type: 'account.forget', confirmed: false, asked: 0 },
    tone: 'danger',
  },
];

export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const exportView = (files: readonly ExportFile[]): View => ({
  title: messages.account.export.title,
  blocks: [text(messages.account.export.hint), ...files.map((file) => ({ kind: 'file', ...file }) as const)],
});

/** @param asked when the question was shown, in Unix seconds: it expires */
export const forgetView = (asked: number): View => {
  const words = messages.account.forget;
  return {
    title: words.title,
    blocks: [text(words.warning)],
    buttons: [
      [
        { label: words.confirm, action: { type: 'account.forget', confirmed: true, asked }, tone: 'danger' },
        { label: words.cancel, action: { type: 'account.forget', confirmed: false, asked } },
        { label: messages.account.privacy.export, action: { type: 'account.export', format: 'json' } },
      ],
    ],
  };
};

export const keptView: View = { blocks: [text(messages.account.forget.kept)] };
export const goneView: View = { blocks: [text(bold(messages.account.forget.gone))] };
