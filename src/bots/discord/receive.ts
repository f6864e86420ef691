import type { Interaction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Log } from '../../log.js';
import type { Messenger } from '../chat/messenger.js';
import type { Handling, Router } from '../chat/router.js';
import type { Incoming, QuotedMessage } from '../chat/turn.js';
import { answer } from './answer.js';
import type { Answerable } from './conversation.js';
import { loggable } from './failures.js';
import { incomingFile } from './files.js';
import { formValues } from './form.js';
import { optionsOf, pathOf } from './options.js';
import { Lines } from './order.js';
import { toIncoming } from './place.js';
import { quotedText } from './quoted.js';
import { codeOf } from './render.js';
import { suggest } from './suggest.js';

export interface ReceiverParts {
  readonly router: Router;
  readonly messenger: Messenger;
  readonly log: Log;
  /** Where attachments may be fetched from. */
  readonly cdnOrigins: readonly string[];
  readonly signal: AbortSignal;
}

export interface Receiver {
  /** Handles and answers one interaction. Never throws. */
  receive(interaction: Interaction): void;
  /** Resolves when everything received so far has been answered. */
  settled(): Promise<void>;
}

/** Hands interactions to the router, those of one person in one channel in the order they came. */
export const createReceiver = (parts: ReceiverParts): Receiver => {
  const lines = new Lines();
  return {
    receive(interaction) {
      if (interaction.isAutocomplete()) return void suggest(interaction, parts);
      if (!isAnswerable(interaction)) return;
      lines.enter(`${interaction.user.id}/${interaction.channelId}`, async (before) => {
        try {
          const { incoming, handling } = handle(interaction, parts, before);
          await answer(interaction, incoming, handling, parts);
        } catch (error) {
          parts.log.error({ interaction: interaction.id, ...loggable(error) }, 'not handled');
        }
      });
    },
    settled: () => lines.settled(),
  };
};

const isAnswerable = (interaction: Interaction): interaction is Answerable =>
  interaction.isChatInputCommand() ||
  interaction.isMessageContextMenuCommand() ||
  interaction.isButton() ||
  interaction.isModalSubmit();

interface Handled {
  readonly incoming: Incoming;
  readonly handling: Handling;
}

const handle = (interaction: Answerable, parts: ReceiverParts, after: Promise<void> | undefined): Handled => {
  const { router, signal } = parts;
  const order = after === undefined ? {} : { after };
  if (interaction.isMessageContextMenuCommand()) return handleMenu(interaction, parts, order);
  const incoming = toIncoming(interaction, signal, order);
  if (interaction.isButton())
    return { incoming, handling: router.press(incoming, codeOf(interaction.customId)) };
  if (interaction.isModalSubmit())
    return { incoming, handling: router.submit(incoming, interaction.customId, formValues(interaction)) };
  return {
    incoming,
    handling: router.command(incoming, pathOf(interaction), optionsOf(interaction, parts.cdnOrigins)),
  };
};

const handleMenu = (
  interaction: MessageContextMenuCommandInteraction,
  { router, signal, cdnOrigins }: ReceiverParts,
  order: { after?: Promise<void> },
): Handled => {
  const { targetMessage, commandName } = interaction;
  const attached = targetMessage.attachments.first();
  const quoted: QuotedMessage = {
    text: quotedText(targetMessage),
    ...(attached ? { file: incomingFile(attached, cdnOrigins) } : {}),
  };
  const incoming = toIncoming(interaction, signal, { ...order, quoted });
  const command = router.commands.find(({ messageMenu }) => messageMenu === commandName);
  return { incoming, handling: router.command(incoming, command?.path.join(' ') ?? commandName, {}) };
};
