import type { AnyCommand } from './command.js';
import { optionTyped } from './typed-words.js';

/** Between the texts of several positional options: `/add Front :: Back`. */
const SEPARATOR = /\s*::\s*/;

/**
 * Options typed as words, where a platform has no option fields: `cards: 20 deck: "Cell biology"` by name, and
 * what remains fills the command's positional options in order. Unknown names are left in the text.
 */
export const readTypedOptions = (command: AnyCommand, typed: string): Record<string, string> => {
  const named: Record<string, string> = {};
  const rest = typed.replace(
    /(^|\s)(\p{L}+)\s*[:=](?!:)\s*(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|(\S+))/giu,
    (whole, space: string, name: string, ...values: (string | undefined)[]) => {
      const option = optionTyped(name);
      if (!Object.hasOwn(command.options, option) || command.positional?.includes(option)) return whole;
      named[option] = values.slice(0, 4).find((value) => value !== undefined) ?? '';
      return space;
    },
  );
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
