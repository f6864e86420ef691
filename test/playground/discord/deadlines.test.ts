import { Events, type Interaction, type RepliableInteraction, SlashCommandBuilder } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '../../../playground/discord/index.js';
import { type Stage, setStage } from './bot.js';

const clock = manualClock();
let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ clock });
  const option = { name: 'deck', description: 'Deck' };
  await stage.client.application.commands.set([
    new SlashCommandBuilder()
      .setName('ask')
      .setDescription('Asks')
      .addStringOption((o) => o.setName(option.name).setDescription(option.description).setAutocomplete(true))
      .toJSON(),
  ]);
});
afterAll(() => stage.close());

/** Has a person run the command; gives what the bot got, and what the person will see. */
const ask = async () => {
  const { client, discord, ada, channel } = stage;
  const received = nextInteraction(client);
  const outcome = discord.as(ada).command(channel, 'ask');
  const interaction = await received;
  if (!interaction.isRepliable()) throw new Error('A command can be replied to');
  return { interaction, outcome };
};

const nextInteraction = (client: Stage['client']): Promise<Interaction> =>
  new Promise((resolve) => client.once(Events.InteractionCreate, resolve));

/** Answers without discord.js's own bookkeeping, as a second process might. */
const callback = ({ id, token }: RepliableInteraction, type: number, data: object = {}) =>
  stage.client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type, data } });

describe('interaction deadlines', () => {
  it('knows no interaction after three seconds, and the person reads that the app did not respond', async () => {
    const { interaction, outcome } = await ask();
    clock.advance(3_001);
    expect((await outcome).answer).toBe('failed');
    await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062, status: 404 });
  });

  it('takes only one first answer', async () => {
    const { interaction, outcome } = await ask();
    clock.advance(2_900);
    await interaction.reply('first');
    await expect(callback(interaction, 4, { content: 'second' })).rejects.toMatchObject({ code: 40060 });
    expect((await (await outcome).shown()).text).toBe('first');
  });

  it('honours the token for fifteen minutes', async () => {
    const { interaction } = await ask();
    await interaction.reply('first');
    clock.advance(14 * 60_000);
    await interaction.editReply('edited');
    clock.advance(60_001);
    await expect(interaction.editReply('late')).rejects.toMatchObject({ code: 50027, status: 401 });
    await expect(interaction.followUp('late')).rejects.toMatchObject({ code: 50027 });
  });

  it('has no message to edit before the first answer', async () => {
    const { interaction } = await ask();
    const { id, token } = { id: interaction.applicationId, token: interaction.token };
    await expect(
      stage.client.rest.patch(`/webhooks/${id}/${token}/messages/@original`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 10015 });
  });

  it.each([
    ['an update to a command', 7, { content: 'x' }],
    ['choices to a command', 8, { choices: [] }],
    ['a pong', 1, {}],
  ])('refuses %s', async (_, type, data) => {
    const { interaction } = await ask();
    await expect(callback(interaction, type, data)).rejects.toMatchObject({ code: 50035 });
  });

  const input = { type: 4, custom_id: 'front', style: 1 };
  const label = (component: object = input, more: object = {}) => ({
    type: 18,
    label: 'Front',
    component,
    ...more,
  });
  const row = (component: object) => ({ type: 1, components: [component] });
  it.each<[string, object]>([
    ['a title of 46', { title: 'x'.repeat(46) }],
    ['no title', { title: '' }],
    ['a custom id of 101', { custom_id: 'x'.repeat(101) }],
    ['no components', { components: [] }],
    [
      'six components',
      { components: Array.from({ length: 6 }, (_, i) => label({ ...input, custom_id: `f${i}` })) },
    ],
    ['the same custom id twice', { components: [label(), label()] }],
    ['a label of 46', { components: [label(input, { label: 'x'.repeat(46) })] }],
    ['a value of 4,001', { components: [label({ ...input, value: 'x'.repeat(4_001) })] }],
    ['a placeholder of 101', { components: [label({ ...input, placeholder: 'x'.repeat(101) })] }],
    ['an input in a row without a label', { components: [row(input)] }],
    ['a label inside a labelled input', { components: [label({ ...input, label: 'x' })] }],
    ['a button', { components: [row({ type: 2, style: 1, label: 'x', custom_id: 'x' })] }],
    ['eleven files', { components: [label({ type: 19, custom_id: 'pdf', max_values: 11 })] }],
  ])('refuses a modal with %s', async (_, more) => {
    const { interaction } = await ask();
    const modal = { custom_id: 'form', title: 'Card', components: [label()], ...more };
    await expect(callback(interaction, 9, modal)).rejects.toMatchObject({ code: 50035 });
    await callback(interaction, 9, {
      ...modal,
      custom_id: 'form',
      title: 'Card',
      components: [row({ ...input, label: 'Front' })],
    });
  });

  it.each<[string, object[]]>([
    ['26 choices', Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: i }))],
    ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }]],
    ['an empty name', [{ name: '', value: 'x' }]],
    ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }]],
  ])('refuses %s to an autocomplete', async (_, choices) => {
    const { client, discord, ada, channel } = stage;
    const received = nextInteraction(client);
    const offered = discord.as(ada).autocomplete(channel, 'ask', { option: 'deck', typed: '' });
    const interaction = await received;
    if (!interaction.isAutocomplete()) throw new Error('An autocomplete was asked for');
    const answer = (sent: object[]) =>
      client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        body: { type: 8, data: { choices: sent } },
      });
    await expect(answer(choices)).rejects.toMatchObject({ code: 50035 });
    await answer([]);
    expect(await offered).toEqual([]);
  });

  it('lets addresses of attachments expire', async () => {
    const { discord, ada, channel } = stage;
    const files = [{ name: 'notes.txt', bytes: Buffer.from('notes') }];
    const url = discord.as(ada).send(channel, 'look', { files }).attachments[0]?.url ?? '';
    expect((await fetch(url)).status).toBe(200);
    clock.advance(24 * 3_600_000);
    expect((await fetch(url)).status).toBe(404);
  });
});
