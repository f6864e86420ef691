import type { Form } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import { timeOfDay } from '../reminders/time-of-day.js';
import type { ShownSettings } from './settings-view.js';

const words = messages.account.settings;

/** `10:30 p.m.` */
const TIME_MAX = 30;
/** Of a number, which may be typed in words. */
const NUMBER_MAX = 40;
/** `until Wednesday, 24 September 2026` */
const DATE_MAX = 40;
/** Longer than any name of a zone, a city or a country. */
const TIME_ZONE_MAX = 60;
/** Five steps with their units written out. */
const STEPS_MAX = 80;

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
      ...{ value: `${newPerDay}`, required: true, maxLength: NUMBER_MAX },
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

export const reminderForm = (reminder: ShownSettings['reminder']): Form => ({
  title: words.reminder,
  fields: [
    {
      ...{ name: 'time', label: words.timeField, required: true, maxLength: TIME_MAX },
      ...(reminder && { value: timeOfDay(reminder.minute) }),
    },
  ],
  submit: { type: 'settings.submitReminder' },
  reopen: { type: 'settings.askReminder' },
});

export const holidayForm: Form = {
  title: words.holiday,
  fields: [{ name: 'until', label: words.holidayField, required: true, maxLength: DATE_MAX }],
  submit: { type: 'settings.submitHoliday' },
  reopen: { type: 'settings.askHoliday' },
};
