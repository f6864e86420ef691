import { z } from 'zod';
import {
  EMBED_AUTHOR_LENGTH,
  EMBED_DESCRIPTION_LENGTH,
  EMBED_FIELD_NAME_LENGTH,
  EMBED_FIELD_VALUE_LENGTH,
  EMBED_FIELDS,
  EMBED_FOOTER_LENGTH,
  EMBED_TITLE_LENGTH,
  EMBEDS_PER_MESSAGE,
  EMBEDS_TOTAL_LENGTH,
} from '../limits.js';
import { complain, list, optional, text } from './form.js';

const picture = optional(z.object({ url: z.string() }));
const embed = z.object({
  title: optional(text(0, EMBED_TITLE_LENGTH)),
  description: optional(text(0, EMBED_DESCRIPTION_LENGTH)),
  url: optional(z.string()),
  timestamp: optional(z.string()),
  color: optional(z.int().min(0).max(0xffffff)),
  footer: optional(z.object({ text: text(0, EMBED_FOOTER_LENGTH), icon_url: optional(z.string()) })),
  author: optional(z.object({ name: text(0, EMBED_AUTHOR_LENGTH), url: optional(z.string()) })),
  image: picture,
  thumbnail: picture,
  fields: optional(
    list(
      z.object({
        name: text(1, EMBED_FIELD_NAME_LENGTH),
        value: text(1, EMBED_FIELD_VALUE_LENGTH),
        inline: optional(z.boolean()),
      }),
      0,
      EMBED_FIELDS,
    ),
  ),
});

/** An embed as sent. */
export type Embed = z.output<typeof embed>;

/** The embeds of one message, with their common limit. */
export const embeds = list(embed, 0, EMBEDS_PER_MESSAGE).superRefine((all, context) => {
  const length = all.flatMap(textsOf).join('').length;
  if (length > EMBEDS_TOTAL_LENGTH)
    complain(context, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${EMBEDS_TOTAL_LENGTH}`);
});

/** What a person reads in an embed, top to bottom. */
export const textsOf = (one: Embed): string[] => {
  const fields = (one.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [one.author?.name, one.title, one.description, ...fields, one.footer?.text].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  );
};
