import type { AnyCommand } from './command.js';
import { insideMarks, QUOTED } from './quotation.js';
import { namesIn, trimmed } from './typed-names.js';

/** What was typed: options by their names, and the words that are none of them. */
export interface TypedValues {
  readonly options: Readonly<Record<string, string>>;
  readonly unread: readonly string[];
}

const QUOTED_VALUE = new RegExp(`^${QUOTED}(?=[\\s,;]|$)`, 'u');

/** An option's value, and free words behind it. */
interface Value {
  readonly option: string;
  readonly value: string;
  readonly words: string;
}

/**
 * Options of a command that has no text of its own: a value goes on to the name of the next option, as in
 * `deck: Plant biology cards: 3`. What stands before the first name, or behind a value, is read as free words. Of an
 * option that is named twice the first value counts.
 */
export const readValues = (command: AnyCommand, typed: string): TypedValues => {
  const names = namesIn(command, typed);
  const values = names.map(({ option, end }, i) =>
    readValue(command, option, trimmed(typed.slice(end, names[i + 1]?.index))),
  );
  const isFirst = ({ option }: Value, i: number) => values.findIndex((each) => each.option === option) === i;
  const free = [trimmed(typed.slice(0, names[0]?.index)), ...values.map(({ words }) => words)]
    .filter(Boolean)
    .join(', ');
  const wish = command.readWords?.(free) ?? { options: {}, unread: free === '' ? [] : [free] };
  const named = values.filter(isFirst).map(({ option, value }) => [option, value]);
  const again = values
    .filter((each, i) => !isFirst(each, i))
    .map(({ option, value }) => `${option}: ${value}`);
  return {
    options: { ...wish.options, ...Object.fromEntries(named) },
    unread: [...wish.unread, ...again],
  };
};

/** Free words stand behind quotes or a number, or after a comma or a number where they say something else. */
const readValue = (command: AnyCommand, option: string, typed: string): Value => {
  const [quoted] = QUOTED_VALUE.exec(typed) ?? [];
  if (quoted !== undefined)
    return { option, value: insideMarks(quoted), words: trimmed(typed.slice(quoted.length)) };
  if (command.options[option]?.kind === 'text') return readText(command, option, typed);
  const [value = ''] = /^[^\s,;]*/u.exec(typed) ?? [];
  return { option, value, words: trimmed(typed.slice(value.length)) };
};

const readText = ({ readWords }: AnyCommand, option: string, typed: string): Value => {
  const saysMore = (part: string): boolean => {
    const read = readWords?.(part);
    return read?.unread.length === 0 && !('focus' in read.options) && !(option in read.options);
  };
  const [first = '', ...more] = typed.split(/\s*[,;\n]\s*/);
  const [, name = first, count = ''] = /^(.*\S)\s+(\d{1,4}\s*\p{L}.*)$/u.exec(first) ?? [];
  const isCounted = count !== '' && saysMore(count);
  const words = more.filter(saysMore);
  const value = [isCounted ? name : first, ...more.filter((part) => !words.includes(part))].join(', ');
  return { option, value, words: [...(isCounted ? [count] : []), ...words].join(', ') };
};
