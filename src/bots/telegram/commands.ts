import type { AnyCommand } from '../chat/command.js';

/** https://core.telegram.org/bots/api#botcommand: lower-case letters, digits and underscores. */
export const asName = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '_');

/** `/flashcard_add`: the path that Discord nests, in one word. */
const joinedPath = ({ path }: AnyCommand): string => asName(path.join('_'));

/** The name under which the menu lists a command. */
export const menuName = (command: AnyCommand): string =>
  command.shortcut === undefined ? joinedPath(command) : asName(command.shortcut);

/** Every name that a command answers to. */
export interface CommandNames {
  find(name: string): AnyCommand | undefined;
  /** The command that was typed and what follows its name; a path may be typed as Discord shows it: `/quiz stop`. */
  read(typed: TypedCommand): CommandLine | undefined;
}

export const createCommandNames = (commands: readonly AnyCommand[]): CommandNames => {
  const byName = new Map([
    ...commands.map((command) => [menuName(command), command] as const),
    ...commands.map((command) => [joinedPath(command), command] as const),
  ]);
  return {
    find: (name) => byName.get(name),
    read: (typed) => lineOf(byName, typed),
  };
};

const lineOf = (
  byName: ReadonlyMap<string, AnyCommand>,
  { name, rest }: TypedCommand,
): CommandLine | undefined => {
  const [, word = '', afterWord = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
  const nested = byName.get(`${name}_${word.toLowerCase()}`);
  if (nested) return { command: nested, rest: afterWord };
  const command = byName.get(name);
  return command && { command, rest };
};

export interface CommandLine {
  readonly command: AnyCommand;
  readonly rest: string;
}

export interface TypedCommand {
  /** Without slash and addressee, in lower case. */
  readonly name: string;
  readonly rest: string;
  /** Named this bot, so that an answer is expected even to an unknown command. */
  readonly addressed: boolean;
}

/** The command that a text or a caption begins with, unless it is meant for another bot. */
export const readCommand = (text: string, username: string): TypedCommand | undefined => {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?=\s|$)/.exec(text);
  if (!match) return undefined;
  const [whole, name = '', addressee] = match;
  if (addressee !== undefined && addressee.toLowerCase() !== username.toLowerCase()) return undefined;
  return {
    name: name.toLowerCase(),
    rest: text.slice(whole.length).trim(),
    addressed: addressee !== undefined,
  };
};
