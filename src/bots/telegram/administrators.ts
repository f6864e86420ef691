import type { Api } from 'grammy';
import type { Log } from '../../log.js';

const REMEMBERED_MS = 60_000;

/** Who may moderate a group, asked at most once a minute for each. */
export interface Administrators {
  /** False also when Telegram cannot be asked. */
  includes(chat: number, person: number): Promise<boolean>;
}

interface Dependencies {
  readonly api: Api;
  readonly log: Log;
}

interface Known {
  readonly at: number;
  readonly people: Promise<ReadonlySet<number>>;
}

type KnownByChat = Map<number, Known>;

export const createAdministrators = (dependencies: Dependencies): Administrators => {
  const known: KnownByChat = new Map();
  return {
    includes: async (chat, person) => (await peopleOf(dependencies, known, chat)).has(person),
  };
};

const peopleOf = (
  dependencies: Dependencies,
  known: KnownByChat,
  chat: number,
): Promise<ReadonlySet<number>> => {
  for (const [other, { at }] of known) if (Date.now() - at >= REMEMBERED_MS) known.delete(other);
  const remembered = known.get(chat);
  if (remembered) return remembered.people;
  const people = fetchPeople(dependencies, known, chat);
  known.set(chat, { at: Date.now(), people });
  return people;
};

const fetchPeople = async (
  { api, log }: Dependencies,
  known: KnownByChat,
  chat: number,
): Promise<ReadonlySet<number>> => {
  try {
    const members = await api.getChatAdministrators(chat);
    return new Set(members.map(({ user }) => user.id));
  } catch (error) {
    log.warn({ err: error }, 'listing group administrators failed');
    known.delete(chat);
    return new Set();
  }
};
