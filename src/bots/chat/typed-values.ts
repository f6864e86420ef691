import type { AnyCommand } from './command.js';
import { optionTyped } from './typed-words.js';

const NAME = /(?<=^|[\s,;])(\p{L}+)\s*[:=](?!:)\s*/gu;
const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]/gu;
const QUOTED_VALUE = /^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”])(?=[\s,;]|$)/u;

interface Named {
  readonly option: string;
  readonly value: string;
}

/**
 * Options of a command that has no text of its own: a value goes on to the name of the next option, as in
 * `deck: Plant biology cards: 3`. What stands before the first name, or behind a value, is read as free words.
 */
export const readValues = (command: AnyCommand, typed: string): Record<string, string> => {
  const { words, named } = split(command, typed);
  const read = named.map(({ option, value }) => readValue(command, option, value));
  const free = [words, ...read.map((each) => each.words)].filter(Boolean).join(', ');
  const options = Object.fromEntries(read.map(({ option, value }) => [option, value]).reverse());
  return { ...command.readWords?.(free).options, ...options };
};

const split = (
  command: AnyCommand,
  typed: string,
): { readonly words: string; readonly named: readonly Named[] } => {
  const masked = typed.replace(QUOTED, (quoted) => '\0'.repeat(quoted.length));
  const names = [...masked.matchAll(NAME)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const option = optionTyped(name);
    return Object.hasOwn(command.options, option) ? [{ option, index, end: index + whole.length }] : [];
  });
  return {
    words: trimmed(typed.slice(0, names[0]?.index)),
    named: names.map(({ option, end }, i) => ({
      option,
      value: trimmed(typed.slice(end, names[i + 1]?.index)),
    })),
  };
};

const trimmed = (text: string): string => text.replace(/^[\s,;]+|[\s,;]+$/g, '');

/** A value, and the free words behind it: behind quotes or a number, or after a comma where they say something else. */
const readValue = (
  { options, readWords }: AnyCommand,
  option: string,
  typed: string,
): Named & { readonly words: string } => {
  const [quoted, ...inQuotes] = QUOTED_VALUE.exec(typed) ?? [];
  if (quoted !== undefined)
    return {
      option,
      value: inQuotes.find((each) => each !== undefined) ?? '',
      words: trimmed(typed.slice(quoted.length)),
    };
  if (options[option]?.kind !== 'text') {
    const [value = ''] = /^[^\s,;]*/u.exec(typed) ?? [];
    return { option, value, words: trimmed(typed.slice(value.length)) };
  }
  const [first = '', ...more] = typed.split(/\s*[,;\n]\s*/);
  const saysMore = (part: string): boolean | undefined => {
    const read = readWords?.(part);
    return read?.complete && !('focus' in read.options) && !(option in read.options);
  };
  const words = more.filter(saysMore);
  const value = [first, ...more.filter((part) => !words.includes(part))].join(', ');
  return { option, value, words: words.join(', ') };
};
