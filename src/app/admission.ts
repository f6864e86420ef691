import type { Incoming, Turn } from '../bots/chat/turn.js';
import { UserError } from '../core/errors.js';

/** Where the operator allows the bot, and what it may do elsewhere. */
export interface Admission {
  /** @throws UserError `space.not_allowed` in a guild or group that is not on the operator's list */
  admit(incoming: Incoming): void;
  /**
   * For what costs the operator money or much work: outside of guilds and groups it is for members of those on the
   * list.
   * @throws UserError `space.members_only`
   */
  admitCosts(turn: Turn): Promise<void>;
}

/** @param allowed spaces as `<platform>:<its number there>`; all when undefined */
export const createAdmission = (allowed: readonly string[] | undefined): Admission => ({
  admit({ identity, space }) {
    if (space && allowed && !allowed.includes(`${identity.platform}:${space.platformSpaceId}`))
      throw new UserError('space.not_allowed', {});
  },
  async admitCosts({ actor, space, isMemberOf }) {
    if (!allowed || space) return;
    const prefix = `${actor.identity.platform}:`;
    const ours = allowed.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    for (const platformSpaceId of ours) if (await isMemberOf?.(platformSpaceId)) return;
    throw new UserError('space.members_only', {});
  },
});
