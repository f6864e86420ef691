import { DAY_START_MAX, NEW_PER_DAY_MAX, type Settings } from '../../../core/accounts/settings.js';
import type { Action, ActionOf } from '../../chat/action.js';
import type { Form } from '../../chat/outcome.js';
import { italic, type Message, type Piece } from '../../chat/text.js';
import type { ActionButton, Select, View } from '../../chat/view.js';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { inRows } from '../shared.js';

const words = messages.account.settings;

/** What a select chooses; see {@link choiceView}. */
export type Chosen = ActionOf<'settings.choose'>['what'];

const NEW_PER_DAY = [0, 5, 10, 15, 20, 30, 50, 100];
const RETENTION_PERCENT = [80, 85, 88, 90, 92, 95, 97];
const HOURS = Array.from({ length: DAY_START_MAX + 1 }, (_, hour) => hour);
/** Longer than any name of a zone, a city or a country. */
const TIME_ZONE_MAX = 60;
/** Five steps with their units written out. */
const STEPS_MAX = 80;

export interface ShownSettings extends Settings {
  readonly language: Language;
  /** By the person, in place of what their app says. */
  readonly isLanguageChosen: boolean;
}

export const settingsView = (settings: ShownSettings, saved = false): View => {
  const { newPerDay, retention, learningSteps, dayStart, timeZoneName, language } = settings;
  const { quizReviews, sharesReports } = settings;
  return {
    title: saved ? words.saved : words.title,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(words.newPerDay, `${newPerDay}`, words.newPerDayHint),
          fact(words.retention, percent(retention), words.retentionHint),
          fact(words.learningSteps, learningSteps, words.learningStepsHint),
          fact(words.dayStart, clock(dayStart), words.dayStartHint),
          fact(words.timeZone, timeZoneName, words.timeZoneHint),
          fact(words.quizReviews, quizReviews ? words.counted : words.notCounted, words.quizReviewsHint),
          fact(words.sharesReports, sharesReports ? words.shared : words.notShared, words.sharesReportsHint),
          fact(words.language, LANGUAGE_NAMES[language], words.languageHint),
        ],
      },
    ],
    selects: Object.values(selectsOf(settings)),
    buttons: [
      [
        { label: words.changeSteps, action: { type: 'settings.askSteps' } },
        { label: words.changeZone, action: { type: 'settings.timeZone' } },
        {
          label: quizReviews ? words.dontCountQuizzes : words.countQuizzes,
          action: { type: 'settings.quizReviews', counted: !quizReviews },
        },
        {
          label: sharesReports ? words.dontShareReports : words.shareReports,
          action: { type: 'settings.sharing', shared: !sharesReports },
        },
      ],
    ],
  };
};

/** One select's options as buttons, for platforms without selects. */
export const choiceView = (what: Chosen, settings: ShownSettings): View => {
  const { label, options } = selectsOf(settings)[what];
  return {
    title: label,
    blocks: [],
    buttons: [
      ...inRows(
        options.map(
          ({ chosen, ...option }): ActionButton => ({ ...option, ...(chosen && { tone: 'primary' }) }),
        ),
      ),
      [{ label: messages.answers.back, action: { type: 'settings.back' } }],
    ],
  };
};

const fact = (label: Message, value: Piece, hint: Message) => ({
  label,
  value: [value, ' · ', italic(hint)],
});

const percent = (share: number): Message => words.share({ share: share / 100 });
const clock = (hour: number): string => `${hour}`.padStart(2, '0').concat(':00');

const selectsOf = (settings: ShownSettings): Readonly<Record<Chosen, Select>> => {
  const { newPerDay, retention, dayStart, language, isLanguageChosen } = settings;
  const chosenLanguage = isLanguageChosen ? language : null;
  const optionsOf = <T extends string | number | null>(
    values: readonly T[],
    current: T,
    label: (value: T) => Select['label'],
    action: (value: T) => Action,
  ): Select['options'] =>
    values.map((value) => ({ label: label(value), action: action(value), chosen: value === current }));
  return {
    newPerDay: {
      label: words.newPerDay,
      options: [
        ...optionsOf(
          withCurrent(NEW_PER_DAY, newPerDay),
          newPerDay,
          (cards) => `${cards}`,
          (cards) => ({ type: 'settings.newPerDay', cards }),
        ),
        { label: words.anotherNumber, action: { type: 'settings.askNewPerDay' } },
      ],
      open: { type: 'settings.choose', what: 'newPerDay' },
    },
    retention: {
      label: words.retention,
      options: optionsOf(withCurrent(RETENTION_PERCENT, retention), retention, percent, (of) => ({
        type: 'settings.retention',
        percent: of,
      })),
      open: { type: 'settings.choose', what: 'retention' },
    },
    dayStart: {
      label: words.dayStart,
      options: optionsOf(HOURS, dayStart, clock, (hour) => ({ type: 'settings.dayStart', hour })),
      open: { type: 'settings.choose', what: 'dayStart' },
    },
    language: {
      label: words.language,
      options: optionsOf<Language | null>(
        [...LANGUAGES, null],
        chosenLanguage,
        (each) => (each === null ? messages.account.language.sameAsApp : LANGUAGE_NAMES[each]),
        (each) => ({ type: 'settings.readIn', language: each }),
      ),
      open: { type: 'settings.choose', what: 'language' },
    },
  };
};

/** A value that was typed stands among the others. */
const withCurrent = (values: readonly number[], current: number): readonly number[] =>
  [...new Set([...values, current])].toSorted((a, b) => a - b);

export const timeZoneForm = (timeZoneName: string): Form => ({
  title: words.timeZone,
  fields: [
    {
      ...{ name: 'zone', label: words.zoneField, placeholder: words.zonePlaceholder },
      ...{ value: timeZoneName, required: true, maxLength: TIME_ZONE_MAX },
    },
  ],
  submit: { type: 'settings.submitTimeZone' },
  reopen: { type: 'settings.timeZone' },
});

export const newPerDayForm = (newPerDay: number): Form => ({
  title: words.newPerDay,
  fields: [
    {
      ...{ name: 'cards', label: words.newPerDayField },
      ...{ value: `${newPerDay}`, required: true, maxLength: `${NEW_PER_DAY_MAX}`.length },
    },
  ],
  submit: { type: 'settings.submitNewPerDay' },
  reopen: { type: 'settings.askNewPerDay' },
});

export const stepsForm = (learningSteps: string): Form => ({
  title: words.learningSteps,
  fields: [
    { name: 'steps', label: words.stepsField, value: learningSteps, required: true, maxLength: STEPS_MAX },
  ],
  submit: { type: 'settings.submitSteps' },
  reopen: { type: 'settings.askSteps' },
});
