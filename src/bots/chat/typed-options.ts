import type { AnyCommand } from './command.js';

/** Between the texts of several positional options: `/add Front :: Back`. */
const SEPARATOR = /\s*::\s*/;

/**
 * Options typed as words, where a platform has no option fields: `cards: 20 deck: "Cell biology"` by name, and
 * what remains fills the command's positional options in order. Unknown names are left in the text.
 */
export const readTypedOptions = (command: AnyCommand, typed: string): Record<string, string> => {
  const named: Record<string, string> = {};
  const rest = typed.replace(
    /(^|\s)([a-z]+)\s*[:=](?!:)\s*(?:"([^"]*)"|“([^”]*)”|(\S+))/gi,
    (whole, space: string, name: string, ...values: (string | undefined)[]) => {
      const option = name.toLowerCase();
      if (!(option in command.options) || command.positional?.includes(option)) return whole;
      named[option] = values.slice(0, 3).find((value) => value !== undefined) ?? '';
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
  const [, value] = new RegExp(`^${name}\\s*[:=](?!:)\\s*(.*)$`, 'is').exec(rest) ?? [];
  return value === undefined ? rest : value.replace(/^(?:"([^"]*)"|“([^”]*)”)$/, '$1$2');
};
