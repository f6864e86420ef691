import { z } from 'zod';
import { mediaOf, walk } from '../component-tree.js';
import { type FormComplaint, refuse } from '../errors.js';
import {
  COMPONENTS_PER_MESSAGE,
  CONTENT_LENGTH,
  DISPLAYABLE_TEXT_LENGTH,
  FILES_PER_MESSAGE,
  LEGACY_ACTION_ROWS,
  MEDIA_DESCRIPTION_LENGTH,
  NONCE_LENGTH,
} from '../limits.js';
import { ComponentKind, displayComponent, legacyComponent, type TopComponent } from './components.js';
import { type Embed, embeds } from './embeds.js';
import { list, optional, parseForm, text } from './form.js';

/** Message flags (https://docs.discord.com/developers/resources/message#message-object-message-flags). */
export const MessageFlag = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;

const snowflake = z.string().regex(/^\d{1,20}$/);
const allowedMentions = z.object({
  parse: optional(z.array(z.enum(['users', 'roles', 'everyone']))),
  users: optional(z.array(snowflake)),
  roles: optional(z.array(snowflake)),
  replied_user: optional(z.boolean()),
});
/** Whom a message may ping; absent means everybody it names. */
export type AllowedMentions = z.output<typeof allowedMentions>;

const plainFields = {
  content: optional(text(0, CONTENT_LENGTH)),
  embeds: optional(embeds),
  flags: optional(z.int()),
  allowed_mentions: optional(allowedMentions),
  attachments: optional(
    list(
      z.object({
        id: z.union([snowflake, z.int()]),
        filename: optional(z.string()),
        description: optional(text(0, MEDIA_DESCRIPTION_LENGTH)),
      }),
      0,
      FILES_PER_MESSAGE,
    ),
  ),
  nonce: optional(z.union([z.int(), text(0, NONCE_LENGTH)])),
  enforce_nonce: optional(z.boolean()),
  message_reference: optional(
    z.object({ message_id: optional(snowflake), fail_if_not_exists: optional(z.boolean()) }),
  ),
  poll: optional(z.unknown()),
  sticker_ids: optional(z.array(z.string())),
};
const legacyForm = z.object({
  ...plainFields,
  components: optional(list(legacyComponent, 0, LEGACY_ACTION_ROWS)),
});
const displayForm = z.object({ ...plainFields, components: optional(z.array(displayComponent)) });

/** A message as a request describes it; what is undefined was not named. */
export type MessageForm = z.output<typeof displayForm>;

/** What the checks must know of the message being edited. */
export interface EditedMessage {
  readonly flags: number;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly TopComponent[];
  readonly attachments: readonly { readonly id: string }[];
}

/**
 * Reads a message to be created, or the edit of `existing`.
 * @param files the names of the files uploaded in the same request
 * @throws DiscordRefusal as Discord would
 */
export function parseMessage(body: unknown, files: readonly string[], existing?: EditedMessage): MessageForm {
  const named = ((parseForm(z.object({ flags: plainFields.flags }), body).flags ?? 0) |
    (existing?.flags ?? 0)) as number;
  const isDisplay = (named & MessageFlag.componentsV2) !== 0;
  const form: MessageForm = parseForm(isDisplay ? displayForm : legacyForm, body);
  const complaints = [
    ...(isDisplay ? legacyFieldsUsed(form, existing) : []),
    ...flagRemoved(form, existing),
    ...componentComplaints(form.components ?? [], files),
    ...attachmentComplaints(form, files, existing),
  ];
  if (complaints.length > 0) throw refuse.invalidForm(complaints);
  if (isEmpty(form, files, existing)) throw refuse.emptyMessage();
  return form;
}

