import { DiscordAPIError, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './bot.js';

const V2 = 1 << 15;
const INVALID_FORM_BODY = 50035;

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` }));
const row = (...components: object[]) => ({ type: 1, components });
const v2 = (...components: object[]) => ({ flags: V2, components });
const legacy = (...components: object[]) => ({ content: 'x', components });

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Sends raw JSON as the bot; what Discord refuses comes back as the error. */
const attempt = async (method: 'post' | 'put' | 'patch', route: `/${string}`, body: unknown) => {
  try {
    return { served: await stage.client.rest[method](route, { body }) };
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return { code: error.code, complaints: leaves(error.rawError) };
  }
};

/** `path: CODE` of every complaint in an errors tree. */
const leaves = (node: unknown, path: string[] = []): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]: [string, unknown]) =>
    key === '_errors' && Array.isArray(inner)
      ? inner.map((leaf: { code: string }) => `${path.slice(1).join('.')}: ${leaf.code}`)
      : leaves(inner, [...path, key]),
  );
};

describe('messages', () => {
  const send = (body: unknown) => attempt('post', Routes.channelMessages(stage.channel.id), body);

  it.each<[string, object]>([
    ['2,000 characters of content', { content: 'x'.repeat(2_000) }],
    ['40 components', v2(...Array.from({ length: 40 }, () => text('x')))],
    ['4,000 characters of text displays', v2(text('x'.repeat(3_999)), text('y'))],
    ['a full row of buttons', v2(row(...buttons(5)))],
    ['a button with an emoji alone', v2(row(button({ label: undefined, emoji: { name: '👍' } })))],
    ['a custom id of 100', v2(row(button({ custom_id: 'x'.repeat(100) })))],
    ['an embed title of 256', { embeds: [{ title: 'x'.repeat(256) }] }],
    ['a gallery of links', v2({ type: 12, items: [{ media: { url: 'https://example.org/a.png' } }] })],
  ])('takes %s', async (_, body) => {
    expect(await send(body)).toHaveProperty('served.id');
  });

  it.each<[string, object, string[]]>([
    ['2,001 characters of content', { content: 'x'.repeat(2_001) }, ['content: BASE_TYPE_MAX_LENGTH']],
    [
      '41 components, nested ones counted',
      v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) }),
      ['components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
    ],
    [
      '4,001 characters over all text displays',
      v2(text('x'.repeat(4_000)), text('y')),
      ['components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    ],
    ['an empty text display', v2(text('')), ['components.0.content: BASE_TYPE_REQUIRED']],
    [
      'content beside the components flag',
      { ...v2(text('x')), content: 'x' },
      ['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    [
      'embeds beside the components flag',
      { ...v2(text('x')), embeds: [{ title: 'x' }] },
      ['embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    ['a text display without the flag', legacy(text('x')), ['components.0.type: UNION_TYPE_CHOICES']],
    [
      'six rows without the flag',
      legacy(...buttons(6).map((one) => row(one))),
      ['components: BASE_TYPE_MAX_LENGTH'],
    ],
    ['six buttons in a row', v2(row(...buttons(6))), ['components.0.components: BASE_TYPE_BAD_LENGTH']],
    ['an empty row', v2(row()), ['components.0.components: BASE_TYPE_BAD_LENGTH']],
    [
      'a label of 81',
      v2(row(button({ label: 'x'.repeat(81) }))),
      ['components.0.components.0.label: BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a button without label and emoji',
      v2(row(button({ label: ' ' }))),
      ['components.0.components.0.label: BUTTON_LABEL_OR_EMOJI_REQUIRED'],
    ],
    [
      'a custom id of 101',
      v2(row(button({ custom_id: 'x'.repeat(101) }))),
      ['components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'no custom id',
      v2(row(button({ custom_id: undefined }))),
      ['components.0.components.0.custom_id: BASE_TYPE_REQUIRED'],
    ],
    [
      'the same custom id twice',
      v2(row(button()), row(button())),
      ['components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
    [
      'a reference to a file that was not sent along',
      v2({ type: 12, items: [{ media: { url: 'attachment://stats.png' } }] }),
      ['components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
    ],
    [
      'a file component with a link',
      v2({ type: 13, file: { url: 'https://example.org/a.csv' } }),
      ['components.0.file.url: URL_TYPE_INVALID_SCHEME'],
    ],
    [
      'embeds of more than 6,000 characters',
      { embeds: [{ description: 'x'.repeat(4_096) }, { description: 'x'.repeat(1_905) }] },
      ['embeds: MAX_EMBED_SIZE_EXCEEDED'],
    ],
    [
      'an embed field without a value',
      { embeds: [{ fields: [{ name: 'x', value: '' }] }] },
      ['embeds.0.fields.0.value: BASE_TYPE_REQUIRED'],
    ],
  ])('refuses %s', async (_, body, complaints) => {
    expect(await send(body)).toEqual({ code: INVALID_FORM_BODY, complaints });
  });

  it('refuses an empty message', async () => {
    expect(await send({ content: ' ' })).toMatchObject({ code: 50006 });
    expect(await send({ flags: V2, components: [] })).toMatchObject({ code: 50006 });
  });

  it('keeps the components flag for good', async () => {
    const sent = await stage.client.rest.post(Routes.channelMessages(stage.channel.id), {
      body: v2(text('x')),
    });
    const id = String(Reflect.get(Object(sent), 'id'));
    const edit = (body: unknown) => attempt('patch', Routes.channelMessage(stage.channel.id, id), body);
    expect(await edit({ content: 'plain' })).toMatchObject({
      complaints: ['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    });
    expect(await edit({ flags: 0, components: [text('y')] })).toMatchObject({
      complaints: ['flags: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG'],
    });
    expect(await edit({ components: [text('y')] })).toHaveProperty('served');
  });

  it('names whom a message pings, and nobody when nobody may be', async () => {
    const { discord, channel, ada, ben } = stage;
    const content = `<@${ada.id}> <@${ben.id}> <@&77777777777777777> @everyone`;
    const pingsOf = async (allowed_mentions?: object) => {
      await send({ content, allowed_mentions });
      return discord.messages(channel).at(-1)?.pings;
    };
    expect(await pingsOf()).toEqual({
      users: [ada.id, ben.id],
      roles: ['77777777777777777'],
      everyone: true,
    });
    expect(await pingsOf({ parse: [] })).toEqual({ users: [], roles: [], everyone: false });
    expect(await pingsOf({ parse: ['roles'], users: [ben.id] })).toEqual({
      users: [ben.id],
      roles: ['77777777777777777'],
      everyone: false,
    });
  });

  it('sends a repeated nonce only once', async () => {
    const { discord, channel } = stage;
    const before = discord.messages(channel).length;
    const body = { content: 'once', nonce: '42', enforce_nonce: true };
    expect(await send(body)).toEqual(await send(body));
    expect(discord.messages(channel)).toHaveLength(before + 1);
  });
});

describe('access', () => {
  const sendTo = (id: string) => attempt('post', Routes.channelMessages(id), { content: 'x' });

  it('refuses places where the bot may not be', async () => {
    const { discord, guild, ada } = stage;
    const elsewhere = discord.addGuild({ name: 'Elsewhere', owner: ada, hasBot: false });
    const cleo = discord.addUser({ name: 'Cleo', takesDms: false });
    const muted = discord.addChannel(guild, { name: 'muted', botMaySend: false });
    const hidden = discord.addChannel(guild, { name: 'hidden', botMaySee: false });
    expect(await sendTo('1')).toMatchObject({ code: 10003 });
    expect(await sendTo(discord.addChannel(elsewhere, { name: 'hall' }).id)).toMatchObject({ code: 50001 });
    expect(await sendTo(hidden.id)).toMatchObject({ code: 50001 });
    expect(await sendTo(muted.id)).toMatchObject({ code: 50013 });
    expect(await sendTo(discord.dmOf(cleo).id)).toMatchObject({ code: 50007 });
  });

  it('refuses messages of others and messages that are gone', async () => {
    const { discord, ada, channel } = stage;
    const { id } = discord.as(ada).send(channel, 'mine');
    const edit = (message: string) =>
      attempt('patch', Routes.channelMessage(channel.id, message), { content: 'x' });
    expect(await edit(id)).toMatchObject({ code: 50005 });
    expect(await edit('1')).toMatchObject({ code: 10008 });
  });

  it('refuses a wrong token', async () => {
    const response = await fetch(`${stage.discord.apiUrl}/v10/users/@me`, {
      headers: { authorization: 'Bot wrong' },
    });
    expect(response.status).toBe(401);
  });
});

describe('command registration', () => {
  const register = (...commands: object[]) =>
    attempt('put', Routes.applicationCommands(stage.discord.applicationId), commands);
  const command = (more: object = {}) => ({ name: 'deck', description: 'Decks', ...more });
  const option = (more: object = {}) => ({ type: 3, name: 'name', description: 'Name', ...more });
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `c${index}`, value: `c${index}` }));

  it.each<[string, object, string[]]>([
    ['capitals in a name', command({ name: 'Deck' }), ['0.name: APPLICATION_COMMAND_INVALID_NAME']],
    ['spaces in a name', command({ name: 'my deck' }), ['0.name: APPLICATION_COMMAND_INVALID_NAME']],
    [
      'a name of 33',
      command({ name: 'x'.repeat(33) }),
      ['0.name: BASE_TYPE_BAD_LENGTH', '0.name: APPLICATION_COMMAND_INVALID_NAME'],
    ],
    ['no description', command({ description: '' }), ['0.description: BASE_TYPE_REQUIRED']],
    [
      'a description of 101',
      command({ description: 'x'.repeat(101) }),
      ['0.description: BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a required option behind an optional one',
      command({ options: [option(), option({ name: 'b', required: true })] }),
      ['0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ],
    [
      'the same option twice',
      command({ options: [option(), option()] }),
      ['0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'],
    ],
    [
      '26 options',
      command({ options: Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` })) }),
      ['0.options: BASE_TYPE_MAX_LENGTH'],
    ],
    [
      '26 choices',
      command({ options: [option({ choices: choices(26) })] }),
      ['0.options.0.choices: BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'choices beside autocomplete',
      command({ options: [option({ choices: choices(1), autocomplete: true })] }),
      ['0.options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID'],
    ],
    [
      'options beside subcommands',
      command({ options: [{ type: 1, name: 'list', description: 'Lists' }, option()] }),
      ['0.options.1.type: UNION_TYPE_CHOICES'],
    ],
    ['an unknown context', command({ contexts: [3] }), ['0.contexts.0: NUMBER_TYPE_MAX']],
    [
      'a description of a menu entry',
      { type: 3, name: 'Make', description: 'x' },
      ['0.description: BASE_TYPE_MAX_LENGTH'],
    ],
  ])('refuses %s', async (_, body, complaints) => {
    expect(await register(body)).toEqual({ code: INVALID_FORM_BODY, complaints });
  });

  it('takes 100 slash commands and refuses one more', async () => {
    const named = Array.from({ length: 101 }, (_, index) => command({ name: `c${index}` }));
    expect(await register(...named)).toMatchObject({ code: 30032 });
    expect(await register(...named.slice(1))).toHaveProperty('served.length', 100);
  });

  it('refuses the same name twice, and counts the creations of a day', async () => {
    expect(await register(command(), command())).toMatchObject({
      complaints: ['1.name: APPLICATION_COMMANDS_DUPLICATE_NAME'],
    });
    const fresh = (letter: string) =>
      Array.from({ length: 60 }, (_, i) => command({ name: `${letter}${i}` }));
    expect(await register(...fresh('d'))).toHaveProperty('served');
    expect(await register(...fresh('e'))).toMatchObject({ code: 30034 });
  });
});
