import { ComponentKind } from '../component-kind.js';
import type { Upload } from '../files.js';
import { TEXT_INPUT_LENGTH } from '../limits.js';
import { type ModalField, type ModalForm, placedFields } from '../validate/modal.js';
import { ImpossibleError } from './impossible.js';

/** A field of a modal as a person sees it. */
export interface ShownField {
  readonly customId: string;
  readonly kind: 'text' | 'select' | 'file';
  readonly label: string;
  readonly description: string | undefined;
  readonly isParagraph: boolean;
  readonly value: string;
  readonly placeholder: string | undefined;
  readonly required: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** A modal as a person sees it. */
export interface ShownModal {
  readonly customId: string;
  readonly title: string;
  /** The text between the fields, in Discord's Markdown. */
  readonly text: string;
  readonly fields: readonly ShownField[];
}

/** What a person enters: text, picked values, or files. */
export type FieldInput = string | readonly string[] | readonly Upload[];

/** The modal as it opens. */
export const showModal = (modal: ModalForm): ShownModal => ({
  customId: modal.custom_id,
  title: modal.title,
  text: modal.components.flatMap((part) => ('content' in part ? [part.content] : [])).join('\n'),
  fields: placedFields(modal).map(({ field }) => showField(modal, field)),
});

const showField = (modal: ModalForm, field: ModalField): ShownField => {
  const label = modal.components.find((part) => 'component' in part && part.component === field);
  const hasLabel = label !== undefined && 'label' in label;
  return {
    customId: field.custom_id,
    kind: kindOf(field),
    label: hasLabel ? label.label : 'label' in field ? (field.label ?? '') : '',
    description: hasLabel ? (label.description ?? undefined) : undefined,
    isParagraph: 'style' in field && field.style === 2,
    value: ('value' in field ? field.value : undefined) ?? '',
    placeholder: ('placeholder' in field ? field.placeholder : undefined) ?? undefined,
    required: field.required ?? true,
    options: 'options' in field ? field.options.map(({ label, value }) => ({ label, value })) : [],
  };
};

const kindOf = (field: ModalField): ShownField['kind'] => {
  if (field.type === ComponentKind.textInput) return 'text';
  return field.type === ComponentKind.fileUpload ? 'file' : 'select';
};

/**
 * The components of a submission: every field with what was entered, else with what it was prefilled with.
 * @param attach uploads a file and returns its id
 * @throws ImpossibleError where Discord's app would not let the person submit
 */
export const fillModal = (
  modal: ModalForm,
  inputs: Readonly<Record<string, FieldInput>>,
  attach: (upload: Upload) => string,
): object[] => {
  const known = placedFields(modal).map(({ field }) => field.custom_id);
  const unknown = Object.keys(inputs).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ImpossibleError(`The form has no field ${unknown}`);
  const fill = (field: ModalField) => fillField(field, inputs[field.custom_id], attach);
  return modal.components.map((part, index) => {
    const base = { type: part.type, id: part.id ?? index + 1 };
    switch (part.type) {
      case ComponentKind.label:
        return { ...base, component: fill(part.component) };
      case ComponentKind.actionRow:
        return { ...base, components: part.components.map(fill) };
      case ComponentKind.textDisplay:
        return base;
      default:
        return part satisfies never;
    }
  });
};

const fillField = (
  field: ModalField,
  input: FieldInput | undefined,
  attach: (upload: Upload) => string,
): object => {
  const base = { type: field.type, id: field.id ?? 0, custom_id: field.custom_id };
  if (field.type === ComponentKind.textInput) {
    const value = input ?? field.value ?? '';
    if (typeof value !== 'string') throw new ImpossibleError(`${field.custom_id} takes text`);
    checkEntered(field, value);
    return { ...base, value };
  }
  const entered = typeof input === 'string' ? [input] : (input ?? []);
  const values = entered.map((item) => (typeof item === 'string' ? item : attach(item)));
  const least = (field.required ?? true) ? Math.max(1, field.min_values ?? 1) : 0;
  if (values.length < least || values.length > (field.max_values ?? 1))
    throw new ImpossibleError(`${field.custom_id} takes ${least} to ${field.max_values ?? 1} values`);
  return { ...base, values };
};

const checkEntered = (field: Extract<ModalField, { type: 4 }>, value: string): void => {
  if (value === '' && !(field.required ?? true)) return;
  const least = Math.max(field.required === false ? 0 : 1, field.min_length ?? 0);
  if (value.length < least || value.length > (field.max_length ?? TEXT_INPUT_LENGTH))
    throw new ImpossibleError(
      `${field.custom_id} takes ${least} to ${field.max_length ?? TEXT_INPUT_LENGTH} characters`,
    );
};
