import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { encodeAction } from '../chat/action.js';
import type { BoundField, BoundForm, Form } from '../chat/outcome.js';
import { text, type View } from '../chat/view.js';
import { messages } from '../messages/messages.js';
import {
  FIELD_LABEL_MAX,
  FIELD_PLACEHOLDER_MAX,
  FIELD_VALUE_MAX,
  MODAL_FIELDS_MAX,
  MODAL_TITLE_MAX,
} from './limits.js';
import { plain } from './markdown.js';
import { ViewDoesNotFit } from './view-does-not-fit.js';

/**
 * The form as a modal.
 * @throws ViewDoesNotFit
 */
export const renderForm = (form: BoundForm): APIModalInteractionResponseCallbackData => {
  const { length } = form.fields;
  if (length === 0 || length > MODAL_FIELDS_MAX) throw new ViewDoesNotFit(`a form of ${length} fields`);
  return {
    custom_id: encodeAction(form.submit),
    title: within(form.title, MODAL_TITLE_MAX, 'title'),
    components: form.fields.map((field) => ({
      type: ComponentType.Label,
      label: within(field.label, FIELD_LABEL_MAX, 'label'),
      component: textInput(field),
    })),
  };
};

/** For where the form itself cannot be shown: a button that opens it. */
export const openFormView = ({ reopen }: Form): View => ({
  blocks: [text(messages.answers.formIsReady)],
  buttons: [[{ label: messages.answers.openForm, action: reopen, tone: 'primary' }]],
});

const textInput = ({ name, value, placeholder, long, required, implied, maxLength }: BoundField) => ({
  type: ComponentType.TextInput as const,
  custom_id: name,
  style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required: required && !implied,
  max_length: Math.min(maxLength, FIELD_VALUE_MAX),
  ...(value ? { value: within(value, Math.min(maxLength, FIELD_VALUE_MAX), 'value') } : {}),
  ...(placeholder ? { placeholder: within(placeholder, FIELD_PLACEHOLDER_MAX, 'placeholder') } : {}),
});

const within = (text: string, most: number, what: string): string => {
  const shown = plain(text);
  if (shown.length > most) throw new ViewDoesNotFit(`a form's ${what} of ${shown.length} characters`);
  return shown;
};

/** What was filled in, by the fields' names. */
export const formValues = ({ fields }: ModalSubmitInteraction): Record<string, string> =>
  Object.fromEntries(
    [...fields.fields.values()].flatMap((field) =>
      field.type === ComponentType.TextInput ? [[field.customId, field.value]] : [],
    ),
  );
