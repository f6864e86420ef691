import type {
  ButtonInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Log } from '../../log.js';
import type { Messenger } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import type { Incoming } from '../chat/turn.js';
import { answer, type DraftedHandling } from './answer.js';
import type { Answerable } from './conversation.js';
import { readCustomId } from './custom-id.js';
import type { Drafts } from './drafts.js';
import { loggable } from './failures.js';
import { formValues } from './form.js';
import type { Mentions } from './mentions.js';
import { optionsOf, pathOf } from './options.js';
import { type Lines, lineOf } from './order.js';
import { toIncoming } from './place.js';
import { quotedIn } from './quoted.js';
import { menuName } from './register.js';
import { suggest } from './suggest.js';
import type { Told } from './told.js';

export interface ReceiverDependencies {
  readonly router: Router;
  readonly messenger: Messenger;
  readonly readers: Readers;
  readonly mentions: Pick<Mentions, 'in'>;
  readonly drafts: Drafts;
  readonly told: Told;
  readonly log: Log;
  /** Where attachments may be fetched from. */
  readonly cdnOrigins: readonly string[];
  readonly lines: Lines;
  readonly signal: AbortSignal;
}

export interface Receiver {
  /** Handles and answers one interaction. Never throws. */
  receive(interaction: Interaction): void;
}

/** Hands interactions to the router, those of one person in one channel in the order they came. */
export const createReceiver = (dependencies: ReceiverDependencies): Receiver => ({
  receive(interaction) {
    if (interaction.isAutocomplete()) return void suggest(interaction, dependencies);
    if (!isAnswerable(interaction)) return;
    const { user, channelId } = interaction;
    void dependencies.lines.enter(lineOf(user.id, channelId), async (before, stepAside) => {
      try {
        const order = { stepAside, ...(before && { after: before }) };
        const { incoming, handling } = handle(interaction, dependencies, order);
        await answer(interaction, incoming, handling, dependencies);
      } catch (error) {
        dependencies.log.error(
          { interaction: interaction.id, ...loggable(error) },
          'handling an interaction failed',
        );
      }
    });
  },
});

const isAnswerable = (interaction: Interaction): interaction is Answerable =>
  interaction.isChatInputCommand() ||
  interaction.isMessageContextMenuCommand() ||
  interaction.isButton() ||
  interaction.isStringSelectMenu() ||
  interaction.isModalSubmit();

/** Where the interaction stands in its person's line. */
type Order = Pick<Incoming, 'after' | 'stepAside'>;

interface Handled {
  readonly incoming: Incoming;
  readonly handling: DraftedHandling;
}

const handle = (interaction: Answerable, dependencies: ReceiverDependencies, order: Order): Handled => {
  const { router, signal } = dependencies;
  if (interaction.isMessageContextMenuCommand()) return handleMenu(interaction, dependencies, order);
  const incoming = toIncoming(interaction, signal, order);
  if (interaction.isButton()) return { incoming, handling: handlePress(interaction, incoming, dependencies) };
  if (interaction.isStringSelectMenu())
    return { incoming, handling: handleChoice(interaction, incoming, router) };
  if (interaction.isModalSubmit())
    return { incoming, handling: handleForm(interaction, incoming, dependencies) };
  return {
    incoming,
    handling: router.command(incoming, pathOf(interaction), optionsOf(interaction, dependencies.cdnOrigins)),
  };
};

const handlePress = (
  { customId }: ButtonInteraction,
  incoming: Incoming,
  { router, drafts }: ReceiverDependencies,
): DraftedHandling => {
  const { code, draft } = readCustomId(customId);
  const handling = router.press(incoming, code);
  if (!draft) return handling;
  const outcome = handling.outcome.then((ask) => drafts.restore(ask, incoming.identity, draft));
  return { ...handling, outcome };
};

/** An option's value is what a button's id would be. */
const handleChoice = (
  { values: [code = ''] }: StringSelectMenuInteraction,
  incoming: Incoming,
  router: Router,
): DraftedHandling => router.press(incoming, code);

const handleForm = (
  interaction: ModalSubmitInteraction,
  incoming: Incoming,
  { router, drafts }: ReceiverDependencies,
): DraftedHandling => {
  const values = formValues(interaction);
  const handling = router.submit(incoming, interaction.customId, values);
  const outcome = handling.outcome.then((said) => drafts.keep(said, incoming.identity, values));
  return { ...handling, outcome };
};

const handleMenu = (
  interaction: MessageContextMenuCommandInteraction,
  { router, signal, cdnOrigins }: ReceiverDependencies,
  order: Order,
): Handled => {
  const { targetMessage, commandName } = interaction;
  const quoted = quotedIn(targetMessage, cdnOrigins);
  const incoming = toIncoming(interaction, signal, { ...order, quoted });
  const command = router.commands.find((command) => menuName(command) === commandName);
  return { incoming, handling: router.command(incoming, command?.path.join(' ') ?? commandName, {}) };
};
