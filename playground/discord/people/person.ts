import { ownersOf } from '../commands.js';
import { ComponentKind } from '../component-kind.js';
import { walk } from '../component-tree.js';
import type { Upload } from '../files.js';
import { type Interaction, InteractionKind, type NewInteraction } from '../interactions.js';
import { messagePayload } from '../message-payload.js';
import type { StoredMessage } from '../messages.js';
import type { Platform } from '../platform.js';
import type { ShownMessage, ShownSelect } from '../shown.js';
import type { Choice } from '../validate/choices.js';
import { CommandKind } from '../validate/commands.js';
import type { DiscordChannel, DiscordUser } from '../world.js';
import { ImpossibleError } from './impossible.js';
import { interactionPayload } from './interaction-payload.js';
import { type FieldInput, fillModal } from './modal.js';
import { findCommand, OptionFiller, type OptionInputs } from './options.js';
import { InteractionOutcome } from './outcome.js';

/** Message types (https://docs.discord.com/developers/resources/message#message-object-message-types). */
const PINNED = 6;
const REPLY = 19;

/** One person acting through Discord's app. Whatever the app would not allow throws ImpossibleError. */
export class Person {
  constructor(
    private readonly platform: Platform,
    readonly user: DiscordUser,
  ) {}

  /** The commands offered in a channel. */
  offered(channel: DiscordChannel) {
    return this.platform.commands.offeredTo(this.user, channel);
  }

  /** Runs a chat command. @param path such as `flashcard add` */
  async command(
    channel: DiscordChannel,
    path: string,
    inputs: OptionInputs = {},
  ): Promise<InteractionOutcome> {
    const { command, options, wrap } = findCommand(this.offered(channel), path);
    const filler = new OptionFiller(this.platform, channel.guild);
    const sent = wrap(filler.fill(options, inputs));
    const data = { id: command.id, name: command.name, type: CommandKind.chatInput, options: sent };
    return this.#act({ kind: InteractionKind.command, channel }, { ...data, ...filler.resolvedData });
  }

