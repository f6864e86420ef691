import type { AllowedMentions } from './validate/message.js';

/** Whom a message makes a sound for: ids of users and roles, and whether everybody. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

export const NO_PINGS: Pings = { users: [], roles: [], everyone: false };

const USER = /<@!?(\d+)>/g;
const ROLE = /<@&(\d+)>/g;
const EVERYBODY = /@(?:everyone|here)/;

/**
 * Whom `texts` would ping under `allowed`. Without `allowed`, everyone named
 * (https://docs.discord.com/developers/resources/message#allowed-mentions-object).
 * @param repliedTo the author of the message replied to
 */
export const pingsOf = (
  texts: readonly string[],
  allowed: AllowedMentions | null | undefined,
  repliedTo?: string,
): Pings => {
  const text = texts.join('\n');
  const replied = repliedTo !== undefined && (allowed == null || allowed.replied_user === true);
  const users = permitted(idsIn(text, USER), 'users', allowed);
  return {
    users: [...new Set([...users, ...(replied ? [repliedTo] : [])])],
    roles: permitted(idsIn(text, ROLE), 'roles', allowed),
    everyone: EVERYBODY.test(text) && (allowed == null || (allowed.parse ?? []).includes('everyone')),
  };
};

/** Both together: editing takes no ping back. */
export const joinPings = (a: Pings, b: Pings): Pings => ({
  users: [...new Set([...a.users, ...b.users])],
  roles: [...new Set([...a.roles, ...b.roles])],
  everyone: a.everyone || b.everyone,
});

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
];

const permitted = (
  named: readonly string[],
  kind: 'users' | 'roles',
  allowed: AllowedMentions | null | undefined,
): string[] => {
  if (allowed == null || (allowed.parse ?? []).includes(kind)) return [...named];
  return named.filter((id) => (allowed[kind] ?? []).includes(id));
};
