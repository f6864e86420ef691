import type { Locales } from '../../../core/accounts/locales.js';
import { minuteOfDay } from '../../../core/accounts/reminder-setting.js';
import { NEW_PER_DAY_MAX, type SettingsChange } from '../../../core/accounts/settings.js';
import { suggestTimeZones } from '../../../core/accounts/time-zones.js';
import type { Fits } from '../../../core/fit/fits.js';
import { wholeNumber } from '../../../core/language/whole-number.js';
import { SUGGESTIONS_MAX } from '../../../core/library/limits.js';
import type { Action, ActionOf, ActionType } from '../../chat/action.js';
import {
  type AnyCommand,
  type AnyPress,
  type AnySubmission,
  command,
  press,
  submission,
} from '../../chat/command.js';
import { ask, type Form, type Outcome, refusal, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { languageOf } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { type TurnOnDependencies, turnOnReminders } from '../reminders/turn-on.js';
import { orTryAgain } from '../shared.js';
import { holidayForm, newPerDayForm, reminderForm, stepsForm, timeZoneForm } from './settings-forms.js';
import { choiceView, type ShownSettings, settingsView } from './settings-view.js';

const words = messages.account.commands;

export interface SettingsDependencies extends TurnOnDependencies {
  readonly locales: Locales;
  readonly fits: Pick<Fits, 'canRun'>;
}

const current = async (
  { accounts, locales, fits }: SettingsDependencies,
  { actor, locale }: Turn,
): Promise<ShownSettings> => {
  const chosen = await locales.chosen(actor.user);
  return {
    ...(await accounts.settings(actor.user)),
    language: languageOf(chosen ?? locale),
    isLanguageChosen: chosen !== null,
    canFit: fits.canRun(),
  };
};

const shown = async (dependencies: SettingsDependencies, turn: Turn) =>
  settingsView(await current(dependencies, turn));

const changed = async (dependencies: SettingsDependencies, turn: Turn, wanted: SettingsChange) => {
  await dependencies.accounts.change(turn.actor.user, wanted);
  return settingsView(await current(dependencies, turn), true);
};

const reminded = async (dependencies: SettingsDependencies, turn: Turn, minute: number): Promise<Outcome> => {
  const said = await turnOnReminders(dependencies, turn, minute);
  if (said) return update(settingsView(await current(dependencies, turn), true, said));
  const { cannotWrite } = messages.reminders;
  return refusal(cannotWrite({ typed: turn.typed ?? false }), { type: 'settings.remind', minute });
};

export const settingsCommand = (dependencies: SettingsDependencies): AnyCommand =>
  command({
    path: ['settings'],
    description: words.settings,
    options: {
      new: { kind: 'integer', description: words.newPerDay, min: 0, max: NEW_PER_DAY_MAX },
      timezone: {
        kind: 'text',
        description: words.timeZone,
        suggest: async (_, typed) =>
          suggestTimeZones(typed, SUGGESTIONS_MAX).map(({ name, zone }) => ({
            label: name === zone ? name : `${name} · ${zone}`,
            value: name,
          })),
      },
    },
    async run(turn, { new: newPerDay, timezone: timeZone }) {
      const wanted = {
        ...(newPerDay === undefined ? {} : { newPerDay }),
        ...(timeZone === undefined ? {} : { timeZone }),
      };
      const isAsked = Object.keys(wanted).length > 0;
      return reply(isAsked ? await changed(dependencies, turn, wanted) : await shown(dependencies, turn));
    },
  });

/** The message that says what was chosen is the one in which it was. */
export const settingsPresses = (dependencies: SettingsDependencies): readonly AnyPress[] => {
  const changing = <T extends ActionType>(action: T, wanted: (pressed: ActionOf<T>) => SettingsChange) =>
    press({
      action,
      run: async (turn, pressed) => update(await changed(dependencies, turn, wanted(pressed))),
    });
  const asking = <T extends ActionType>(action: T, form: (settings: ShownSettings) => Form) =>
    press({ action, opens: 'form', run: async (turn) => ask(form(await current(dependencies, turn))) });
  return [
    press({ action: 'settings.show', run: async (turn) => reply(await shown(dependencies, turn)) }),
    press({ action: 'settings.back', run: async (turn) => update(await shown(dependencies, turn)) }),
    press({
      action: 'settings.choose',
      run: async (turn, { what }) => update(choiceView(what, await current(dependencies, turn))),
    }),
    changing('settings.newPerDay', ({ cards }) => ({ newPerDay: cards })),
    changing('settings.order', ({ order }) => ({ reviewOrder: order })),
    changing('settings.retention', ({ percent }) => ({ retention: percent })),
    changing('settings.askedAs', ({ askedAs }) => ({ askedAs })),
    changing('settings.dayStart', ({ hour }) => ({ dayStart: hour })),
    changing('settings.fitted', ({ fitted }) => ({ fitted })),
    changing('settings.quizReviews', ({ counted }) => ({ quizReviews: counted })),
    changing('settings.sharing', ({ shared }) => ({ sharesReports: shared })),
    press({
      action: 'settings.readIn',
      async run(turn, { language }) {
        await dependencies.locales.choose(turn.actor.user, language);
        return update(settingsView(await current(dependencies, turn), true));
      },
    }),
    press({
      action: 'settings.remind',
      run: (turn, { minute }) => reminded(dependencies, turn, minute),
    }),
    press({ action: 'settings.askHoliday', opens: 'form', run: async () => ask(holidayForm) }),
    changing('settings.endHoliday', () => ({ holiday: null })),
    changing('settings.dontRemind', () => ({ reminder: null })),
    asking('settings.askReminder', ({ reminder }) => reminderForm(reminder)),
    asking('settings.askNewPerDay', ({ newPerDay }) => newPerDayForm(newPerDay)),
    asking('settings.askSteps', ({ learningSteps }) => stepsForm(learningSteps)),
    asking('settings.timeZone', ({ timeZoneName }) => timeZoneForm(timeZoneName)),
  ];
};

export const settingsSubmissions = (dependencies: SettingsDependencies): readonly AnySubmission[] => {
  const changing = (
    action: ActionType,
    retry: Action,
    wanted: (values: Readonly<Record<string, string>>) => SettingsChange,
  ) =>
    submission({
      action,
      run: (turn, _, values) =>
        orTryAgain(retry, async () => update(await changed(dependencies, turn, wanted(values)))),
    });
  return [
    changing('settings.submitTimeZone', { type: 'settings.timeZone' }, ({ zone = '' }) => ({
      timeZone: zone,
    })),
    changing('settings.submitNewPerDay', { type: 'settings.askNewPerDay' }, ({ cards = '' }) => ({
      newPerDay: wholeNumber(cards),
    })),
    submission({
      action: 'settings.submitReminder',
      run: (turn, _, { time = '' }) =>
        orTryAgain({ type: 'settings.askReminder' }, () => reminded(dependencies, turn, minuteOfDay(time))),
    }),
    changing('settings.submitHoliday', { type: 'settings.askHoliday' }, ({ until = '' }) => ({
      holiday: until,
    })),
    changing('settings.submitSteps', { type: 'settings.askSteps' }, ({ steps = '' }) => ({
      learningSteps: steps,
    })),
  ];
};
