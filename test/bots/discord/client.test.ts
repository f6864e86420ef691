import { Events, GatewayDispatchEvents } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { type DiscordStandIn, startDiscordStandIn } from '../../../playground/discord/index.js';
import { createClient } from '../../../src/bots/discord/client.js';
import { definitions } from '../../../src/bots/discord/register.js';

const PEOPLE = 250;

let standIn: DiscordStandIn | undefined;
const client = { current: createClient(undefined) };
afterEach(async () => {
  await client.current.destroy();
  await standIn?.close();
});

it('keeps a bounded number of people, and no message or direct channel, in memory', async () => {
  standIn = await startDiscordStandIn();
  client.current = createClient(standIn.apiUrl);
  const people = Array.from({ length: PEOPLE }, (_, i) => ({ name: `Person ${i}` }));
  const [owner, ...members] = people.map((person) => standIn?.addUser(person));
  if (!owner) throw new Error('nobody');
  const guild = standIn.addGuild({ name: 'Big', owner, members: members.flatMap((member) => member ?? []) });
  const room = standIn.addChannel(guild, { name: 'study' });

  let answered = 0;
  client.current.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply('ok');
    answered += 1;
  });
  await client.current.login(standIn.token);
  await expect.poll(() => client.current.isReady()).toBe(true);
  await client.current.rest.put(`/applications/${standIn.applicationId}/commands`, {
    body: definitions([
      {
        path: ['hi'],
        description: 'Says hi',
        where: ['guild'],
        audience: 'everyone',
        opens: 'answer',
        options: {},
        run: async () => ({ kind: 'notice', text: 'hi' }),
      },
    ]),
  });
  for (const user of guild.members) await standIn.as(user).command(room, 'hi');

  await expect.poll(() => answered).toBe(PEOPLE);
  let written = 0;
  client.current.ws.on(GatewayDispatchEvents.MessageCreate, () => {
    written += 1;
  });
  for (const user of guild.members) standIn.as(user).send(standIn.dmOf(user), 'hi');
  await expect.poll(() => written).toBe(PEOPLE);
  expect([...client.current.channels.cache.keys()]).toEqual([room.id]);
  expect(client.current.users.cache.size).toBeLessThanOrEqual(201);
  const cached = client.current.guilds.cache.get(guild.id);
  expect(cached?.members.cache.size).toBeLessThanOrEqual(2);
  const channel = cached?.channels.cache.get(room.id);
  expect(channel?.isTextBased() && channel.messages.cache.size).toBe(0);
}, 60_000);
