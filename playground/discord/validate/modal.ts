import { z } from 'zod';
import { ComponentKind } from '../component-kind.js';
import {
  LABEL_DESCRIPTION_LENGTH,
  LABEL_LENGTH,
  MODAL_COMPONENTS,
  MODAL_FILES,
  MODAL_TITLE_LENGTH,
  TEXT_INPUT_LENGTH,
  TEXT_INPUT_PLACEHOLDER_LENGTH,
} from '../limits.js';
import { customId, selects, textDisplay } from './components.js';
import { complain, list, optional, parseForm, text } from './form.js';

const textInputFields = {
  type: z.literal(ComponentKind.textInput),
  id: optional(z.int().min(0)),
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: optional(z.int().min(0).max(TEXT_INPUT_LENGTH)),
  max_length: optional(z.int().min(1).max(TEXT_INPUT_LENGTH)),
  required: optional(z.boolean()),
  value: optional(text(0, TEXT_INPUT_LENGTH)),
  placeholder: optional(text(0, TEXT_INPUT_PLACEHOLDER_LENGTH)),
};
const rowInput = z.object({ ...textInputFields, label: text(1, LABEL_LENGTH) });
const labelInput = z.object({ ...textInputFields, label: z.undefined().optional() });
const fileUpload = z.object({
  type: z.literal(ComponentKind.fileUpload),
  id: optional(z.int().min(0)),
  custom_id: customId,
  min_values: optional(z.int().min(0).max(MODAL_FILES)),
  max_values: optional(z.int().min(1).max(MODAL_FILES)),
  required: optional(z.boolean()),
});
const actionRow = z.object({
  type: z.literal(ComponentKind.actionRow),
  id: optional(z.int().min(0)),
  components: list(z.discriminatedUnion('type', [rowInput]), 1, 1),
});
const label = z.object({
  type: z.literal(ComponentKind.label),
  id: optional(z.int().min(0)),
  label: text(1, LABEL_LENGTH),
  description: optional(text(0, LABEL_DESCRIPTION_LENGTH)),
  component: z.discriminatedUnion('type', [labelInput, fileUpload, ...selects]),
});

const modal = z
  .object({
    custom_id: customId,
    title: text(1, MODAL_TITLE_LENGTH),
    components: list(z.discriminatedUnion('type', [actionRow, label, textDisplay]), 1, MODAL_COMPONENTS),
  })
  .superRefine((form, context) => {
    const seen = new Set<string>();
    for (const { field, path } of placedFields(form)) {
      if (seen.has(field.custom_id))
        complain(context, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', [
          ...path,
          'custom_id',
        ]);
      seen.add(field.custom_id);
      if ('disabled' in field && field.disabled)
        complain(context, 'COMPONENT_DISABLED_IN_MODAL', 'Components in modals cannot be disabled', [
          ...path,
          'disabled',
        ]);
    }
  });

type ModalShape = { components: z.output<typeof actionRow | typeof label | typeof textDisplay>[] };
/** A checked modal. */
export type ModalForm = z.output<typeof modal>;
/** A field of a modal that a person fills in. */
export type ModalField = z.output<typeof rowInput> | z.output<typeof label>['component'];

/** The fields of a modal, top to bottom, with their places in the request. */
export const placedFields = (form: ModalShape): { field: ModalField; path: PropertyKey[] }[] =>
  form.components.flatMap((part, index): { field: ModalField; path: PropertyKey[] }[] => {
    const path = ['components', index];
    switch (part.type) {
      case ComponentKind.label:
        return [{ field: part.component, path: [...path, 'component'] }];
      case ComponentKind.actionRow:
        return part.components.map((field, at) => ({ field, path: [...path, 'components', at] }));
      case ComponentKind.textDisplay:
        return [];
      default:
        return part satisfies never;
    }
  });

/** Reads the data of a modal answer. @throws DiscordRefusal 50035 */
export const parseModal = (body: unknown): ModalForm => parseForm(modal, body);
