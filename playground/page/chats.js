/** The messages that one person sees, chat by chat, as the server tells of them. */
export class Chats {
  #chats = new Map();
  /** Ids of the messages that were read, by chat; for each person of their own. */
  #read = new Map();
  #readBy = new Map();

  /** @param viewer whose messages come from now on */
  become(viewer) {
    this.#chats.clear();
    this.#read = this.#readBy.get(viewer) ?? new Map();
    this.#readBy.set(viewer, this.#read);
  }

  /** @returns the chats that changed */
  apply(patches) {
    for (const { chat, order, changed } of patches) {
      const known = this.#chats.get(chat) ?? new Map();
      for (const message of changed) known.set(message.id, message);
      this.#chats.set(chat, new Map(order.map((id) => [id, known.get(id)])));
      // What was there before this person was first looked at is no news.
      if (!this.#read.has(chat)) this.markRead(chat);
    }
    return patches.map(({ chat }) => chat);
  }

  messages(chat) {
    return [...(this.#chats.get(chat)?.values() ?? [])];
  }

  message(chat, id) {
    return this.#chats.get(chat)?.get(id);
  }

  /** All that a chat holds has been read. */
  markRead(chat) {
    this.#read.set(chat, new Set(this.#chats.get(chat)?.keys()));
  }

  /** How many messages of a chat have not been read. */
  unread(chat) {
    const read = this.#read.get(chat);
    return [...(this.#chats.get(chat)?.keys() ?? [])].filter((id) => !read?.has(id)).length;
  }
}
