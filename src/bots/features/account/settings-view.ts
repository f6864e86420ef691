import { DAY_START_MAX, type Settings } from '../../../core/accounts/settings.js';
import type { Action, ActionOf } from '../../chat/action.js';
import { italic, type Message, type Piece } from '../../chat/text.js';
import { type ActionButton, type Select, text, type View } from '../../chat/view.js';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { timeOfDay } from '../reminders/time-of-day.js';
import { inRows } from '../shared.js';

const words = messages.account.settings;

/** What a select chooses; see {@link choiceView}. */
export type Chosen = ActionOf<'settings.choose'>['what'];

const NEW_PER_DAY = [0, 5, 10, 15, 20, 30, 50, 100];
const ORDERS = ['risk', 'oldest', 'random'] as const;
const RETENTION_PERCENT = [80, 85, 88, 90, 92, 95, 97];
const ASKED_AS = ['turn', 'choice', 'typed', 'mixed'] as const;
const HOURS = Array.from({ length: DAY_START_MAX + 1 }, (_, hour) => hour);
/** When many people have time, after midnight. */
const REMINDER_MINUTES = [7, 8, 12, 16, 18, 20, 21].map((hour) => hour * 60);

export interface ShownSettings extends Settings {
  readonly language: Language;
  /** By the person, in place of what their app says. */
  readonly isLanguageChosen: boolean;
  /** Nothing is said of a fit that cannot be. */
  readonly canFit: boolean;
}

const fitButton = (fitted: boolean): ActionButton => ({
  label: fitted ? words.useStandard : words.useFitted,
  action: { type: 'settings.fitted', fitted: !fitted },
});

/** @param note what else there is to say of what was just saved */
export const settingsView = (settings: ShownSettings, saved = false, note?: Message): View => {
  const { newPerDay, reviewOrder, retention, learningSteps, dayStart, timeZoneName, language } = settings;
  const { askedAs, fitted, canFit, quizReviews, sharesReports, holidayUntil } = settings;
  return {
    title: saved ? words.saved : words.title,
    blocks: [
      ...(note ? [text(note)] : []),
      {
        kind: 'facts',
        rows: [
          fact(words.newPerDay, `${newPerDay}`, words.newPerDayHint),
          fact(words.order, words.orders[reviewOrder], words.orderHint),
          fact(words.retention, percent(retention), words.retentionHint),
          fact(words.learningSteps, learningSteps, words.learningStepsHint),
          fact(words.askedAs.label, words.askedAs[askedAs], words.askedAs.hint),
          ...(canFit
            ? [fact(words.schedule, fitted ? words.fitted : words.standard, words.scheduleHint)]
            : []),
          fact(words.dayStart, clock(dayStart), words.dayStartHint),
          fact(words.timeZone, timeZoneName, words.timeZoneHint),
          fact(words.quizReviews, quizReviews ? words.counted : words.notCounted, words.quizReviewsHint),
          fact(words.sharesReports, sharesReports ? words.shared : words.notShared, words.sharesReportsHint),
          fact(words.reminder, reminderText(settings), words.reminderHint),
          fact(
            words.holiday,
            holidayUntil === null ? words.noHoliday : words.holidayUntil({ until: holidayUntil }),
            words.holidayHint,
          ),
          fact(words.language, LANGUAGE_NAMES[language], words.languageHint),
        ],
      },
    ],
    selects: Object.values(selectsOf(settings)),
    buttons: inRows(
      [
        { label: words.changeSteps, action: { type: 'settings.askSteps' } },
        { label: words.changeZone, action: { type: 'settings.timeZone' } },
        holidayUntil === null
          ? { label: words.takeHoliday, action: { type: 'settings.askHoliday' } }
          : { label: words.endHoliday, action: { type: 'settings.endHoliday' } },
        ...(canFit ? [fitButton(fitted)] : []),
        {
          label: quizReviews ? words.dontCountQuizzes : words.countQuizzes,
          action: { type: 'settings.quizReviews', counted: !quizReviews },
        },
        {
          label: sharesReports ? words.dontShareReports : words.shareReports,
          action: { type: 'settings.sharing', shared: !sharesReports },
        },
      ],
      3,
    ),
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
const clock = (hour: number): string => timeOfDay(hour * 60);

const reminderText = ({ reminder }: ShownSettings): Piece => {
  if (!reminder) return words.reminderOff;
  const time = timeOfDay(reminder.minute);
  return reminder.stopped ? words.reminderStopped({ time, closed: reminder.stopped === 'closed' }) : time;
};

const selectsOf = (settings: ShownSettings): Readonly<Record<Chosen, Select>> => {
  const { newPerDay, reviewOrder, retention, askedAs, dayStart, reminder, language, isLanguageChosen } =
    settings;
  const remindMinute = reminder && !reminder.stopped ? reminder.minute : null;
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
    order: {
      label: words.order,
      options: optionsOf(
        ORDERS,
        reviewOrder,
        (order) => words.orders[order],
        (order) => ({ type: 'settings.order', order }),
      ),
      open: { type: 'settings.choose', what: 'order' },
    },
    retention: {
      label: words.retention,
      options: optionsOf(withCurrent(RETENTION_PERCENT, retention), retention, percent, (of) => ({
        type: 'settings.retention',
        percent: of,
      })),
      open: { type: 'settings.choose', what: 'retention' },
    },
    askedAs: {
      label: words.askedAs.label,
      options: optionsOf(
        ASKED_AS,
        askedAs,
        (how) => words.askedAs[how],
        (how) => ({ type: 'settings.askedAs', askedAs: how }),
      ),
      open: { type: 'settings.choose', what: 'askedAs' },
    },
    dayStart: {
      label: words.dayStart,
      options: optionsOf(HOURS, dayStart, clock, (hour) => ({ type: 'settings.dayStart', hour })),
      open: { type: 'settings.choose', what: 'dayStart' },
    },
    reminder: {
      label: words.reminder,
      options: [
        { label: words.dontRemind, action: { type: 'settings.dontRemind' }, chosen: remindMinute === null },
        ...withCurrent(REMINDER_MINUTES, remindMinute).map((minute) => ({
          label: timeOfDay(minute),
          action: { type: 'settings.remind', minute } as const,
          chosen: minute === remindMinute,
        })),
        { label: words.anotherTime, action: { type: 'settings.askReminder' } },
      ],
      open: { type: 'settings.choose', what: 'reminder' },
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
const withCurrent = (values: readonly number[], current: number | null): readonly number[] =>
  [...new Set(current === null ? values : [...values, current])].toSorted((a, b) => a - b);
