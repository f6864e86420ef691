import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
} from 'discord.js';
import type { RawInput } from '../chat/input.js';
import { incomingFile } from './files.js';

/** The command's words, as the router knows it. */
export const pathOf = (interaction: ChatInputCommandInteraction | AutocompleteInteraction): string =>
  [interaction.commandName, interaction.options.getSubcommand(false)].filter(Boolean).join(' ');

/** What was typed and attached, by the options' names. */
export const optionsOf = (
  interaction: ChatInputCommandInteraction,
  cdnOrigins: readonly string[],
): RawInput => {
  const given = interaction.options.data.flatMap(
    (option): readonly CommandInteractionOption[] => option.options ?? [option],
  );
  return Object.fromEntries(
    given.map(({ name, value, attachment }) => [
      name,
      attachment ? incomingFile(attachment, cdnOrigins) : value,
    ]),
  );
};
