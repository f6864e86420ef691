import { z } from 'zod';
import { complainUnder, refuse } from '../errors.js';
import {
  COMMAND_CHOICES,
  COMMAND_DESCRIPTION_LENGTH,
  COMMAND_NAME_LENGTH,
  COMMAND_OPTIONS,
  COMMAND_TOTAL_LENGTH,
  CONTEXT_MENU_COMMANDS,
  SLASH_COMMANDS,
  STRING_OPTION_LENGTH,
} from '../limits.js';
import { choice } from './choices.js';
import { complain, list, optional, parseForm, text } from './form.js';

/** Kinds of commands and of their options, as Discord numbers them. */
export const CommandKind = { chatInput: 1, user: 2, message: 3 } as const;
export const OptionKind = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** Names of chat commands and of options; lower case where the script has one. */
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const chatName = text(1, COMMAND_NAME_LENGTH).superRefine((name, context) => {
  if (name.length > 0 && (!CHAT_NAME.test(name) || name !== name.toLowerCase()))
    complain(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});
const localizations = optional(z.record(z.string(), z.string().nullable()));
const named = {
  name: chatName,
  description: text(1, COMMAND_DESCRIPTION_LENGTH),
  name_localizations: localizations,
  description_localizations: localizations,
};

const value = z
  .object({
    ...named,
    type: z.int().min(OptionKind.string).max(OptionKind.attachment),
    required: optional(z.boolean()),
    autocomplete: optional(z.boolean()),
    choices: optional(list(choice, 0, COMMAND_CHOICES)),
    channel_types: optional(z.array(z.int())),
    min_value: optional(z.number()),
    max_value: optional(z.number()),
    min_length: optional(z.int().min(0).max(STRING_OPTION_LENGTH)),
    max_length: optional(z.int().min(1).max(STRING_OPTION_LENGTH)),
  })
  .superRefine((option, context) => {
    const offersChoices = (option.choices?.length ?? 0) > 0;
    const isTyped = ([OptionKind.string, OptionKind.integer, OptionKind.number] as number[]).includes(
      option.type,
    );
    if (option.autocomplete && (offersChoices || !isTyped))
      complain(
        context,
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
        'Autocomplete cannot be set on this option',
        ['autocomplete'],
      );
    if (offersChoices && !isTyped)
      complain(
        context,
        'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
        'Choices cannot be set on this option',
        ['choices'],
      );
  });

const values = list(value, 0, COMMAND_OPTIONS).superRefine((options, context) => {
  complainAboutNames(options, context);
  const firstOptional = options.findIndex((option) => !option.required);
  const late = options.findIndex((option, index) => option.required && index > firstOptional);
  if (firstOptional >= 0 && late >= 0)
    complain(
      context,
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      'Required options must be placed before non-required options',
      [late],
    );
});
const complainAboutNames = (options: readonly { name: string }[], context: z.RefinementCtx): void => {
  const seen = new Set<string>();
  for (const [index, { name }] of options.entries()) {
    if (seen.has(name))
      complain(
        context,
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists in this list',
        [index, 'name'],
      );
    seen.add(name);
  }
};

const subcommand = z.object({
  ...named,
  type: z.literal(OptionKind.subcommand),
  options: optional(values),
});
const group = z.object({
  ...named,
  type: z.literal(OptionKind.group),
  options: list(subcommand, 1, COMMAND_OPTIONS).superRefine(complainAboutNames),
});
const branches = list(z.discriminatedUnion('type', [subcommand, group]), 1, COMMAND_OPTIONS).superRefine(
  complainAboutNames,
);

const scope = {
  default_member_permissions: optional(z.string().regex(/^\d+$/)),
  dm_permission: optional(z.boolean()),
  nsfw: optional(z.boolean()),
  integration_types: optional(z.array(z.int().min(0).max(1)).min(1)),
  contexts: optional(z.array(z.int().min(0).max(2)).min(1)),
};
const chatFields = { ...named, ...scope, type: z.literal(CommandKind.chatInput) };
const flatCommand = z.object({ ...chatFields, options: optional(values) });
const branchedCommand = z.object({ ...chatFields, options: branches });
const menuCommand = z.object({
  ...scope,
  type: z.union([z.literal(CommandKind.user), z.literal(CommandKind.message)]),
  name: text(1, COMMAND_NAME_LENGTH),
  name_localizations: localizations,
  description: optional(text(0, 0)),
});

export type ValueOption = z.output<typeof value>;
export type CommandForm =
  | z.output<typeof flatCommand>
  | z.output<typeof branchedCommand>
  | z.output<typeof menuCommand>;

const envelope = z.looseObject({
  type: z.int().min(CommandKind.chatInput).max(CommandKind.message).nullish(),
  options: z.array(z.looseObject({ type: z.int() })).nullish(),
});

/** Reads one command. @throws DiscordRefusal 50035 */
export const parseCommand = (body: unknown): CommandForm => {
  const outline = parseForm(envelope, body);
  const type = outline.type ?? CommandKind.chatInput;
  const form = parseForm(schemaFor(type, outline.options ?? []), { ...outline, type });
  if (totalLength(form) > COMMAND_TOTAL_LENGTH)
    throw refuse.invalidForm([
      {
        path: [],
        code: 'APPLICATION_COMMAND_TOO_LARGE',
        message: `Command exceeds maximum size (${COMMAND_TOTAL_LENGTH})`,
      },
    ]);
  return form;
};

const schemaFor = (type: number, options: readonly { type: number }[]) => {
  if (type !== CommandKind.chatInput) return menuCommand;
  const hasBranches = options.some((option) => option.type <= OptionKind.group);
  return hasBranches ? branchedCommand : flatCommand;
};

/** Characters of names, descriptions and values, as Discord counts a command's size. */
const totalLength = (node: unknown): number => {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + totalLength(item), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce((sum, [key, inner]) => {
    const isCounted = ['name', 'description', 'value'].includes(key) && typeof inner === 'string';
    return sum + (isCounted ? inner.length : totalLength(inner));
  }, 0);
};

/** Reads a whole set of commands, as a bulk overwrite carries it. @throws DiscordRefusal 50035, 30032 */
export const parseCommands = (body: unknown): CommandForm[] => {
  const entries = parseForm(z.array(z.unknown()), body);
  const forms = entries.map((entry, index) => complainUnder(index, () => parseCommand(entry)));
  checkSet(forms);
  return forms;
};

/** What holds for the commands of one scope together: their number and their names. @throws DiscordRefusal 30032, 50035 */
export const checkSet = (forms: readonly CommandForm[]): void => {
  for (const [kind, most] of [
    [CommandKind.chatInput, SLASH_COMMANDS],
    [CommandKind.user, CONTEXT_MENU_COMMANDS],
    [CommandKind.message, CONTEXT_MENU_COMMANDS],
  ] as const) {
    const names = forms.filter((form) => form.type === kind).map((form) => form.name);
    if (names.length > most) throw refuse.tooManyCommands(most);
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    if (repeated !== undefined)
      throw refuse.invalidForm([
        {
          path: [forms.findLastIndex((form) => form.name === repeated), 'name'],
          code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
          message: 'Application command names must be unique',
        },
      ]);
  }
};
