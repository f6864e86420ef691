import type { Answer, Interaction } from '../interactions.js';
import type { StoredMessage } from '../messages.js';
import type { Platform } from '../platform.js';
import type { ShownMessage } from '../shown.js';
import { type ShownModal, showModal } from './modal.js';

/** What came of something a person did. */
export class InteractionOutcome {
  /** `failed` is what a person reads as "The application did not respond". */
  readonly answer: Exclude<Answer['kind'], 'choices'>;
  /** The modal that opened. */
  readonly modal: ShownModal | undefined;
  readonly #revision: number | undefined;

  constructor(
    private readonly platform: Platform,
    readonly interaction: Interaction,
    answer: Exclude<Answer, { kind: 'choices' }>,
  ) {
    this.answer = answer.kind;
    this.modal = answer.kind === 'modal' ? showModal(answer.modal) : undefined;
    this.#revision = interaction.original?.revision;
  }

  /** The message answered with, or updated, as it stands now. */
  message(): ShownMessage | undefined {
    const { original } = this.interaction;
    return original === undefined ? undefined : this.platform.messages.shown.of(original);
  }

  /**
   * The message once it says something: after "thinking…", or after the edit that follows a bare
   * acknowledgement; or the one in its place, where that is for others to see than "thinking…" was.
   * @throws Error after `timeoutMs`, or if there is no message
   */
  async shown(timeoutMs?: number): Promise<ShownMessage> {
    const { original } = this.interaction;
    if (original === undefined) throw new Error(`The answer was ${this.answer}: no message to show`);
    const { messages } = this.platform;
    const { channel, user } = this.interaction;
    const isInItsPlace = ({ author, createdAt }: StoredMessage) =>
      author === original.author && createdAt >= original.createdAt;
    const isDue = () => {
      if (original.isDeleted) {
        const instead = messages.in(channel, user).find(isInItsPlace);
        return instead && messages.shown.of(instead);
      }
      const message = messages.shown.of(original);
      const isEditAwaited = this.answer === 'acknowledged' || message.isLoading;
      return (!isEditAwaited || message.revision > (this.#revision ?? 0)) && message;
    };
    return this.platform.changes.waitFor(isDue, timeoutMs, 'the message to say something');
  }

  /**
   * What the person reads in answer: the answer itself, or after a bare acknowledgement a message to them alone, which
   * may be an earlier one that was changed, else the edit that follows.
   */
  async told(timeoutMs?: number): Promise<ShownMessage> {
    if (this.answer !== 'acknowledged') return this.shown(timeoutMs);
    const { messages, changes } = this.platform;
    const { channel, user, changesBefore, original } = this.interaction;
    const isToThem = ({ ephemeralFor, lastChange }: StoredMessage) =>
      ephemeralFor !== undefined && lastChange > changesBefore;
    const isDue = () => {
      const isEdited = original !== undefined && original.revision > (this.#revision ?? 0);
      const message = messages.in(channel, user).findLast(isToThem) ?? (isEdited ? original : undefined);
      return message && messages.shown.of(message);
    };
    return changes.waitFor(isDue, timeoutMs, 'an answer after the acknowledgement');
  }
}
