import type { InteractionOutcome, ShownButton, ShownMessage } from '../discord/index.js';
import type { Player, Stage } from '../stage/stage.js';
import { plainText, wordsIn } from './plain-text.js';
import { type Scene, type Seen, Unexpected } from './scene.js';

const COMMANDS = { pdf: 'pdf', list: 'flashcard list', study: 'study start' } as const;

/** A person in a channel of the server. */
export const discordScene = ({ discord, channelsOf }: Stage, { name, discord: user }: Player): Scene => {
  const person = discord.as(user);
  const [channel] = channelsOf(user);
  if (channel === undefined) throw new Error(`${name} is in no channel.`);
  return {
    title: `Discord: ${name} in #${channel.name}`,
    person: name,
    sendPdf: async (file) => answered('/pdf', await person.command(channel, COMMANDS.pdf, { file })),
    run: async (command) => {
      const path = COMMANDS[command];
      answered(`/${path}`, await person.command(channel, path));
    },
    typed: (command) => `/${COMMANDS[command]}`,
    press: async ({ id }, label) => {
      const message = person.messages(channel).find((one) => one.id === id);
      if (message === undefined) throw new Unexpected('The message was deleted.');
      answered(`The button “${label}”`, await person.press(message, label));
    },
    messages: () => person.messages(channel).map(seen),
    onChange: (listener) => discord.on('change', listener),
  };
};

/** @throws Unexpected when the person read that the app did not respond */
export const answered = (what: string, { answer }: InteractionOutcome): void => {
  if (answer === 'failed') throw new Unexpected(`${what} was not answered within three seconds.`);
};

/** A message without its markup. */
export const seen = (message: ShownMessage): Seen => ({
  id: message.id,
  by: message.author.name,
  lines: wordsIn(plainText(message.text)),
  buttons: rowsOf(message.buttons),
  file: message.attachments[0]?.name,
  isByBot: message.author.isBot,
  isPrivate: message.ephemeralFor !== undefined,
});

const rowsOf = (buttons: readonly ShownButton[]): string[][] => {
  const rows = [...new Set(buttons.map(({ row }) => row))];
  return rows.map((row) => buttons.filter((button) => button.row === row).map(({ label }) => label));
};
