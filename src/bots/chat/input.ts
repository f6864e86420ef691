import { UserError } from '../../core/errors.js';
import { wholeNumber } from '../../core/language/whole-number.js';
import type { AnyCommand, OptionSpec } from './command.js';
import type { IncomingFile } from './turn.js';
import { choiceTyped, isYes } from './typed-words.js';

/** Options as a platform hands them over: typed on Discord, words on Telegram. */
export type RawInput = Readonly<Record<string, string | number | boolean | IncomingFile | undefined>>;

/**
 * The input that the command declared, whatever the platform let through.
 * @throws UserError naming the option and its limit
 */
export const checkInput = (command: AnyCommand, raw: RawInput): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [name, checkOption(name, spec, raw[name])]),
  );

/** Where options are fields, the platform itself lets nothing but a file into one for files. */
const BY_WORDS = { typed: true } as const;

const checkOption = (name: string, spec: OptionSpec, value: RawInput[string]): unknown => {
  if (value === undefined || value === '') {
    if (!spec.required) return undefined;
    throw spec.kind === 'file'
      ? new UserError('file.missing', BY_WORDS)
      : new UserError('text.empty', { field: name });
  }
  switch (spec.kind) {
    case 'text':
      return checkText(name, spec, String(value));
    case 'integer':
      return checkInteger(name, spec, typeof value === 'number' ? value : wholeNumber(String(value)));
    case 'flag':
      return value === true || isYes(String(value));
    case 'file':
      if (typeof value === 'object') return value;
      throw new UserError('file.missing', BY_WORDS);
    default:
      return spec satisfies never;
  }
};

const checkText = (name: string, spec: Extract<OptionSpec, { kind: 'text' }>, value: string): string => {
  const limit = spec.maxLength;
  if (limit !== undefined && value.length > limit)
    throw new UserError('text.too_long', { field: name, limit, length: value.length });
  if (!spec.choices) return value;
  const chosen = choiceTyped(value);
  if (!spec.choices.some((choice) => choice.value === chosen))
    throw new UserError('option.unknown', {
      option: name,
      value,
      choices: spec.choices.map((choice) => choice.value),
    });
  return chosen;
};

const checkInteger = (name: string, { min, max }: { min: number; max: number }, value: number): number => {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new UserError('option.out_of_range', { option: name, min, max });
  return value;
};
