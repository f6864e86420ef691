import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordStandIn, startDiscordStandIn } from '../../../playground/discord/index.js';
import { parseCommands } from '../../../playground/discord/validate/commands.js';
import { type AnyCommand, command } from '../../../src/bots/chat/command.js';
import { definitions, register } from '../../../src/bots/discord/register.js';

const reply = async () => ({ kind: 'notice', text: 'x' }) as const;
const base = { audience: 'actor', opens: 'answer', options: {}, run: reply } as const;
const everywhere = ['guild', 'botDm', 'userInstall', 'group', 'groupAdmin'] as const;

const add = command({
  ...base,
  path: ['flashcard', 'add'],
  description: 'Adds a card',
  where: everywhere,
  messageMenu: 'Make flashcard',
  options: {
    deck: { kind: 'text', description: 'Its deck', suggest: async () => [] },
    kind: {
      kind: 'text',
      description: 'Which kind',
      choices: [
        { value: 'basic', label: 'basic' },
        { value: 'cloze', label: 'cloze' },
      ],
    },
    front: { kind: 'text', description: 'Its front', required: true, maxLength: 500 },
    copies: { kind: 'integer', description: 'How many', min: 1, max: 9 },
    enhance: { kind: 'flag', description: 'Improve it' },
    picture: { kind: 'file', description: 'A picture' },
  },
});
const list = command({ ...base, path: ['flashcard', 'list'], description: 'Lists cards', where: ['guild'] });
const quiz = command({ ...base, path: ['quiz'], description: 'Plays a quiz', where: ['guild', 'group'] });
const groupOnly = command({ ...base, path: ['pin'], description: 'Pins', where: ['group', 'groupAdmin'] });
const commands = [add, list, quiz, groupOnly];

describe('definitions', () => {
  it('are what Discord takes', () => {
    expect(parseCommands(definitions(commands)).map(({ name }) => name)).toEqual([
      'flashcard',
      'quiz',
      'Make flashcard',
    ]);
  });

  it('nest words, put required options first and say how each is typed', () => {
    expect(definitions([add, list])[0]).toEqual({
      type: 1,
      name: 'flashcard',
      description: 'add, list',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [
        {
          type: 1,
          name: 'add',
          description: 'Adds a card',
          options: [
            { type: 3, name: 'front', description: 'Its front', required: true, max_length: 500 },
            { type: 3, name: 'deck', description: 'Its deck', required: false, autocomplete: true },
            {
              type: 3,
              name: 'kind',
              description: 'Which kind',
              required: false,
              choices: [
                { name: 'basic', value: 'basic' },
                { name: 'cloze', value: 'cloze' },
              ],
            },
            { type: 4, name: 'copies', description: 'How many', required: false, min_value: 1, max_value: 9 },
            { type: 5, name: 'enhance', description: 'Improve it', required: false },
            { type: 11, name: 'picture', description: 'A picture', required: false },
          ],
        },
        { type: 1, name: 'list', description: 'Lists cards', options: [] },
      ],
    });
  });

  it('keep a command where it works: in guilds it takes an installation there', () => {
    expect(definitions([quiz])).toEqual([
      {
        type: 1,
        name: 'quiz',
        description: 'Plays a quiz',
        contexts: [0],
        integration_types: [0],
        options: [],
      },
    ]);
    expect(definitions([groupOnly])).toEqual([]);
  });
});

describe('register', () => {
  let standIn: DiscordStandIn;
  let rest: REST;
  let stored: Map<string, string>;
  beforeEach(async () => {
    standIn = await startDiscordStandIn();
    rest = new REST({ api: standIn.apiUrl, version: '10' }).setToken(standIn.token);
    stored = new Map();
  });
  afterEach(() => standIn.close());

  const registered = (what: readonly AnyCommand[], application = standIn.applicationId) =>
    register(rest, application, what, {
      read: async (platform) => stored.get(platform),
      write: async (platform, hash) => void stored.set(platform, hash),
    });
  const run = async (what: readonly AnyCommand[], application?: string): Promise<boolean> =>
    (await registered(what, application)).isNew;

  it('learns what Discord calls each command that is typed, also when it registers nothing', async () => {
    const first = await registered(commands);
    expect([...first.ids.keys()]).toEqual(['flashcard', 'quiz']);
    expect(await registered(commands)).toEqual({ isNew: false, ids: first.ids });
  });

  it('asks Discord once, and again only when something changed', async () => {
    expect(await run(commands)).toBe(true);
    expect(await run(commands)).toBe(false);
    expect(await run([add])).toBe(true);
    expect(standIn.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
    expect(standIn.commands().map(({ name }) => name)).toEqual(['flashcard', 'Make flashcard']);
  });

  it('asks again next time when Discord refused', async () => {
    standIn.faults.next({ match: 'PUT ', status: 403, body: { code: 50001, message: 'Missing Access' } });
    await expect(run(commands)).rejects.toMatchObject({ code: 50001 });
    expect(await run(commands)).toBe(true);
  });
});
