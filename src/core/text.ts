import { UserError } from './errors.js';

/** Control characters (PostgreSQL refuses NUL) except line feed and tab, and halves of surrogate pairs. */
const UNWANTED = /(?![\n\t])[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
/** Marks that change the direction of everything after them, even of text by others. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text as it is stored: NFC, with `\n` as line end and without control characters. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC').trim();

/** What leaves ink: neither blanks of any script nor marks without a letter. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name, in one line; empty where nothing of it can be seen. */
export const cleanName = (name: string): string => {
  const line = cleanText(name).replace(DIRECTION_OVERRIDES, '').replace(/\s+/g, ' ').trim();
  return VISIBLE.test(line) ? line : '';
};

/**
 * Refuses text of which nothing can be seen.
 * @param limit in UTF-16 units
 * @throws UserError `text.empty`, `text.too_long`
 */
export const checkLength = (field: string, text: string, limit: number): string => {
  if (!VISIBLE.test(text)) throw new UserError('text.empty', { field });
  if (text.length > limit) throw new UserError('text.too_long', { field, limit, length: text.length });
  return text;
};
