/** A message as the page gets it: plain JSON, told apart by `id` inside its chat. */
export interface WireMessage {
  readonly id: string;
}

export interface ChatView<M extends WireMessage> {
  readonly id: string;
  readonly messages: readonly M[];
}

/** What is new in one chat: the messages in order, and those of them that are new or changed. */
export interface ChatPatch<M extends WireMessage> {
  readonly chat: string;
  readonly order: readonly string[];
  readonly changed: readonly M[];
}

/** Remembers what a page was told, and says only what differs from it. */
export class Patches<M extends WireMessage> {
  readonly #told = new Map<string, Map<string, string>>();

  /** The chats in which something changed since the last call; all of them at first. */
  since(chats: readonly ChatView<M>[]): ChatPatch<M>[] {
    return chats.flatMap((chat) => this.#patch(chat));
  }

  #patch({ id, messages }: ChatView<M>): ChatPatch<M>[] {
    const before = this.#told.get(id);
    const now = new Map(messages.map((message) => [message.id, JSON.stringify(message)]));
    const changed = messages.filter((message) => before?.get(message.id) !== now.get(message.id));
    const order = [...now.keys()];
    const isSame = changed.length === 0 && before?.size === order.length;
    if (isSame) return [];
    this.#told.set(id, now);
    return [{ chat: id, order, changed }];
  }
}
