import { LANGUAGES, typedWords } from '../messages/catalog.js';
import type { AnyCommand, OptionSpec } from './command.js';
import { insideMarks, QUOTED, unquoted } from './quotation.js';
import { hasSeparator, QUESTION_ENDS, splitAtSeparator } from './separator.js';
import { namesIn, type TypedName, trimmed, withoutQuoted } from './typed-names.js';
import { readValues, type TypedValues } from './typed-values.js';
import { optionTyped } from './typed-words.js';

/** What was typed after a command. */
export interface TypedOptions extends TypedValues {
  /** What is taken whole, as `Turn.text`. */
  readonly text?: string;
}

/**
 * Options typed as words, where a platform has no option fields: `cards: 20 deck: "Cell biology"` by name, and
 * what remains fills the command's positional options in order. Options stand before the text or behind it: inside
 * it, and where the command has no such option, their names are words like others.
 */
export const readTypedOptions = (command: AnyCommand, typed: string): TypedOptions =>
  command.positional === undefined
    ? readValues(command, typed)
    : readAround(command, command.positional, withColons(command, withCounts(command, typed.trim())));

type Named = Readonly<Record<string, string>>;

const readAround = (command: AnyCommand, positional: readonly string[], typed: string): TypedOptions => {
  const behind = takeBehind(command, positional, typed);
  const before = takeBefore(command, positional, behind.rest);
  const options = { ...before.named, ...behind.named };
  if (command.takesWhole?.(before.rest)) return { options, unread: [], text: before.rest };
  return { options: { ...readPositional(command, positional, before.rest), ...options }, unread: [] };
};

interface Taken {
  readonly named: Named;
  readonly rest: string;
}

/** Options at the end, from the last to the first. */
const takeBehind = (
  command: AnyCommand,
  positional: readonly string[],
  typed: string,
  named: Named = {},
): Taken => {
  const last = namesIn(command, typed).findLast(({ option }) => !positional.includes(option));
  if (!last || last.option in named) return { named, rest: typed };
  const before = typed.slice(0, last.index);
  const [value, behind] = phraseBehind(command, typed.slice(last.end), last) ?? [
    valueBehind(command, before, trimmed(typed.slice(last.end)), last),
    '',
  ];
  if (value === undefined) return { named, rest: typed };
  const rest = [before.trimEnd().replace(/,$/, ''), trimmed(behind)].filter(Boolean).join(' ');
  return takeBehind(command, positional, rest, { [last.option]: value, ...named });
};

/** What is a phrase of the option, and what goes on behind it. */
const phraseBehind = (
  { options }: AnyCommand,
  typed: string,
  { option }: Pick<TypedName, 'option'>,
): readonly [phrase: string, behind: string] | undefined => {
  const spec = Object.hasOwn(options, option) ? options[option] : undefined;
  return spec?.kind === 'text' ? spec.phrase?.(trimmed(typed)) : undefined;
};

const isSeveralWords = ({ kind, ...option }: OptionSpec): boolean =>
  kind === 'text' && (!('choices' in option) || option.choices === undefined);
