import { z } from 'zod';
import { CHOICE_LENGTH, COMMAND_CHOICES } from '../limits.js';
import { list, optional, parseForm, text } from './form.js';

/** A choice offered for an option. */
export const choice = z.object({
  name: text(1, CHOICE_LENGTH),
  name_localizations: optional(z.record(z.string(), z.string().nullable())),
  value: z.union([text(1, CHOICE_LENGTH), z.number()]),
});
export type Choice = { name: string; value: string | number };

/** Reads the answer to an autocomplete interaction. @throws DiscordRefusal 50035 */
export const parseChoices = (body: unknown): Choice[] => {
  const { choices } = parseForm(z.object({ choices: list(choice, 0, COMMAND_CHOICES) }), body);
  return choices.map(({ name, value }) => ({ name, value }));
};
