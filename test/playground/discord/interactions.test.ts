import {
  ActionRowBuilder,
  ApplicationCommandType,
  ApplicationIntegrationType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContextMenuCommandBuilder,
  Events,
  FileUploadBuilder,
  type Interaction,
  InteractionContextType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ImpossibleError, manualClock } from '../../../playground/discord/index.js';
import { type Stage, setStage } from './bot.js';

const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const commands = [
  new SlashCommandBuilder()
    .setName('flashcard')
    .setDescription('Cards')
    .setContexts(EVERYWHERE)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Adds a card')
        .addStringOption((o) => o.setName('front').setDescription('Front').setRequired(true))
        .addStringOption((o) => o.setName('deck').setDescription('Deck').setAutocomplete(true))
        .addAttachmentOption((o) => o.setName('file').setDescription('Picture')),
    ),
  new ContextMenuCommandBuilder().setName('Make flashcard').setType(ApplicationCommandType.Message),
].map((command) => command.toJSON());

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

let stage: Stage;
const failures: unknown[] = [];
let onInteraction: (interaction: Interaction) => Promise<unknown>;

beforeAll(async () => {
  // Its time stands still: how long a busy machine takes for ten megabytes is not what is tested.
  stage = await setStage({ clock: manualClock() });
  await stage.client.application.commands.set(commands);
  stage.client.on(Events.InteractionCreate, (interaction) =>
    onInteraction(interaction).catch(() => undefined),
  );
});
afterAll(() => stage.close());
afterEach(() => expect(failures.splice(0)).toEqual([]));

/** Answers the next interactions with `handle`; the returned function waits for it. */
const answerWith = (handle: (interaction: Interaction) => Promise<unknown>): (() => Promise<unknown>) => {
  const handled: Promise<unknown>[] = [];
  onInteraction = (interaction) => {
    const run = handle(interaction);
    run.catch((error: unknown) => failures.push(error));
    handled.push(run);
    return run;
  };
  return () => Promise.all(handled);
};

