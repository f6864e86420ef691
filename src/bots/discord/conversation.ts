import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type InteractionReplyOptions,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { MessageRef } from '../../core/events/refs.js';
import type { BoundForm } from '../chat/outcome.js';
import { isAnswered } from './failures.js';
import { renderForm } from './form.js';
import { messageRef } from './refs.js';
import type { Rendered } from './render.js';

/** Interactions that are answered with messages. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

type Pages = readonly [Rendered, ...Rendered[]];
/** "thinking…" is seen by one or by all; a released button no longer spins, and nothing was said yet. */
type Stage = 'unanswered' | 'thinking' | 'thinking privately' | 'released' | 'answered';

/**
 * One interaction. Every method sends what Discord accepts at that moment: the first answer, an edit of the deferred
 * answer, or a follow-up.
 */
export class Conversation {
  #stage: Stage = 'unanswered';

  constructor(private readonly interaction: Answerable) {}

  /** The interaction, if it came from a message: its pressed button, or a form that such a button opened. */
  get #fromMessage() {
    const { interaction } = this;
    if (interaction.isButton()) return interaction;
    return interaction.isModalSubmit() && interaction.isFromMessage() ? interaction : undefined;
  }

  /** Whether there is a message to replace, and Discord still lets this interaction do it. */
  get canUpdate(): boolean {
    return this.#fromMessage !== undefined && (this.#stage === 'unanswered' || this.#stage === 'released');
  }

  /** The message that an update replaces, unless it is ephemeral. */
  get source(): MessageRef | undefined {
    const message = this.#fromMessage?.message;
    const isLasting = message && !message.flags.has(MessageFlags.Ephemeral);
    return isLasting ? this.#refOf(message) : undefined;
  }

  /** Shows "thinking…", whose visibility is that of the answer to come. */
  async think(isPrivate: boolean): Promise<void> {
    await this.#once(this.interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
    this.#stage = isPrivate ? 'thinking privately' : 'thinking';
  }

  /** Acknowledges the button without an answer: an update or a reply may follow. */
  async release(): Promise<void> {
    const source = this.#fromMessage;
    if (source) await this.#once(source.deferUpdate());
    this.#stage = 'released';
  }

  /** @returns the first of the messages */
  async reply(pages: Pages, isPrivate: boolean): Promise<MessageRef> {
    const [first, ...more] = pages;
    const message = await this.#replyFirst(first, isPrivate);
    this.#stage = 'answered';
    for (const page of more) await this.#followUp(page, isPrivate);
    return this.#refOf(message);
  }

  async update(pages: Pages, isPrivate: boolean): Promise<void> {
    const [first, ...more] = pages;
    const source = this.#fromMessage;
    if (source && this.#stage === 'unanswered') await this.#once(source.update(editedMessage(first)));
    else await this.interaction.editReply(editedMessage(first));
    this.#stage = 'answered';
    for (const page of more) await this.#followUp(page, isPrivate);
  }

  /** Opens the form, if it can still be the first answer. @returns whether it was */
  async ask(form: BoundForm): Promise<boolean> {
    if (this.#stage !== 'unanswered' || this.interaction.isModalSubmit()) return false;
    await this.#once(this.interaction.showModal(renderForm(form)));
    this.#stage = 'answered';
    return true;
  }

  /** In the direct messages with whom it was seen. */
  #refOf({ channelId, id }: { channelId: string; id: string }): MessageRef {
    const { context, user } = this.interaction;
    return messageRef(channelId, id, context === InteractionContextType.BotDM ? user.id : undefined);
  }

  #followUp(page: Rendered, isPrivate: boolean): Promise<Message> {
    return this.interaction.followUp(newMessage(page, isPrivate));
  }

  async #replyFirst(page: Rendered, isPrivate: boolean): Promise<{ channelId: string; id: string }> {
    switch (this.#stage) {
      case 'unanswered':
        return this.#replyAtOnce(page, isPrivate);
      case 'thinking':
      case 'thinking privately':
        if ((this.#stage === 'thinking privately') === isPrivate)
          return this.interaction.editReply(editedMessage(page));
        // A follow-up would inherit the visibility of "thinking…" as long as that stands.
        await this.interaction.deleteReply();
        return this.#followUp(page, isPrivate);
      case 'released':
      case 'answered':
        return this.#followUp(page, isPrivate);
      default:
        return this.#stage satisfies never;
    }
  }

  async #replyAtOnce(page: Rendered, isPrivate: boolean): Promise<{ channelId: string; id: string }> {
    const taken = await this.#once(
      this.interaction.reply({ ...newMessage(page, isPrivate), withResponse: true }),
    );
    return taken?.resource?.message ?? this.interaction.fetchReply();
  }

  /**
   * A first answer. When the connection breaks after Discord took it, the retry is refused as a second answer: the
   * first one counts, but its response is lost.
   */
  async #once<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      if (!isAnswered(error)) throw error;
      this.interaction.replied = true;
      return undefined;
    }
  }
}

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
