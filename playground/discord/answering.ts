import { z } from 'zod';
import { Install } from './commands.js';
import { complainUnder, invalidField, refuse } from './errors.js';
import type { Upload } from './files.js';
import { type Answer, type Interaction, InteractionKind, type Interactions } from './interactions.js';
import { USER_INSTALL_FOLLOW_UPS } from './limits.js';
import type { Messages, StoredMessage } from './messages.js';
import { parseChoices } from './validate/choices.js';
import { parseForm } from './validate/form.js';
import { MessageFlag, parseMessage } from './validate/message.js';
import { parseModal } from './validate/modal.js';
import type { DiscordUser } from './world.js';

/** Answer types (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type). */
export const CallbackKind = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const COMMAND_ANSWER = 20;
const CONTEXT_MENU_ANSWER = 23;
const REPLY = 19;

const callback = z.object({ type: z.int(), data: z.unknown().optional() });
const flags = z.object({ flags: z.int().nullish() });

/** What the app may answer to which interaction, and what comes of it. */
export class Answering {
  constructor(
    private readonly bot: DiscordUser,
    private readonly interactions: Interactions,
    private readonly messages: Messages,
  ) {}

  /** The first answer to an interaction. @throws DiscordRefusal */
  answer(
    id: string,
    token: string,
    body: unknown,
    uploads: readonly Upload[],
  ): { interaction: Interaction; type: number } {
    const interaction = this.interactions.unanswered(id, token);
    const { type, data } = parseForm(callback, body);
    if (!isAllowed(type, interaction))
      throw invalidField(['type'], 'BASE_TYPE_CHOICES', 'This answer is not allowed to this interaction.');
    const answer = complainUnder('data', () => this.#take(type, interaction, data ?? {}, uploads));
    interaction.original = 'message' in answer ? answer.message : undefined;
    this.interactions.settle(interaction, answer);
    return { interaction, type };
  }

  /** A further message through the token; the first one after a deferral takes its place. @throws DiscordRefusal */
  followUp(token: string, body: unknown, uploads: readonly Upload[]): StoredMessage {
    const interaction = this.interactions.answered(token);
    const { original } = interaction;
    if (original !== undefined && isLoading(original)) return this.#edit(original, body, uploads);
    const isUserInstalled = !(Install.guild in interaction.owners);
    if (isUserInstalled && interaction.followUps >= USER_INSTALL_FOLLOW_UPS) throw refuse.tooManyFollowUps();
    const message = this.#create(interaction, body, uploads, REPLY);
    interaction.followUps += 1;
    return message;
  }

  /** A message reached through the token. @param messageId an id or `@original` @throws DiscordRefusal 10008 */
  find(token: string, messageId: string): StoredMessage {
    const interaction = this.interactions.answered(token);
    const message = messageId === '@original' ? interaction.original : this.messages.find(messageId);
    const isReached = message === interaction.original || message?.origin?.interactionId === interaction.id;
    if (message === undefined || message.isDeleted || !isReached) throw refuse.unknownMessage();
    return message;
  }

  edit(token: string, messageId: string, body: unknown, uploads: readonly Upload[]): StoredMessage {
    return this.#edit(this.find(token, messageId), body, uploads);
  }

  delete(token: string, messageId: string): void {
    this.messages.delete(this.find(token, messageId));
  }

  #take(type: number, interaction: Interaction, data: unknown, uploads: readonly Upload[]): Answer {
    switch (type) {
      case CallbackKind.message:
        return { kind: 'message', message: this.#create(interaction, data, uploads) };
      case CallbackKind.deferredMessage:
        return { kind: 'thinking', message: this.#createLoading(interaction, data) };
      case CallbackKind.deferredUpdate:
        return { kind: 'acknowledged', message: sourceOf(interaction) };
      case CallbackKind.update:
        return { kind: 'update', message: this.#edit(sourceOf(interaction), data, uploads) };
      case CallbackKind.choices:
        return { kind: 'choices', choices: parseChoices(data) };
      default:
        return { kind: 'modal', modal: parseModal(data) };
    }
  }

  #create(
    interaction: Interaction,
    body: unknown,
    uploads: readonly Upload[],
    type = answerType(interaction),
  ): StoredMessage {
    const form = parseMessage(body, names(uploads));
    const isEphemeral = ((form.flags ?? 0) & MessageFlag.ephemeral) !== 0;
    return this.messages.create({ ...this.#frame(interaction, isEphemeral), type, form, uploads });
  }

  #createLoading(interaction: Interaction, data: unknown): StoredMessage {
    const asked = parseForm(flags, data).flags ?? 0;
    const isEphemeral = (asked & MessageFlag.ephemeral) !== 0;
    const form = { flags: MessageFlag.loading };
    return this.messages.create({
      ...this.#frame(interaction, isEphemeral),
      type: answerType(interaction),
      form,
      uploads: [],
    });
  }

  #frame(interaction: Interaction, isEphemeral: boolean) {
    return {
      channel: interaction.channel,
      author: this.bot,
      ephemeralFor: isEphemeral ? interaction.user.id : undefined,
      origin: {
        interactionId: interaction.id,
        interactionType: interaction.kind,
        user: interaction.user,
      },
    };
  }

  #edit(message: StoredMessage, body: unknown, uploads: readonly Upload[]): StoredMessage {
    if (message.isDeleted) throw refuse.unknownMessage();
    this.messages.edit(message, parseMessage(body, names(uploads), message), uploads);
    return message;
  }
}

/** The names under which uploads are referred to. */
export const names = (uploads: readonly Upload[]): string[] => uploads.map((upload) => upload.name);

const isLoading = (message: StoredMessage): boolean =>
  !message.isDeleted && (message.flags & MessageFlag.loading) !== 0;

const sourceOf = ({ message }: Interaction): StoredMessage => {
  if (message === undefined || message.isDeleted) throw refuse.unknownMessage();
  return message;
};

const answerType = ({ kind, target }: Interaction): number => {
  if (target !== undefined) return CONTEXT_MENU_ANSWER;
  return kind === InteractionKind.command ? COMMAND_ANSWER : REPLY;
};

const isAllowed = (type: number, { kind, message }: Interaction): boolean => {
  const isAutocomplete = kind === InteractionKind.autocomplete;
  switch (type) {
    case CallbackKind.message:
    case CallbackKind.deferredMessage:
      return !isAutocomplete;
    case CallbackKind.deferredUpdate:
    case CallbackKind.update:
      return !isAutocomplete && message !== undefined;
    case CallbackKind.choices:
      return isAutocomplete;
    case CallbackKind.modal:
      return kind === InteractionKind.command || kind === InteractionKind.component;
    default:
      return false;
  }
};
