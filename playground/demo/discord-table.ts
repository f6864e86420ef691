import type { DiscordChannel } from '../discord/index.js';
import type { Player, Stage } from '../stage/stage.js';
import { answered, seen } from './discord-scene.js';
import { plainText, wordsIn } from './plain-text.js';
import { Unexpected } from './scene.js';
import { deckIn, QUICKEST, type Seat, type Table } from './table.js';

/** People in a channel of the server; the first hosts. */
export const discordTable = (stage: Stage, players: readonly [Player, Player, Player]): Table => {
  const [host, second, third] = players;
  const { discord } = stage;
  const [channel] = stage.channelsOf(host.discord);
  if (channel === undefined) throw new Error(`${host.name} is in no channel.`);
  return {
    title: `Discord: ${players.map(({ name }) => name).join(', ')} in #${channel.name}`,
    seats: [seat(stage, channel, host), seat(stage, channel, second), seat(stage, channel, third)],
    typed: (deck) =>
      `/quiz start deck: ${deck} questions: ${QUICKEST.questions} seconds: ${QUICKEST.seconds}`,
    async hostsDeck() {
      const outcome = await discord.as(host.discord).command(channel, 'export');
      const { attachments } = await outcome.shown();
      const file = attachments.find(({ name }) => name.endsWith('.json'));
      if (file === undefined) throw new Unexpected('The export has no JSON file.');
      return deckIn(file.bytes());
    },
    messages: () => discord.messages(channel).map(seen),
    onChange: (listener) => discord.on('change', listener),
  };
};

const seat = ({ discord }: Stage, channel: DiscordChannel, { name, discord: user }: Player): Seat => {
  const person = discord.as(user);
  return {
    name,
    startQuiz: async (deck) =>
      answered('/quiz start', await person.command(channel, 'quiz start', { deck, ...QUICKEST })),
    press: async ({ id }, label) => {
      const message = person.messages(channel).find((one) => one.id === id);
      if (message === undefined) throw new Unexpected('The message was deleted.');
      const outcome = await person.press(message, label);
      answered(`The button “${label}”`, outcome);
      const told = await outcome.told();
      if (told.ephemeralFor !== user.id)
        throw new Unexpected(`The answer to “${label}” is there for all to see.`);
      return wordsIn(plainText(told.text)).join('\n');
    },
  };
};