  /**
   * Types into an option and reads what is offered.
   * @param focused the option's name and what stands in it so far
   * @param others options filled in before
   * @throws Error "Loading options failed" when the app does not answer in time
   */
  async autocomplete(
    channel: DiscordChannel,
    path: string,
    focused: { option: string; typed: string },
    others: OptionInputs = {},
  ): Promise<readonly Choice[]> {
    const { command, options, wrap } = findCommand(this.offered(channel), path);
    const option = options.find(({ name, autocomplete }) => name === focused.option && autocomplete);
    if (option === undefined) throw new ImpossibleError(`${focused.option} completes nothing`);
    const filler = new OptionFiller(this.platform, channel.guild);
    const filled = filler.fill(
      options.map((one) => ({ ...one, required: false })),
      others,
    );
    const typing = { name: option.name, type: option.type, value: focused.typed, focused: true };
    const data = { id: command.id, name: command.name, type: CommandKind.chatInput };
    const interaction = this.#open(
      { kind: InteractionKind.autocomplete, channel },
      { ...data, options: wrap([...filled, typing]), ...filler.resolvedData },
    );
    const answer = await interaction.firstAnswer;
    if (answer.kind !== 'choices') throw new Error('Loading options failed');
    return answer.choices;
  }

  /** Picks a command from a message's menu. */
  async contextMenu(name: string, message: ShownMessage): Promise<InteractionOutcome> {
    const target = this.#visible(message);
    const command = this.offered(target.channel).find(
      (one) => one.type === CommandKind.message && one.name === name,
    );
    if (command === undefined) throw new ImpossibleError(`No menu entry ${name} is offered here`);
    const resolved = { messages: { [target.id]: messagePayload(this.platform.files, target) } };
    return this.#act(
      { kind: InteractionKind.command, channel: target.channel, target },
      { id: command.id, name, type: CommandKind.message, target_id: target.id, resolved },
    );
  }

  /** Presses a button. @param which its label, or its custom id */
  async press(message: ShownMessage, which: string): Promise<InteractionOutcome> {
    const stored = this.#visible(message);
    const { buttons } = this.platform.messages.shown.of(stored);
    const button =
      buttons.find(({ customId }) => customId === which) ?? buttons.find(({ label }) => label === which);
    if (button?.customId === undefined)
      throw new ImpossibleError(
        `No button ${which} among ${buttons.map(({ label }) => label).join(', ') || 'none'}`,
      );
    if (button.disabled) throw new ImpossibleError(`The button ${which} is disabled`);
    return this.pressUnchecked(message, button.customId);
  }

  /** Sends a press of any custom id, as a slow or forged app might: the button may be gone or disabled. */
  async pressUnchecked(message: ShownMessage, customId: string): Promise<InteractionOutcome> {
    return this.#use(message, { component_type: ComponentKind.button, custom_id: customId, id: 1 });
  }

  /** Picks the option of that label in whichever select menu of the message has it. */
  async choose(message: ShownMessage, label: string): Promise<InteractionOutcome> {
    const { selects } = this.platform.messages.shown.of(this.#visible(message));
    const has = ({ options }: ShownSelect) => options.find((option) => option.label === label);
    const menu = selects.find(has);
    const option = menu && has(menu);
    if (!option) throw new ImpossibleError(`No menu offers ${label}`);
    return this.select(message, menu.customId, [option.value]);
  }

  /** Picks values in a select menu. */
  async select(
    message: ShownMessage,
    customId: string,
    values: readonly string[],
  ): Promise<InteractionOutcome> {
    const { components } = this.#visible(message);
    const menu = [...walk(components)].find(
      ({ component }) => component.type === ComponentKind.stringSelect && component.custom_id === customId,
    )?.component;
    const offered = menu !== undefined && 'options' in menu ? menu.options : [];
    const missing = values.find((value) => !offered.some((option) => option.value === value));
    if (menu === undefined || missing !== undefined)
      throw new ImpossibleError(`No menu ${customId} offers ${missing ?? 'anything'}`);
    return this.#use(message, {
      component_type: ComponentKind.stringSelect,
      custom_id: customId,
      id: 1,
      values,
    });
  }

  /** Fills in and submits the modal that `outcome` opened; fields left out keep what they were prefilled with. */
  async submitModal(
    outcome: InteractionOutcome,
    inputs: Readonly<Record<string, FieldInput>>,
  ): Promise<InteractionOutcome> {
    const { answer, channel, message, user } = outcome.interaction;
    if (answer?.kind !== 'modal' || user !== this.user) throw new ImpossibleError('No modal is open');
    const filler = new OptionFiller(this.platform, channel.guild);
    const components = fillModal(answer.modal, inputs, (upload) => filler.attach(upload));
    return this.#act(
      { kind: InteractionKind.modalSubmit, channel, message },
      { custom_id: answer.modal.custom_id, components, ...filler.resolvedData },
    );
  }

  /** Sends a message. @param more files to attach, and the message replied to */
  send(
    channel: DiscordChannel,
    content: string,
    more: { files?: readonly Upload[]; replyTo?: ShownMessage } = {},
  ): ShownMessage {
    this.#enter(channel);
    const { messages } = this.platform;
    const form = {
      content,
      ...(more.replyTo ? { message_reference: { message_id: more.replyTo.id } } : {}),
    };
    const type = more.replyTo ? REPLY : 0;
    const { files: uploads = [] } = more;
    return messages.shown.of(messages.create({ channel, author: this.user, form, uploads, type }));
  }

  /** Forwards a message to another channel, with its files. */
  forward(message: ShownMessage, channel: DiscordChannel): ShownMessage {
    this.#enter(channel);
    const { messages } = this.platform;
    const forwards = this.#visible(message);
    return messages.shown.of(
      messages.create({ channel, author: this.user, form: {}, uploads: [], forwards }),
    );
  }

  /** Pins a message, of which a message in the channel tells. */
  pin(message: ShownMessage): void {
    const { channel } = this.#visible(message);
    this.#enter(channel);
    this.platform.messages.create({ channel, author: this.user, form: {}, uploads: [], type: PINNED });
  }

  /** Deletes a message of one's own. */
  remove(message: ShownMessage): void {
    const stored = this.#visible(message);
    if (stored.author !== this.user) throw new ImpossibleError('Only its author deletes a message');
    this.platform.messages.delete(stored);
  }

  /** The messages of a channel as this person sees them, oldest first. */
  messages(channel: DiscordChannel): ShownMessage[] {
    const { messages } = this.platform;
    return messages.in(channel, this.user).map((message) => messages.shown.of(message));
  }

  #use(message: ShownMessage, data: object): Promise<InteractionOutcome> {
    const stored = this.#visible(message);
    const source = { channel: stored.channel, message: stored };
    return this.#act({ kind: InteractionKind.component, ...source }, data);
  }

  async #act(start: Pick<NewInteraction, 'kind' | 'channel' | 'message' | 'target'>, data: object) {
    const interaction = this.#open(start, data);
    const answer = await interaction.firstAnswer;
    if (answer.kind === 'choices') throw new Error('Choices are no answer to this interaction');
    return new InteractionOutcome(this.platform, interaction, answer);
  }

  #open(start: Pick<NewInteraction, 'kind' | 'channel' | 'message' | 'target'>, data: object): Interaction {
    this.#enter(start.channel);
    const { gateway, interactions } = this.platform;
    const owners = ownersOf(this.user, start.channel);
    const interaction = interactions.open({ ...start, user: this.user, owners });
    gateway.dispatch('INTERACTION_CREATE', interactionPayload(this.platform, interaction, data));
    return interaction;
  }

  #enter(channel: DiscordChannel): void {
    if (!this.platform.world.canSee(this.user, channel))
      throw new ImpossibleError(`${this.user.name} is not in ${channel.name}`);
  }

  #visible({ id }: ShownMessage): StoredMessage {
    const message = this.platform.messages.find(id);
    const isSeen = message?.ephemeralFor === undefined || message.ephemeralFor === this.user.id;
    if (message === undefined || !isSeen) throw new ImpossibleError(`${this.user.name} sees no such message`);
    return message;
  }
}