describe('slash commands', () => {
  it('registers commands as they are', () => {
    expect(stage.discord.commands().map((command) => command.name)).toEqual(['flashcard', 'Make flashcard']);
  });

  it('carries subcommands and options, and shows the answer', async () => {
    const { discord, ada, channel } = stage;
    const done = answerWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      await interaction.reply(`${options.getSubcommand()}: ${options.getString('front')}`);
    });
    const outcome = await discord.as(ada).command(channel, 'flashcard add', { front: 'mitosis' });
    await done();
    expect(outcome.answer).toBe('message');
    expect(discord.messages(channel).at(-1)).toMatchObject({ text: 'add: mitosis', ephemeralFor: undefined });
  });

  it('shows an ephemeral answer to its person alone', async () => {
    const { discord, ada, ben, channel } = stage;
    answerWith(async (interaction) =>
      interaction.isRepliable()
        ? interaction.reply({ content: 'hush', flags: MessageFlags.Ephemeral })
        : null,
    );
    const outcome = await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    const { id } = await outcome.shown();
    expect(discord.messages(channel, ada).map((message) => message.id)).toContain(id);
    expect(discord.messages(channel, ben).map((message) => message.id)).not.toContain(id);
    expect(discord.messages(channel).map((message) => message.id)).not.toContain(id);
  });

  it('thinks first and keeps the visibility of the first answer', async () => {
    const { discord, ada, channel } = stage;
    const done = answerWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('ready');
      await interaction.followUp('more');
    });
    const outcome = await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    expect(outcome.answer).toBe('thinking');
    const shown = await outcome.shown();
    await done();
    expect(shown).toMatchObject({ text: 'ready', ephemeralFor: ada.id, isLoading: false });
    expect(discord.messages(channel).at(-1)).toMatchObject({ text: 'more', ephemeralFor: undefined });
  });

  it('refuses in the app what the app refuses', async () => {
    const { discord, ada, channel } = stage;
    await expect(discord.as(ada).command(channel, 'flashcard add')).rejects.toThrow(ImpossibleError);
    await expect(discord.as(ada).command(channel, 'flashcard drop')).rejects.toThrow(ImpossibleError);
    await expect(discord.as(ada).command(channel, 'flashcard add', { front: 1 })).rejects.toThrow(
      ImpossibleError,
    );
  });

  it('completes options', async () => {
    const { discord, ada, channel } = stage;
    answerWith(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name} ${value}`, value: 'id-1' }]);
    });
    const choices = await discord
      .as(ada)
      .autocomplete(channel, 'flashcard add', { option: 'deck', typed: 'bio' }, { front: 'x' });
    expect(choices).toEqual([{ name: 'deck bio', value: 'id-1' }]);
  });

  it('works in direct messages and, for who installed the app, in chats and guilds without the bot', async () => {
    const { discord, ada, ben } = stage;
    const cleo = discord.addUser({ name: 'Cleo', hasApp: true });
    const elsewhere = discord.addGuild({ name: 'Elsewhere', owner: cleo, members: [ben], hasBot: false });
    const contexts: unknown[] = [];
    answerWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      contexts.push(interaction.context);
      await interaction.reply('here');
    });
    const hall = discord.addChannel(elsewhere, { name: 'hall' });
    const chat = discord.addPrivateChat([cleo, ben]);
    for (const place of [discord.dmOf(cleo), hall, chat])
      expect((await discord.as(cleo).command(place, 'flashcard add', { front: 'x' })).answer).toBe('message');
    expect(contexts).toEqual([1, 0, 2]);
    expect((await discord.as(ada).command(discord.dmOf(ada), 'flashcard add', { front: 'x' })).answer).toBe(
      'message',
    );
    await expect(discord.as(ben).command(hall, 'flashcard add', { front: 'x' })).rejects.toThrow(
      ImpossibleError,
    );
  });

  it('allows five follow-ups where the app is installed for the person alone', async () => {
    const { discord } = stage;
    const dora = discord.addUser({ name: 'Dora', hasApp: true });
    const chat = discord.addPrivateChat([dora]);
    const done = answerWith(async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply('0');
      for (const n of ['1', '2', '3', '4', '5']) await interaction.followUp(n);
      await expect(interaction.followUp('6')).rejects.toMatchObject({ code: 40094 });
    });
    await discord.as(dora).command(chat, 'flashcard add', { front: 'x' });
    await done();
    expect(discord.messages(chat).map((message) => message.text)).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});

describe('files', () => {
  it('brings a file in from an option, through the CDN', async () => {
    const { discord, ada, channel } = stage;
    const bytes = Buffer.from('%PDF-1.7 hello');
    const done = answerWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const file = interaction.options.getAttachment('file', true);
      expect(new URL(file.url).origin).toBe(discord.cdnOrigin);
      const fetched = Buffer.from(await (await fetch(file.url)).arrayBuffer());
      await interaction.reply(`${file.name} ${file.size} ${file.contentType} ${fetched.equals(bytes)}`);
    });
    await discord.as(ada).command(channel, 'flashcard add', { front: 'x', file: { name: 'a b.pdf', bytes } });
    await done();
    expect(discord.messages(channel).at(-1)?.text).toBe('a_b.pdf 14 application/pdf true');
  });

  it('shows files sent out, plain and in components', async () => {
    const { discord, ada, channel } = stage;
    const done = answerWith(async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply({ files: [new AttachmentBuilder(Buffer.from('a,b'), { name: 'cards.csv' })] });
      await interaction.followUp({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 13, file: { url: 'attachment://notes.txt' } }],
        files: [new AttachmentBuilder(Buffer.from('notes'), { name: 'notes.txt' })],
      });
    });
    await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    await done();
    const shown = discord.messages(channel).slice(-2);
    expect(shown.map((message) => message.attachments.map(({ name, size }) => [name, size]))).toEqual([
      [['cards.csv', 3]],
      [['notes.txt', 5]],
    ]);
    const url = shown[1]?.attachments[0]?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('notes');
  });
});

describe('sizes', () => {
  it('refuses a file of more than 10 MiB', async () => {
    const { discord, ada, channel } = stage;
    const name = 'big.bin';
    const done = answerWith(async (interaction) => {
      if (!interaction.isRepliable()) return;
      const files = [new AttachmentBuilder(Buffer.alloc(10 * 1_024 * 1_024 + 1), { name })];
      await expect(interaction.reply({ files })).rejects.toMatchObject({ code: 40005, status: 413 });
      await interaction.reply('too big');
    });
    await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    await done();
    expect(discord.messages(channel).at(-1)?.text).toBe('too big');
  });
});

describe('buttons, menus and modals', () => {
  it('updates the message a button is on', async () => {
    const { discord, ada, channel } = stage;
    answerWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          flags: MessageFlags.IsComponentsV2,
          components: [new TextDisplayBuilder().setContent('front'), row(button('turn', 'Show answer'))],
        });
      if (interaction.isButton()) await interaction.update({ components: [{ type: 10, content: 'back' }] });
    });
    const asked = await (await discord.as(ada).command(channel, 'flashcard add', { front: 'x' })).shown();
    expect(asked.buttons).toMatchObject([
      { label: 'Show answer', customId: 'turn', style: 'primary', row: 0 },
    ]);
    const outcome = await discord.as(ada).press(asked, 'Show answer');
    expect(outcome.answer).toBe('update');
    expect(outcome.message()).toMatchObject({ id: asked.id, text: 'back', edited: true, buttons: [] });
    await expect(discord.as(ada).press(asked, 'Show answer')).rejects.toThrow('No button');
  });

  it('opens a modal, and its submission updates the message it came from', async () => {
    const { discord, ada, channel } = stage;
    const done = answerWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'old', components: [row(button('edit', 'Edit'))] });
      if (interaction.isButton()) await interaction.showModal(modal());
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await expect(
          stage.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
            body: { type: 9, data: modal().toJSON() },
          }),
        ).rejects.toMatchObject({ code: 50035 });
        await interaction.update(interaction.fields.getTextInputValue('front'));
      }
    });
    const asked = await (await discord.as(ada).command(channel, 'flashcard add', { front: 'x' })).shown();
    const opened = await discord.as(ada).press(asked, 'edit');
    expect(opened.modal).toMatchObject({
      title: 'Edit card',
      fields: [{ customId: 'front', label: 'Front', value: 'before', kind: 'text' }],
    });
    await expect(discord.as(ada).submitModal(opened, { front: '' })).rejects.toThrow(ImpossibleError);
    const submitted = await discord.as(ada).submitModal(opened, { front: 'after' });
    await done();
    expect(submitted.message()).toMatchObject({ id: asked.id, text: 'after' });
  });

  it('acknowledges first and edits after, also what only one person sees', async () => {
    const { discord, ada, ben, channel } = stage;
    answerWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'mine',
          components: [row(button('next', 'Next'))],
          flags: MessageFlags.Ephemeral,
        });
      if (interaction.isButton()) {
        await interaction.deferUpdate();
        await interaction.editReply({ content: 'turned', components: [] });
      }
    });
    const asked = await (await discord.as(ada).command(channel, 'flashcard add', { front: 'x' })).shown();
    await expect(discord.as(ben).press(asked, 'Next')).rejects.toThrow('sees no such message');
    const outcome = await discord.as(ada).press(asked, 'Next');
    expect(outcome.answer).toBe('acknowledged');
    expect(await outcome.shown()).toMatchObject({ id: asked.id, text: 'turned', ephemeralFor: ada.id });
  });

  it('keeps ephemeral messages out of the reach of the channel', async () => {
    const { client, discord, ada, channel } = stage;
    const done = answerWith(async (interaction) => {
      if (!interaction.isRepliable()) return;
      const flags = MessageFlags.Ephemeral;
      const { resource } = await interaction.reply({ content: 'hush', flags, withResponse: true });
      const path = `/channels/${channel.id}/messages/${resource?.message?.id}` as const;
      await expect(client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({
        code: 10008,
      });
      await interaction.editReply('still reached');
      await interaction.deleteReply();
    });
    const outcome = await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    await done();
    expect(outcome.message()).toMatchObject({ text: 'still reached', deleted: true });
  });

  it('picks in select menus', async () => {
    const { discord, ada, channel } = stage;
    answerWith(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ components: [menu()] });
      if (interaction.isStringSelectMenu())
        await interaction.update({ content: interaction.values.join(), components: [] });
    });
    const asked = await (await discord.as(ada).command(channel, 'flashcard add', { front: 'x' })).shown();
    const picked = await discord.as(ada).select(asked, 'deck', ['bio']);
    expect(picked.message()?.text).toBe('bio');
    await expect(discord.as(ada).select(asked, 'deck', ['bio'])).rejects.toThrow(ImpossibleError);
  });

  it('takes files in a modal', async () => {
    const { discord, ada, channel } = stage;
    const upload = new LabelBuilder()
      .setLabel('Lecture')
      .setFileUploadComponent(new FileUploadBuilder().setCustomId('pdf'));
    answerWith(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.showModal(
          new ModalBuilder().setCustomId('send').setTitle('Send').addLabelComponents(upload),
        );
      if (interaction.isModalSubmit()) {
        const file = interaction.fields.getUploadedFiles('pdf', true).first();
        await interaction.reply(`${file?.name}, ${file?.size} bytes`);
      }
    });
    const opened = await discord.as(ada).command(channel, 'flashcard add', { front: 'x' });
    await expect(discord.as(ada).submitModal(opened, {})).rejects.toThrow(ImpossibleError);
    const files = [{ name: 'lecture.pdf', bytes: Buffer.from('%PDF') }];
    const submitted = await discord.as(ada).submitModal(opened, { pdf: files });
    expect((await submitted.shown()).text).toBe('lecture.pdf, 4 bytes');
  });

  it('offers a message to its menu commands', async () => {
    const { discord, ada, ben, channel } = stage;
    const said = discord.as(ben).send(channel, 'The powerhouse of the cell');
    answerWith(async (interaction) =>
      interaction.isMessageContextMenuCommand()
        ? interaction.reply(`card from: ${interaction.targetMessage.content}`)
        : null,
    );
    const outcome = await discord.as(ada).contextMenu('Make flashcard', said);
    expect((await outcome.shown()).text).toBe('card from: The powerhouse of the cell');
  });
});

const menu = () => {
  const select = new StringSelectMenuBuilder().setCustomId('deck').addOptions({ label: 'Bio', value: 'bio' });
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
};

const modal = (): ModalBuilder =>
  new ModalBuilder()
    .setCustomId('edit-form')
    .setTitle('Edit card')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Front')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('front').setStyle(TextInputStyle.Short).setValue('before'),
        ),
    );
