import { z } from 'zod';
import { type FormComplaint, refuse } from '../errors.js';
import {
  CONTENT_LENGTH,
  FILES_PER_MESSAGE,
  LEGACY_ACTION_ROWS,
  MEDIA_DESCRIPTION_LENGTH,
  NONCE_LENGTH,
} from '../limits.js';
import { displayComponent, legacyComponent, type TopComponent } from './components.js';
import { type Embed, embeds } from './embeds.js';
import { list, optional, parseForm, text } from './form.js';
import { layoutComplaints } from './layout.js';

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
export const parseMessage = (
  body: unknown,
  files: readonly string[],
  existing?: EditedMessage,
): MessageForm => {
  const { flags } = parseForm(z.object({ flags: plainFields.flags }), body);
  const isDisplay = (((flags ?? 0) | (existing?.flags ?? 0)) & MessageFlag.componentsV2) !== 0;
  const form: MessageForm = parseForm(isDisplay ? displayForm : legacyForm, body);
  const complaints = [
    ...(isDisplay ? legacyFieldsUsed(form, existing) : []),
    ...flagRemoved(form, existing),
    ...layoutComplaints(form.components ?? [], files),
    ...attachmentComplaints(form, files, existing),
  ];
  if (complaints.length > 0) throw refuse.invalidForm(complaints);
  if (isEmpty(form, files, existing)) throw refuse.emptyMessage();
  return form;
};

const legacyFieldsUsed = (form: MessageForm, existing: EditedMessage | undefined): FormComplaint[] => {
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
};

const flagRemoved = (form: MessageForm, existing: EditedMessage | undefined): FormComplaint[] => {
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
};

const attachmentComplaints = (
  form: MessageForm,
  files: readonly string[],
  existing: EditedMessage | undefined,
): FormComplaint[] =>
  (form.attachments ?? []).flatMap(({ id }, index): FormComplaint[] => {
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

const isEmpty = (
  form: MessageForm,
  files: readonly string[],
  existing: EditedMessage | undefined,
): boolean => {
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
};
