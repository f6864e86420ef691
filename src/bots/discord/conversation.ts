import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { MessageRef } from '../../core/events/refs.js';
import type { BoundForm } from '../chat/outcome.js';
import { isAnswered, isUneditable } from './failures.js';
import { renderForm } from './form.js';
import { messageRef } from './refs.js';
import type { Rendered } from './render.js';

/** Interactions that are answered with messages. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

type Pages = readonly [Rendered, ...Rendered[]];
/** "thinking…" is seen by one or by all; a released button no longer spins, and nothing was said yet. */
type Stage = 'unanswered' | 'thinking' | 'thinking privately' | 'released' | 'answered';

/** One interaction, and how far its answer has come. */
export type Conversation = {
  readonly interaction: Answerable;
  stage: Stage;
  /** The answer has said that it, or another part of it, is in the private chat. */
  leadsToPrivate: boolean;
};

/**
 * The functions below send what Discord accepts at that moment: the first answer, an edit of the deferred answer, or
 * a follow-up.
 */
export const beginConversation = (interaction: Answerable): Conversation => ({
  interaction,
  stage: 'unanswered',
  leadsToPrivate: false,
});

/** Whether there is a message to replace, and Discord still lets this interaction do it. */
export const canUpdate = ({ interaction, stage }: Conversation): boolean =>
  fromMessage(interaction) !== undefined && (stage === 'unanswered' || stage === 'released');

/** The message that an update replaces, unless it is ephemeral. */
export const sourceOf = ({ interaction }: Conversation): MessageRef | undefined => {
  const message = fromMessage(interaction)?.message;
  const isLasting = message && !message.flags.has(MessageFlags.Ephemeral);
  return isLasting ? refOf(interaction, message) : undefined;
};

/** Shows "thinking…", whose visibility is that of the answer to come. */
export const think = async (conversation: Conversation, isPrivate: boolean): Promise<void> => {
  const { interaction } = conversation;
  await once(interaction, interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
  conversation.stage = isPrivate ? 'thinking privately' : 'thinking';
};

/** Acknowledges the button without an answer: an update or a reply may follow. */
export const release = async (conversation: Conversation): Promise<void> => {
  const { interaction } = conversation;
  const source = fromMessage(interaction);
  if (source) await once(interaction, source.deferUpdate());
  conversation.stage = 'released';
};

/** @returns the first of the messages */
export const reply = async (
  conversation: Conversation,
  [first, ...more]: Pages,
  isPrivate: boolean,
): Promise<MessageRef> => {
  const { interaction } = conversation;
  const message = await replyFirst(conversation, first, isPrivate);
  conversation.stage = 'answered';
  for (const page of more) await interaction.followUp(newMessage(page, isPrivate));
  return refOf(interaction, message);
};

export const update = async (
  conversation: Conversation,
  [first, ...more]: Pages,
  isPrivate: boolean,
): Promise<void> => {
  const { interaction, stage } = conversation;
  const source = fromMessage(interaction);
  if (source && stage === 'unanswered') await once(interaction, source.update(editedMessage(first)));
  else await interaction.editReply(editedMessage(first));
  conversation.stage = 'answered';
  for (const page of more) await interaction.followUp(newMessage(page, isPrivate));
};

/** Changes a message that answered earlier, as long as the interaction's token lives. */
export const amend = async (
  { interaction }: Conversation,
  messageId: string,
  page: Rendered,
): Promise<void> => {
  await interaction.webhook.editMessage(messageId, editedMessage(page));
};

/** Takes away the message whose button was pressed, unless others can see it. */
export const close = async (conversation: Conversation): Promise<void> => {
  const { interaction, stage } = conversation;
  const source = fromMessage(interaction);
  if (stage === 'unanswered') await release(conversation);
  const isPrivate =
    interaction.context === InteractionContextType.BotDM ||
    source?.message?.flags.has(MessageFlags.Ephemeral) === true;
  if (isPrivate) await remove(interaction);
};

/** Repeated after a lost answer, it finds that the message is gone. */
const remove = async (interaction: Answerable): Promise<void> => {
  await interaction.deleteReply().catch((error: unknown) => {
    if (!isUneditable(error)) throw error;
  });
};

/** Opens the form, if it can still be the first answer. @returns whether it was */
export const ask = async (conversation: Conversation, form: BoundForm): Promise<boolean> => {
  const { interaction, stage } = conversation;
  if (stage !== 'unanswered' || interaction.isModalSubmit()) return false;
  await once(interaction, interaction.showModal(renderForm(form)));
  conversation.stage = 'answered';
  return true;
};

/** The interaction, if it came from a message: its pressed button or select, or a form that one of them opened. */
const fromMessage = (interaction: Answerable) => {
  if (interaction.isButton() || interaction.isStringSelectMenu()) return interaction;
  return interaction.isModalSubmit() && interaction.isFromMessage() ? interaction : undefined;
};

interface Posted {
  readonly channelId: string;
  readonly id: string;
}

/** In the direct messages with whom it was seen. */
const refOf = ({ context, user }: Answerable, { channelId, id }: Posted): MessageRef =>
  messageRef(channelId, id, context === InteractionContextType.BotDM ? user.id : undefined);

const replyFirst = async (
  { interaction, stage }: Conversation,
  page: Rendered,
  isPrivate: boolean,
): Promise<Posted> => {
  switch (stage) {
    case 'unanswered':
      return replyAtOnce(interaction, page, isPrivate);
    case 'thinking':
    case 'thinking privately':
      if ((stage === 'thinking privately') === isPrivate) return interaction.editReply(editedMessage(page));
      // A follow-up would inherit the visibility of "thinking…" as long as that stands.
      await remove(interaction);
      return interaction.followUp(newMessage(page, isPrivate));
    case 'released':
    case 'answered':
      return interaction.followUp(newMessage(page, isPrivate));
    default:
      return stage satisfies never;
  }
};

const replyAtOnce = async (interaction: Answerable, page: Rendered, isPrivate: boolean): Promise<Posted> => {
  const answer = interaction.reply({ ...newMessage(page, isPrivate), withResponse: true });
  const taken = await once(interaction, answer);
  return taken?.resource?.message ?? interaction.fetchReply();
};

/**
 * A first answer. When the connection breaks after Discord took it, the retry is refused as a second answer: the
 * first one counts, but its response is lost.
 */
const once = async <T>(interaction: Answerable, answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (!isAnswered(error)) throw error;
    interaction.replied = true;
    return undefined;
  }
};

const filesOf = ({ files }: Rendered) =>
  files.map(({ name, bytes }) => ({ name, attachment: Buffer.from(bytes) }));

const newMessage = (page: Rendered, isPrivate: boolean) =>
  ({
    components: page.components,
    files: filesOf(page),
    flags: isPrivate ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] : [MessageFlags.IsComponentsV2],
  }) satisfies InteractionReplyOptions;

/** Attachments that are not named are dropped. */
const editedMessage = (page: Rendered) => ({
  components: page.components,
  files: filesOf(page),
  attachments: [],
  flags: [MessageFlags.IsComponentsV2] as const,
});
