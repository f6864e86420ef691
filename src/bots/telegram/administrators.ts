import type { Api } from 'grammy';
import type { Log } from '../../log.js';

const REMEMBERED_MS = 60_000;

interface Known {
  readonly at: number;
  readonly people: Promise<ReadonlySet<number>>;
}

/** Who may moderate a group, asked at most once a minute for each. */
export class Administrators {
  readonly #known = new Map<number, Known>();

  constructor(
    private readonly api: Api,
    private readonly log: Log,
  ) {}

  /** False also when Telegram cannot be asked. */
  async includes(chat: number, person: number): Promise<boolean> {
    const known = this.#known.get(chat);
    const isFresh = known && Date.now() - known.at < REMEMBERED_MS;
    const people = isFresh ? known.people : this.#ask(chat);
    return (await people).has(person);
  }

  #ask(chat: number): Promise<ReadonlySet<number>> {
    for (const [other, { at }] of this.#known)
      if (Date.now() - at >= REMEMBERED_MS) this.#known.delete(other);
    const people = this.#fetch(chat);
    this.#known.set(chat, { at: Date.now(), people });
    return people;
  }

  async #fetch(chat: number): Promise<ReadonlySet<number>> {
    try {
      const members = await this.api.getChatAdministrators(chat);
      return new Set(members.map(({ user }) => user.id));
    } catch (error) {
      this.log.warn({ err: error }, 'listing group administrators failed');
      this.#known.delete(chat);
      return new Set();
    }
  }
}
