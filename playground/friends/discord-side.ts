import { answered, seen } from '../demo/discord-scene.js';
import type { DiscordChannel } from '../discord/index.js';
import type { Stage } from '../stage/stage.js';
import { CARDS, DECK } from './deck.js';
import { NEWEST, type Side } from './side.js';

export const discordSide = ({ discord, friends, channelsOf }: Stage): Side => {
  const [owner] = friends;
  const channels = channelsOf(owner.discord).filter(({ guild }) => guild !== undefined);
  const run = async (channel: DiscordChannel, path: string, options: Record<string, string>) => {
    const outcome = await discord.as(owner.discord).command(channel, path, options);
    answered(`/${path}`, outcome);
    await outcome.shown();
  };
  return {
    async prepare() {
      const dm = discord.dmOf(owner.discord);
      await run(dm, 'deck create', { name: DECK });
      for (const card of CARDS) await run(dm, 'flashcard add', { ...card, deck: DECK });
      const [hall] = channels;
      if (hall !== undefined) await run(hall, 'deck offer', { deck: DECK });
    },
    newest: () => channels.flatMap((channel) => discord.messages(channel).slice(-NEWEST).map(seen)),
    async press(friend, { id }, label) {
      const person = discord.as((friends[friend] ?? owner).discord);
      const message = channels.flatMap((channel) => person.messages(channel)).find((one) => one.id === id);
      if (message !== undefined) await person.press(message, label);
    },
    onChange: (listener) => discord.on('change', listener),
  };
};
