import type { AnyCommand } from './command.js';
import { readValues } from './typed-values.js';
import { optionTyped } from './typed-words.js';

/** Between the texts of several positional options: `/add Front :: Back`. */
const SEPARATOR = /\s*::\s*/;

const OPTION = '(\\p{L}+)\\s*[:=](?!:)\\s*(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|(\\S+))';
const AT_START = new RegExp(`^\\s*${OPTION}(?=\\s|$)`, 'u');
const AT_END = new RegExp(`(?:^|\\s)${OPTION}\\s*$`, 'u');

/**
 * Options typed as words, where a platform has no option fields: `cards: 20 deck: "Cell biology"` by name, and
 * what remains fills the command's positional options in order. Options stand before the text or behind it: inside
 * it, and where the command has no such option, their names are words like others. A command without positional options
 * may be given values of several words.
 */
export const readTypedOptions = (command: AnyCommand, typed: string): Record<string, string> =>
  command.positional === undefined ? readValues(command, typed) : readAround(command, typed);

const readAround = (command: AnyCommand, typed: string): Record<string, string> => {
  const named: Record<string, string> = {};
  let rest = typed;
  const take = (where: RegExp): boolean => {
    const [whole, name = '', ...values] = where.exec(rest) ?? [];
    const option = optionTyped(name);
    if (whole === undefined || !Object.hasOwn(command.options, option)) return false;
    if (command.positional?.includes(option)) return false;
    named[option] ??= values.find((value) => value !== undefined) ?? '';
    rest = where === AT_START ? rest.slice(whole.length) : rest.slice(0, -whole.length);
    return true;
  };
  while (take(AT_START));
  while (take(AT_END));
  return { ...readPositional(command.positional ?? [], rest.trim()), ...named };
};

const readPositional = (names: readonly string[], rest: string): Record<string, string> => {
  if (!rest) return {};
  const [only = ''] = names;
  const parts = names.length > 1 ? rest.split(SEPARATOR) : [withoutName(only, rest)];
  const last = names.length - 1;
  return Object.fromEntries(
    names.flatMap((name, i) => {
      const part = i === last ? parts.slice(last).join(' :: ') : parts[i];
      return part ? [[name, part.trim()]] : [];
    }),
  );
};

/** A single positional option may be named as the others are: `deck: "Cell biology"`. */
const withoutName = (name: string, rest: string): string => {
  const [, typed = '', value = ''] = /^(\p{L}+)\s*[:=](?!:)\s*(.*)$/su.exec(rest) ?? [];
  return optionTyped(typed) === name
    ? value.replace(/^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”])$/, '$1$2$3')
    : rest;
};
