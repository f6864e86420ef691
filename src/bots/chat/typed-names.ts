import type { AnyCommand } from './command.js';
import { QUOTED } from './quotation.js';
import { optionTyped } from './typed-words.js';

const NAME = /(?<=^|[\s,;])(\p{L}+)\s*[:=](?!:)\s*/gu;
const QUOTATIONS = new RegExp(QUOTED, 'gu');

/** An option's name in a typed text, from its first character to its value's first. */
export interface TypedName {
  readonly option: string;
  readonly index: number;
  readonly end: number;
}

/** The names of a command's options in a typed text, in any language, but for those within quotation marks. */
export const namesIn = ({ options }: AnyCommand, typed: string): readonly TypedName[] => {
  return [...withoutQuoted(typed).matchAll(NAME)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const option = optionTyped(name);
    return Object.hasOwn(options, option) ? [{ option, index, end: index + whole.length }] : [];
  });
};

/** With nothing to read within quotation marks; as long as before. */
export const withoutQuoted = (typed: string): string =>
  typed.replace(QUOTATIONS, (quoted) => '\0'.repeat(quoted.length));

/** Without blanks and commas around it. */
export const trimmed = (text: string): string => text.replace(/^[\s,;]+|[\s,;]+$/g, '');
