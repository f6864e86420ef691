/** The messages that one person sees, chat by chat, as the server tells of them. */
export class Chats {
  #chats = new Map();
  #read = new Map();

  /** Forgets everything, for another person to be seen through. */
  clear() {
    this.#chats.clear();
    this.#read.clear();
  }

  /** @returns the chats that changed */
  apply(patches) {
    for (const { chat, order, changed } of patches) {
      const known = this.#chats.get(chat) ?? new Map();
      for (const message of changed) known.set(message.id, message);
      this.#chats.set(chat, new Map(order.map((id) => [id, known.get(id)])));
    }
    return patches.map(({ chat }) => chat);
  }

  messages(chat) {
    return [...(this.#chats.get(chat)?.values() ?? [])];
  }

  message(chat, id) {
    return this.#chats.get(chat)?.get(id);
  }

  /** Remembers how far a chat has been read. */
  markRead(chat) {
    this.#read.set(chat, this.messages(chat).length);
  }

  /** How many messages came since the chat was last read. */
  unread(chat) {
    return Math.max(0, this.messages(chat).length - (this.#read.get(chat) ?? 0));
  }
}
