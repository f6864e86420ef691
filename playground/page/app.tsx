import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { World } from '../server/world.js';
import { type DiscordSide, type DiscordStep, startOnDiscord } from './discord/model.js';
import { DiscordPane } from './discord/pane.js';
import { useLive } from './live.js';
import { next } from './side.js';
import { startOnTelegram, type TelegramSide, type TelegramStep } from './telegram/model.js';
import { TelegramPane } from './telegram/pane.js';
import { Toasts } from './toast.js';
import { type SideName, TopBar } from './top-bar.js';

/** Both halves of the page, below what is said of the bot. On narrow screens one side is shown at a time. */
export const App = ({ world }: { readonly world: World }) => {
  const [shown, setShown] = useState<SideName>('Discord');
  const [discord, onDiscord] = useReducer<DiscordSide, DiscordStep>(next, startOnDiscord(world));
  const [telegram, onTelegram] = useReducer<TelegramSide, TelegramStep>(next, startOnTelegram(world));
  const status = useLive(world.playground, `discord=${discord.viewer.id}&telegram=${telegram.viewer.id}`, {
    discord: (received) => onDiscord({ received }),
    telegram: (received) => onTelegram({ received }),
  });
  useLayoutEffect(() => {
    document.body.dataset.side = shown.toLowerCase();
  }, [shown]);
  return (
    <>
      <TopBar bot={status.bot} shown={shown} show={setShown} />
      <main>
        <DiscordPane world={world.discord} side={discord} step={onDiscord} status={status} />
        <TelegramPane world={world.telegram} side={telegram} step={onTelegram} status={status} />
      </main>
      <Toasts />
    </>
  );
};