function legacyFieldsUsed(form: MessageForm, existing: EditedMessage | undefined): FormComplaint[] {
  const used = {
    content: (form.content === undefined ? existing?.content : form.content) || undefined,
    embeds: form.embeds === undefined ? existing?.embeds : (form.embeds ?? []),
    poll: form.poll ?? undefined,
    sticker_ids: form.sticker_ids ?? undefined,
  };
  return Object.entries(used)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function flagRemoved(form: MessageForm, existing: EditedMessage | undefined): FormComplaint[] {
  if (existing === undefined || typeof form.flags !== 'number') return [];
  const isRemoved = (existing.flags & ~form.flags & MessageFlag.componentsV2) !== 0;
  return isRemoved
    ? [
        {
          path: ['flags'],
          code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
          message: 'The IS_COMPONENTS_V2 flag cannot be removed from a message',
        },
      ]
    : [];
}

function componentComplaints(components: readonly TopComponent[], files: readonly string[]): FormComplaint[] {
  const all = [...walk(components)];
  const textLength = all.reduce(
    (sum, { component }) =>
      sum + (component.type === ComponentKind.textDisplay ? component.content.length : 0),
    0,
  );
  const complaints: FormComplaint[] = [];
  if (all.length > COMPONENTS_PER_MESSAGE)
    complaints.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${COMPONENTS_PER_MESSAGE}`,
    });
  if (textLength > DISPLAYABLE_TEXT_LENGTH)
    complaints.push({
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total displayable text size exceeds the maximum size of ${DISPLAYABLE_TEXT_LENGTH}`,
    });
  return [...complaints, ...repeatedIds(all), ...missingMedia(all, files)];
}

type Placed = ReturnType<typeof walk> extends Generator<infer T> ? T : never;

function repeatedIds(all: readonly Placed[]): FormComplaint[] {
  const seen = new Set<string | number>();
  return all.flatMap(({ component, path }) =>
    (['custom_id', 'id'] as const).flatMap((field): FormComplaint[] => {
      const value = field in component ? Reflect.get(component, field) : undefined;
      if (!value) return [];
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      const what = field === 'id' ? 'id' : 'custom id';
      return [
        {
          path: [...path, field],
          code: field === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: `Component ${what} cannot be duplicated`,
        },
      ];
    }),
  );
}

const UPLOADED = 'attachment://';

/** A reference to an upload must be met by a file of the same request; a file component takes nothing else. */
function missingMedia(all: readonly Placed[], files: readonly string[]): FormComplaint[] {
  return all.flatMap((placed) =>
    mediaOf(placed).flatMap(({ media, path }): FormComplaint[] => {
      const at = [...path, 'url'];
      if (media.url.startsWith(UPLOADED)) {
        const name = media.url.slice(UPLOADED.length);
        if (files.includes(name)) return [];
        return [
          {
            path: at,
            code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            message: `The referenced attachment ${name} in the unfurled media item was not found`,
          },
        ];
      }
      const isFile = placed.component.type === ComponentKind.file;
      if (!isFile && /^https?:\/\//.test(media.url)) return [];
      return [
        {
          path: at,
          code: 'URL_TYPE_INVALID_SCHEME',
          message: `Scheme must be one of (${isFile ? "'attachment'" : "'http', 'https', 'attachment'"}).`,
        },
      ];
    }),
  );
}

function attachmentComplaints(
  form: MessageForm,
  files: readonly string[],
  existing: EditedMessage | undefined,
): FormComplaint[] {
  return (form.attachments ?? []).flatMap(({ id }, index): FormComplaint[] => {
    const isUpload = Number(id) < files.length;
    const isKept = existing?.attachments.some((attachment) => attachment.id === String(id)) ?? false;
    if (isUpload || isKept) return [];
    return [
      {
        path: ['attachments', index, 'id'],
        code: 'ATTACHMENT_NOT_FOUND',
        message: `Attachment data for attachment with id ${id} not found`,
      },
    ];
  });
}

function isEmpty(form: MessageForm, files: readonly string[], existing: EditedMessage | undefined): boolean {
  const content = form.content === undefined ? existing?.content : form.content;
  const kept = form.attachments === undefined ? existing?.attachments : form.attachments;
  const parts = [
    form.embeds === undefined ? existing?.embeds : form.embeds,
    form.components === undefined ? existing?.components : form.components,
    kept,
    files,
    form.sticker_ids,
  ];
  return !content?.trim() && form.poll == null && parts.every((part) => (part?.length ?? 0) === 0);
}
