import { type Messenger, PlatformSilent } from './messenger.js';

/** The messengers of the platforms that this process speaks on, as one. Other platforms are {@link PlatformSilent}. */
export interface Messengers extends Messenger {
  /** Speaks on a platform from now on, until the returned function is called. */
  add(platform: string, messenger: Messenger): () => void;
}

export const createMessengers = (): Messengers => {
  const byPlatform = new Map<string, Messenger>();
  const of = (platform: string): Messenger => {
    const found = byPlatform.get(platform);
    if (!found) throw new PlatformSilent(`no messenger for ${platform} in this process right now`);
    return found;
  };
  return {
    send: async (place, view, once) => of(place.platform).send(place, view, once),
    edit: async (message, view, weight) => of(message.platform).edit(message, view, weight),
    isInSight: async (message) => of(message.platform).isInSight(message),
    tellAgain: async (to, about, view) => byPlatform.get(to.platform)?.tellAgain?.(to, about, view),
    add(platform, messenger) {
      byPlatform.set(platform, messenger);
      return () => {
        if (byPlatform.get(platform) === messenger) byPlatform.delete(platform);
      };
    },
  };
};
