import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  EmbedBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  SectionBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../playground/discord/index.js';
import { type Stage, setStage } from './bot.js';

/** The smallest PNG there is: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const channelOf = ({ client, channel }: Stage) => {
  const found = client.channels.cache.get(channel.id);
  if (!found?.isSendable()) throw new Error('The bot should see the channel');
  return found;
};

const text = (content: string) => new TextDisplayBuilder().setContent(content);
const press = (id: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Secondary);

describe('what people see', () => {
  it('reads components from top to bottom', async () => {
    const { discord, channel } = stage;
    const link = new ButtonBuilder()
      .setURL('https://example.org')
      .setLabel('Read')
      .setStyle(ButtonStyle.Link);
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(press('ok').setDisabled(true), link);
    const gallery = new MediaGalleryBuilder().addItems({
      media: { url: 'attachment://stats.png' },
      description: 'A curve',
    });
    const section = new SectionBuilder()
      .addTextDisplayComponents(text('aside'))
      .setButtonAccessory(press('more'));
    await channelOf(stage).send({
      flags: MessageFlags.IsComponentsV2,
      components: [
        new ContainerBuilder().addTextDisplayComponents(text('# Stats')).addSectionComponents(section),
        gallery,
        row,
      ],
      files: [{ attachment: PIXEL, name: 'stats.png' }],
    });
    const shown = discord.messages(channel).at(-1);
    expect(shown).toMatchObject({
      text: '# Stats\naside\n[A curve]',
      content: '',
      attachments: [{ name: 'stats.png', contentType: 'image/png', size: PIXEL.length }],
      buttons: [
        { label: 'more', customId: 'more', row: 0, disabled: false },
        { label: 'ok', customId: 'ok', row: 1, disabled: true },
        { label: 'Read', customId: undefined, url: 'https://example.org', style: 'link', row: 1 },
      ],
      lines: [
        'Deckhand:',
        '# Stats',
        'aside',
        '[A curve]',
        `<stats.png, ${PIXEL.length} bytes>`,
        '[more]',
        '(ok) [Read]',
      ],
    });
    expect(shown?.attachments[0]?.bytes()).toEqual(new Uint8Array(PIXEL));
    expect(JSON.stringify(shown).length).toBeLessThan(3_000);
  });

  it('reads embeds and replies', async () => {
    const { discord, channel, ada } = stage;
    const asked = discord.as(ada).send(channel, 'what is due?');
    const embed = new EmbedBuilder().setTitle('Due').addFields({ name: 'Bio', value: '12' });
    await channelOf(stage).send({ embeds: [embed], reply: { messageReference: asked.id } });
    const shown = discord.messages(channel).at(-1);
    expect(shown).toMatchObject({ text: 'Due\nBio\n12', reference: asked.id });
    expect(shown?.pings.users).toEqual([ada.id]);
    expect(discord.transcript(channel).slice(-4)).toEqual(['Deckhand:', 'Due', 'Bio', '12']);
  });

  it('tells of every message as it comes, changes and goes', async () => {
    const { discord } = stage;
    const seen: Change[] = [];
    const stop = discord.on('change', (change) => seen.push(change));
    const sent = await channelOf(stage).send('one');
    await sent.edit('two');
    await sent.delete();
    stop();
    expect(seen).toMatchObject([
      { what: 'created', message: { text: 'one', revision: 0, edited: false } },
      { what: 'edited', message: { text: 'two', revision: 1, edited: true } },
      { what: 'deleted', message: { deleted: true } },
    ]);
  });

  it('waits for what comes, and says what it waited for in vain', async () => {
    const { discord, channel, ada } = stage;
    const arrived = discord.waitFor(() =>
      discord.messages(channel).find(({ text: said }) => said === 'hello'),
    );
    discord.as(ada).send(channel, 'hello');
    expect((await arrived).author).toEqual({ id: ada.id, name: 'Ada', isBot: false });
    await expect(discord.waitFor(() => discord.commands()[0], 1)).rejects.toThrow('discord.commands');
  });
});
