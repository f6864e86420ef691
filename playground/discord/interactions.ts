import type { Changes } from './changes.js';
import type { StandInClock } from './clock.js';
import { refuse } from './errors.js';
import { FIRST_ANSWER_MS, INTERACTION_TOKEN_MS } from './limits.js';
import type { StoredMessage } from './messages.js';
import type { Choice } from './validate/choices.js';
import type { ModalForm } from './validate/modal.js';
import type { DiscordChannel, DiscordUser } from './world.js';

/** Interaction types (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type). */
export const InteractionKind = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;
export type InteractionKind = (typeof InteractionKind)[keyof typeof InteractionKind];

/** The first thing the app answered, as the person notices it. */
export type Answer =
  | { readonly kind: 'message' | 'thinking' | 'update' | 'acknowledged'; readonly message: StoredMessage }
  | { readonly kind: 'modal'; readonly modal: ModalForm }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'failed' };

/** What opens an interaction. */
export interface NewInteraction {
  readonly kind: InteractionKind;
  readonly user: DiscordUser;
  readonly channel: DiscordChannel;
  /** By whose installation, as `authorizing_integration_owners` tells it. */
  readonly owners: Record<string, string>;
  /** The message whose component was used, or that the modal came from. */
  readonly message?: StoredMessage | undefined;
  /** The message a context menu was opened on. */
  readonly target?: StoredMessage | undefined;
}

/** One thing a person did that wants an answer. */
export interface Interaction extends NewInteraction {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  /** So many changes there were before. */
  readonly changesBefore: number;
  /** Settles with the first answer, or with `failed` when its time has passed. */
  readonly firstAnswer: Promise<Answer>;
  answer: Answer | undefined;
  /** What `@original` names. */
  original: StoredMessage | undefined;
  followUps: number;
}

interface Entry {
  readonly interaction: Interaction;
  readonly settle: (answer: Answer) => void;
}

/** Interactions under way, with their deadlines. */
export class Interactions {
  readonly #byId = new Map<string, Entry>();
  readonly #byToken = new Map<string, Entry>();

  constructor(
    private readonly clock: StandInClock,
    private readonly nextId: () => string,
    private readonly changes: Changes,
  ) {}

  open(start: NewInteraction): Interaction {
    this.#forgetExpired();
    const id = this.nextId();
    const { promise, resolve } = deferred<Answer>();
    const interaction: Interaction = {
      ...start,
      id,
      token: Buffer.from(`interaction:${id}:${'x'.repeat(120)}`).toString('base64url'),
      createdAt: this.clock.now(),
      changesBefore: this.changes.count,
      firstAnswer: promise,
      answer: undefined,
      original: undefined,
      followUps: 0,
    };
    const cancel = this.clock.after(FIRST_ANSWER_MS, () => this.#fail(interaction, resolve));
    const settle = (answer: Answer) => {
      cancel();
      interaction.answer = answer;
      resolve(answer);
    };
    const entry = { interaction, settle };
    this.#byId.set(id, entry);
    this.#byToken.set(interaction.token, entry);
    return interaction;
  }

  /** The interaction that may get its first answer now. @throws DiscordRefusal 10062, 40060 */
  unanswered(id: string, token: string): Interaction {
    const interaction = this.#byId.get(id)?.interaction;
    if (interaction === undefined || interaction.token !== token) throw refuse.unknownInteraction();
    const { answer } = interaction;
    if (answer !== undefined && answer.kind !== 'failed') throw refuse.alreadyAcknowledged();
    const isLate = this.clock.now() - interaction.createdAt > FIRST_ANSWER_MS;
    if (isLate || answer !== undefined) throw refuse.unknownInteraction();
    return interaction;
  }

  /** The answered interaction a token gives access to. @throws DiscordRefusal 50027, 10015 */
  answered(token: string): Interaction {
    const interaction = this.#byToken.get(token)?.interaction;
    if (interaction === undefined) throw refuse.invalidWebhookToken();
    if (this.clock.now() - interaction.createdAt > INTERACTION_TOKEN_MS) throw refuse.invalidWebhookToken();
    if (interaction.answer === undefined || interaction.answer.kind === 'failed')
      throw refuse.unknownWebhook();
    return interaction;
  }

  settle(interaction: Interaction, answer: Answer): void {
    this.#byId.get(interaction.id)?.settle(answer);
    this.#announce(interaction, answer);
  }

  /** A token that has expired and one that never was are refused alike. */
  #forgetExpired(): void {
    for (const [id, { interaction }] of this.#byId) {
      if (this.clock.now() - interaction.createdAt <= INTERACTION_TOKEN_MS) return;
      this.#byId.delete(id);
      this.#byToken.delete(interaction.token);
    }
  }

  #announce({ id: interactionId, user }: Interaction, answer: Answer): void {
    if (answer.kind === 'modal') {
      const { custom_id: customId, title } = answer.modal;
      this.changes.emit({ kind: 'modal', userId: user.id, interactionId, customId, title });
    } else {
      this.changes.emit({ kind: 'acknowledged', userId: user.id, interactionId });
    }
  }

  #fail(interaction: Interaction, resolve: (answer: Answer) => void): void {
    if (interaction.answer !== undefined) return;
    interaction.answer = { kind: 'failed' };
    resolve(interaction.answer);
    this.changes.emit({ kind: 'failed', userId: interaction.user.id, interactionId: interaction.id });
  }
}

const deferred = <T>(): { promise: Promise<T>; resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};
