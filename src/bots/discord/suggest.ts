import type { AutocompleteInteraction } from 'discord.js';
import type { Log } from '../../log.js';
import type { Router } from '../chat/router.js';
import { loggable } from './failures.js';
import { SUGGESTION_MAX, SUGGESTIONS_MAX } from './limits.js';
import { pathOf } from './options.js';
import { toIncoming } from './place.js';

/** Sends suggestions for an option while it is typed. Never rejects: late suggestions are dropped. */
export const suggest = async (
  interaction: AutocompleteInteraction,
  { router, log, signal }: { router: Pick<Router, 'suggest'>; log: Log; signal: AbortSignal },
): Promise<void> => {
  try {
    const { name, value } = interaction.options.getFocused(true);
    const found = await router.suggest(toIncoming(interaction, signal), pathOf(interaction), name, value);
    const choices = found
      .filter((choice) => choice.value.length <= SUGGESTION_MAX && choice.label.length > 0)
      .slice(0, SUGGESTIONS_MAX)
      .map((choice) => ({ name: shorten(choice.label), value: choice.value }));
    await interaction.respond(choices);
  } catch (error) {
    log.debug(loggable(error), 'no suggestions');
  }
};

const shorten = (label: string): string =>
  label.length <= SUGGESTION_MAX
    ? label
    : `${label.slice(0, SUGGESTION_MAX - 1).replace(/\p{Surrogate}$/u, '')}…`;