const ONE_WORD = new RegExp(`^(?:${QUOTED}|\\S*)$`, 'u');
/** Where a text ends, so that options can follow. */
const TEXT_ENDS = /(?:^|\n|[.!?…。！？؟]["”“»)\]]?)\s*$/u;

/** A value of several words stands behind a text that has ended, or is whole: elsewhere it is the text going on. */
const valueBehind = (
  { options, takesWhole }: AnyCommand,
  before: string,
  value: string,
  { option }: TypedName,
): string | undefined => {
  const spec = options[option];
  if (ONE_WORD.test(value)) return QUESTION_ENDS.test(value) ? undefined : unquoted(value);
  if (spec?.kind === 'text' && spec.phrase && !value.includes('\n')) return unquoted(value);
  if (!spec || !isSeveralWords(spec) || value.includes('\n') || hasSeparator(value)) return undefined;
  const isEnd = hasSeparator(before) || TEXT_ENDS.test(before) || takesWhole?.(before);
  return isEnd ? value : undefined;
};

const VALUE_BEFORE = new RegExp(`^(?:(?<quoted>${QUOTED})(?=[\\s,]|$)|(?<word>\\S+))[,\\s]*`, 'u');

/** Options at the start: a value is one word, or in quotation marks, or what stands before the line's end. */
const takeBefore = (
  command: AnyCommand,
  positional: readonly string[],
  typed: string,
  named: Named = {},
): Taken => {
  const [first, next] = namesIn(command, typed);
  if (first?.index !== 0 || positional.includes(first.option) || first.option in named)
    return { named, rest: typed };
  const spec = command.options[first.option];
  const line = typed.slice(first.end, next?.index).split('\n', 1)[0] ?? '';
  const goesOn = typed.slice(first.end + line.length) !== '';
  if (
    goesOn &&
    spec &&
    isSeveralWords(spec) &&
    !hasSeparator(line) &&
    !positional.includes(next?.option ?? '')
  ) {
    const rest = typed.slice(first.end + line.length).trimStart();
    return takeBefore(command, positional, rest, { ...named, [first.option]: unquoted(trimmed(line)) });
  }
  const { 0: whole, groups = {} } = VALUE_BEFORE.exec(typed.slice(first.end)) ?? {};
  if (whole === undefined) return { named, rest: typed };
  const value = groups.quoted === undefined ? trimmed(groups.word ?? '') : insideMarks(groups.quoted);
  const rest = typed.slice(first.end + whole.length);
  return takeBefore(command, positional, rest, { ...named, [first.option]: value });
};

const readPositional = ({ options }: AnyCommand, names: readonly string[], rest: string): Named => {
  const [only = ''] = names;
  const { front, back } = splitAtSeparator(rest);
  const parts = names.length > 1 ? [front, back] : [withoutName(only, rest)];
  return Object.fromEntries(
    names.flatMap((name, i) => {
      const spec = options[name];
      const part = parts[i] ?? '';
      const isVerbatim = spec?.kind === 'text' && spec.verbatim;
      return part === '' ? [] : [[name, isVerbatim ? part : unquoted(part)]];
    }),
  );
};

/** A single positional option may be named as the others are: `deck: "Cell biology"`. */
const withoutName = (name: string, rest: string): string => {
  const [, typed = '', value = ''] = /^(\p{L}+)\s*[:=](?!:)\s*(.*)$/su.exec(rest) ?? [];
  return optionTyped(typed) === name ? value : rest;
};

const NAME_WITHOUT_COLON = /(?<=^|[\s,])(\p{L}+)\s+/gu;

/** With a colon behind the name of an option whose phrase follows: `Biology until Friday`. */
const withColons = (command: AnyCommand, typed: string): string => {
  const masked = withoutQuoted(typed);
  return typed.replace(NAME_WITHOUT_COLON, (whole, name: string, index: number) => {
    const option = optionTyped(name);
    const isPhrase = phraseBehind(command, masked.slice(index + whole.length), { option });
    return isPhrase && masked.startsWith(name, index) ? `${name}: ` : whole;
  });
};

const COUNT = /(?<=^|,\s*)(\d{1,4})\s+(\p{L}+)(?=\s*(?:,|$))/gu;
const CARD_WORDS = new Set(LANGUAGES.flatMap((language) => typedWords[language].request.cards));

/** Numbers with what they count, between commas, as options: `Capitals, 10 questions`. */
const withCounts = ({ options }: AnyCommand, typed: string): string => {
  const counts = Object.entries(options).filter(([, { kind }]) => kind === 'integer');
  return typed.replace(COUNT, (whole, count: string, word: string) => {
    const counted = counts.find(
      ([name, spec]) =>
        name === optionTyped(word) ||
        (spec.kind === 'integer' && spec.ofCards && CARD_WORDS.has(word.toLowerCase())),
    );
    return counted ? `${counted[0]}: ${count}` : whole;
  });
};
