import { z } from 'zod';
import { ButtonStyle, ComponentKind } from '../component-kind.js';
import {
  BUTTON_LABEL_LENGTH,
  BUTTON_URL_LENGTH,
  BUTTONS_PER_ROW,
  COMPONENTS_PER_MESSAGE,
  CUSTOM_ID_LENGTH,
  DISPLAYABLE_TEXT_LENGTH,
  GALLERY_ITEMS,
  MEDIA_DESCRIPTION_LENGTH,
  MEDIA_URL_LENGTH,
  SECTION_TEXTS,
  SELECT_OPTION_LENGTH,
  SELECT_OPTIONS,
  SELECT_PLACEHOLDER_LENGTH,
} from '../limits.js';
import { complain, list, optional, text } from './form.js';

const id = optional(z.int().min(0));
export const customId = text(1, CUSTOM_ID_LENGTH);
const emoji = optional(
  z.object({ id: optional(z.string()), name: optional(z.string()), animated: optional(z.boolean()) }),
);

const button = z
  .object({
    type: z.literal(ComponentKind.button),
    id,
    style: z.int().min(ButtonStyle.primary).max(ButtonStyle.premium),
    label: optional(text(0, BUTTON_LABEL_LENGTH)),
    emoji,
    custom_id: optional(customId),
    url: optional(text(1, BUTTON_URL_LENGTH)),
    sku_id: optional(z.string()),
    disabled: optional(z.boolean()),
  })
  .superRefine((value, context) => {
    const required = { [ButtonStyle.link]: value.url, [ButtonStyle.premium]: value.sku_id }[value.style];
    const isPressed = value.style < ButtonStyle.link;
    if (isPressed && value.custom_id == null)
      complain(context, 'BASE_TYPE_REQUIRED', 'This field is required', ['custom_id']);
    if (!isPressed && required == null)
      complain(context, 'BASE_TYPE_REQUIRED', 'This field is required', [
        value.style === ButtonStyle.link ? 'url' : 'sku_id',
      ]);
    if (isPressed ? value.url != null || value.sku_id != null : value.custom_id != null)
      complain(
        context,
        'COMPONENT_CUSTOM_ID_AND_URL_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    if (value.style !== ButtonStyle.premium && !value.label?.trim() && value.emoji == null)
      complain(context, 'BUTTON_LABEL_OR_EMOJI_REQUIRED', 'A button needs a label or an emoji', ['label']);
  });

const selectBase = {
  id,
  custom_id: customId,
  placeholder: optional(text(0, SELECT_PLACEHOLDER_LENGTH)),
  min_values: optional(z.int().min(0).max(SELECT_OPTIONS)),
  max_values: optional(z.int().min(1).max(SELECT_OPTIONS)),
  required: optional(z.boolean()),
  disabled: optional(z.boolean()),
};
const stringSelect = z.object({
  ...selectBase,
  type: z.literal(ComponentKind.stringSelect),
  options: list(
    z.object({
      label: text(1, SELECT_OPTION_LENGTH),
      value: text(1, SELECT_OPTION_LENGTH),
      description: optional(text(0, SELECT_OPTION_LENGTH)),
      emoji,
      default: optional(z.boolean()),
    }),
    1,
    SELECT_OPTIONS,
  ),
});
const filledSelect = z.object({
  ...selectBase,
  type: z.union([
    z.literal(ComponentKind.userSelect),
    z.literal(ComponentKind.roleSelect),
    z.literal(ComponentKind.mentionableSelect),
    z.literal(ComponentKind.channelSelect),
  ]),
  channel_types: optional(z.array(z.int())),
});
/** Every kind of select menu, in messages and in modals. */
export const selects = [stringSelect, filledSelect] as const;

const actionRow = z
  .object({
    type: z.literal(ComponentKind.actionRow),
    id,
    components: list(z.discriminatedUnion('type', [button, ...selects]), 1, BUTTONS_PER_ROW),
  })
  .superRefine((row, context) => {
    const holdsSelect = row.components.some((part) => part.type !== ComponentKind.button);
    if (holdsSelect && row.components.length > 1)
      complain(context, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The component layout exceeds the maximum width', [
        'components',
      ]);
  });

/** A piece of Markdown. */
export const textDisplay = z.object({
  type: z.literal(ComponentKind.textDisplay),
  id,
  content: text(1, DISPLAYABLE_TEXT_LENGTH),
});

const media = z.object({ url: text(1, MEDIA_URL_LENGTH) });
const thumbnail = z.object({
  type: z.literal(ComponentKind.thumbnail),
  id,
  media,
  description: optional(text(0, MEDIA_DESCRIPTION_LENGTH)),
  spoiler: optional(z.boolean()),
});
const mediaGallery = z.object({
  type: z.literal(ComponentKind.mediaGallery),
  id,
  items: list(
    z.object({
      media,
      description: optional(text(0, MEDIA_DESCRIPTION_LENGTH)),
      spoiler: optional(z.boolean()),
    }),
    1,
    GALLERY_ITEMS,
  ),
});
const file = z.object({
  type: z.literal(ComponentKind.file),
  id,
  file: media,
  spoiler: optional(z.boolean()),
});
const separator = z.object({
  type: z.literal(ComponentKind.separator),
  id,
  divider: optional(z.boolean()),
  spacing: optional(z.int().min(1).max(2)),
});
const section = z.object({
  type: z.literal(ComponentKind.section),
  id,
  components: list(textDisplay, 1, SECTION_TEXTS),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const container = z.object({
  type: z.literal(ComponentKind.container),
  id,
  accent_color: optional(z.int().min(0).max(0xffffff)),
  spoiler: optional(z.boolean()),
  components: list(
    z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, separator, file]),
    1,
    COMPONENTS_PER_MESSAGE,
  ),
});

/** What a message without the components flag may hold at its top. */
export const legacyComponent = z.discriminatedUnion('type', [actionRow]);
/** What a message with the components flag may hold at its top. */
export const displayComponent = z.discriminatedUnion('type', [
  actionRow,
  textDisplay,
  section,
  mediaGallery,
  separator,
  file,
  container,
]);

export type TopComponent = z.output<typeof displayComponent>;
export type SectionComponent = z.output<typeof section>;
export type ButtonComponent = z.output<typeof button>;
export type StringSelectComponent = z.output<typeof stringSelect>;
export type SelectComponent = StringSelectComponent | z.output<typeof filledSelect>;
export type ThumbnailComponent = z.output<typeof thumbnail>;
/** Any component of a message, at any depth. */
export type MessageComponent = TopComponent | ButtonComponent | SelectComponent | ThumbnailComponent;
