import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { LiveEvents } from '../server/live-events.js';
import { readWorld } from './api.js';
import { attempt } from './toast.js';

const BACK_EVERY_MS = 1_000;

/** What both sides need to know of the bot. */
export interface Status {
  readonly bot: LiveEvents['bot']['state'] | 'gone';
  readonly friends: LiveEvents['friends'];
  /** Another number whenever the bot may offer other commands than before. */
  readonly menus: number;
}

type Listeners = { readonly [E in keyof LiveEvents]: (data: LiveEvents[E]) => void };

/** Hears what two people see, for as long as the page acts as them. @param query names them */
export const useLive = (
  playground: string,
  query: string,
  on: Pick<Listeners, 'discord' | 'telegram'>,
): Status => {
  const [bot, setBot] = useState<Status['bot']>('starting');
  const [friends, setFriends] = useState<Status['friends']>({ isReady: false, isPlaying: false });
  const [menus, setMenus] = useState(0);
  const commands = () => setMenus((times) => times + 1);
  const hearBot = ({ state }: { readonly state: Status['bot'] }) => {
    setBot(state);
    if (state === 'running') commands();
  };
  const listeners: Listeners = { ...on, commands, bot: hearBot, friends: setFriends };
  // Not a moment later: what the last person sees must not reach the next.
  useLayoutEffect(() => follow(playground, query, listeners, () => setBot('gone')), [query]);
  return { bot, friends, menus };
};

/**
 * When the connection is lost, waits for the server; another playground than before has other people and chats,
 * which takes a page of its own. @returns what ends it
 */
const follow = (playground: string, query: string, listeners: Listeners, onLost: () => void) => {
  let source: EventSource;
  let timer: number | undefined;
  const listen = () => {
    source = new EventSource(`/api/stream?${query}`);
    for (const [event, listener] of Object.entries(listeners))
      source.addEventListener(event, ({ data }) => listener(JSON.parse(data)));
    source.addEventListener('error', () => {
      source.close();
      onLost();
      wait();
    });
  };
  const wait = () => {
    timer = window.setTimeout(async () => {
      const now = await readWorld().catch(() => undefined);
      if (timer === undefined) return;
      if (now === undefined) wait();
      else if (now.playground === playground) listen();
      else location.reload();
    }, BACK_EVERY_MS);
  };
  listen();
  return () => {
    source.close();
    window.clearTimeout(timer);
    timer = undefined;
  };
};

/** What the bot offers here: asked anew after each change of `when`, until which the last answer stands. */
export const useOffered = <T>(ask: () => Promise<T>, none: T, when: readonly unknown[]): T => {
  const [offered, setOffered] = useState(none);
  useEffect(() => {
    let isCurrent = true;
    void attempt(async () => {
      const now = await ask();
      if (isCurrent) setOffered(now);
    });
    return () => {
      isCurrent = false;
    };
  }, when);
  return offered;
};
