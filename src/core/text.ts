import { UserError } from './errors.js';

/** Control characters (PostgreSQL refuses NUL) except line feed and tab, and halves of surrogate pairs. */
const UNWANTED = /(?![\n\t])[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
/** Marks that change the direction of everything after them, even of text by others. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text as it is stored: NFC, with `\n` as line end and without control characters. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC').trim();

/** A name, in one line. */
export const cleanName = (name: string): string =>
  cleanText(name).replace(DIRECTION_OVERRIDES, '').replace(/\s+/g, ' ').trim();

/**
 * @param limit in UTF-16 units
 * @throws UserError `text.empty`, `text.too_long`
 */
export const checkLength = (field: string, text: string, limit: number): string => {
  if (text === '') throw new UserError('text.empty', { field });
  if (text.length > limit) throw new UserError('text.too_long', { field, limit, length: text.length });
  return text;
};
