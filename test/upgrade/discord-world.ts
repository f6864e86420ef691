import { seen } from '../../playground/demo/discord-scene.js';
import type {
  DiscordChannel,
  DiscordStandIn,
  DiscordUser,
  InteractionOutcome,
  OptionInputs,
  ShownMessage,
} from '../../playground/discord/index.js';
import { PATIENCE_MS } from '../../playground/patience.js';
import { type Actor, type Answer, type Message, NAMES, newest, ROOMS, type World } from './worlds.js';

/** One server of everybody, with a channel for each room. */
export const fillDiscord = (discord: DiscordStandIn): void => {
  const people = NAMES.map((name) => discord.addUser({ name }));
  const [owner] = people;
  if (owner === undefined) throw new Error('nobody owns the server');
  const guild = discord.addGuild({ name: 'University', owner, members: people });
  for (const name of ROOMS) discord.addChannel(guild, { name });
};

/** Those who were put there by {@link fillDiscord}, in this stand-in or in the one that it goes on from. */
export const discordWorld = (discord: DiscordStandIn): World => ({
  platform: 'Discord',
  actor: (name) => actorOf(discord, discordUser(discord, name)),
});

export const discordUser = (discord: DiscordStandIn, name: string): DiscordUser => {
  const user = discord.users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`${name} is not on Discord`);
  return user;
};

export const discordRoom = (discord: DiscordStandIn, user: DiscordUser, room?: string): DiscordChannel => {
  if (room === undefined) return discord.dmOf(user);
  const channel = discord.channels.find((one) => one.kind === 'text' && one.name === room);
  if (channel === undefined) throw new Error(`there is no channel ${room}`);
  return channel;
};

const actorOf = (discord: DiscordStandIn, user: DiscordUser): Actor => {
  const person = discord.as(user);
  const where = (room?: string) => discordRoom(discord, user, room);
  const messages = (room?: string) => discord.messages(where(room), user).map((one) => messageOf(one, room));
  const run = async (command: string, options: OptionInputs, room?: string) => {
    const outcome = await person.command(where(room), command, options);
    return messageOf(await outcome.shown(PATIENCE_MS), room);
  };
  const shownOf = ({ id, room }: Message): ShownMessage => {
    const message = discord.messages(where(room), user).find((one) => one.id === id);
    if (message === undefined) throw new Error(`${user.name} sees no message ${id}`);
    return message;
  };
  return {
    name: user.name,
    messages,
    says: (command, options = {}, room) => run(command, options, room),
    sendsPdf: (file, cards, room) => run('pdf', { file, cards }, room),
    press: async (message, label) => answerOf(await person.press(shownOf(message), label)),
    pressCode: async (message, code) => answerOf(await person.pressUnchecked(shownOf(message), code)),
    reads: (words, room) => discord.waitFor(() => newest(messages(room), words), PATIENCE_MS),
  };
};

const answerOf = async (outcome: InteractionOutcome): Promise<Answer> => {
  const { answer, modal } = outcome;
  if (answer === 'failed') return { answered: false, text: '' };
  if (modal) {
    const form = modal.fields.map(({ customId, value }) => [customId, value ?? '']);
    return { answered: true, text: modal.title, form: Object.fromEntries(form) };
  }
  // What follows is an edit or a message of its own; nothing spins.
  if (answer === 'acknowledged') return { answered: true, text: '' };
  return { answered: true, text: seen(await outcome.shown(PATIENCE_MS)).lines.join('\n') };
};

const messageOf = (shown: ShownMessage, room: string | undefined): Message => ({
  id: shown.id,
  room,
  text: seen(shown).lines.join('\n'),
  buttons: shown.buttons.flatMap(({ label, customId, disabled }) =>
    customId === undefined || disabled ? [] : [{ label, code: customId }],
  ),
  isByBot: shown.author.isBot,
});
