import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type App,
  type DiscordPerson,
  discordPerson,
  labelsOf,
  startApp,
  type TelegramPerson,
  telegramPerson,
  unescaped,
} from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** A person who types, on either platform. Every answer is given as what they read. */
interface Typist {
  /** Runs `/flashcard add` and the like with options by name. */
  does(path: string, options?: Readonly<Record<string, string>>): Promise<string>;
  press(label: string): Promise<string>;
}

const PATHS = {
  'flashcard add': ({ front, back, deck }: Readonly<Record<string, string>>) =>
    `/add ${front} :: ${back}${deck === undefined ? '' : ` deck: ${deck}`}`,
  'flashcard search': ({ words }: Readonly<Record<string, string>>) => `/search ${words}`,
  'deck create': ({ name }: Readonly<Record<string, string>>) => `/deck_create ${name}`,
  settings: ({ timezone }: Readonly<Record<string, string>>) => `/settings timezone: ${timezone}`,
} as const;

const onDiscord = ({ user, channel }: DiscordPerson): Typist => {
  const acts = app.discord.as(user);
  let last: Awaited<ReturnType<Awaited<ReturnType<typeof acts.command>>['shown']>> | undefined;
  const read = async (outcome: Awaited<ReturnType<typeof acts.command>>): Promise<string> => {
    last = await outcome.shown();
    return unescaped(last.text);
  };
  return {
    does: async (path, options = {}) => read(await acts.command(channel, path, options)),
    press: async (label) => {
      if (!last) throw new Error('nothing was answered');
      return read(await acts.press(last, label));
    },
  };
};

const onTelegram = (person: TelegramPerson): Typist => {
  const answer = async (act: () => unknown): Promise<string> => {
    const before = person.said().map(({ id, text }) => `${id} ${text}`);
    await act();
    const said = await app.telegram.waitFor(() =>
      person.said().findLast(({ id, text }) => !before.includes(`${id} ${text}`)),
    );
    return said.text ?? '';
  };
  return {
    does: (path, options = {}) =>
      answer(() => person.acts.send(person.chat, PATHS[path as keyof typeof PATHS](options))),
    press: (label) =>
      answer(async () => {
        const shown = person.said().findLast((message) => labelsOf(message).includes(label));
        if (!shown) throw new Error(`no button “${label}”`);
        await person.acts.press(shown, label);
      }),
  };
};

const platforms = [
  ['Discord', () => onDiscord(discordPerson(app))],
  ['Telegram', () => onTelegram(telegramPerson(app))],
] as const;

const FOUND: readonly (readonly [front: string, ...words: string[]])[] = [
  ['What is Newton’s first law?', "newton's"],
  ["What does Ohm's law say?", 'ohm’s'],
  ['What is glyco\u00adlysis?', 'glycolysis'],
  ['Where is foto\u200bsynthesis?', 'fotosynthesis'],
  ['ما معنى كِتَابٌ؟', 'كتاب'],
  ['أحمد شوقي', 'احمد'],
  ['Die Straße', 'strasse', 'STRASSE'],
  ['Gdzie leży Łódź?', 'lodz'],
];

test.each(platforms)('on %s a search finds what cannot be typed or seen', async (_, sit) => {
  const person = sit();
  for (const [front] of FOUND) await person.does('flashcard add', { front, back: 'the answer' });
  for (const [front, ...searches] of FOUND)
    for (const words of searches) {
      const found = await person.does('flashcard search', { words });
      expect(found).toContain(front);
      expect(found).toContain('1 card');
    }
  for (const front of ['はし', 'はじ']) await person.does('flashcard add', { front, back: 'b' });
  expect(await person.does('flashcard search', { words: 'はし' })).not.toContain('はじ');
});

test.each(platforms)('on %s a time zone is any city, and shown as it was typed', async (_, sit) => {
  const person = sit();
  for (const timezone of ['Kolkata', 'Kyiv', 'GMT+3'])
    expect(await person.does('settings', { timezone })).toContain(` ${timezone} ·`);
  expect(await person.does('settings', { timezone: 'Atlantis' })).toContain('nearest big city');
});

test.each(platforms)('on %s a deck needs a name that can be seen', async (_, sit) => {
  expect(await sit().does('deck create', { name: '\u3164\u200b' })).toContain('is empty');
});

test.each(platforms)('on %s a card that is there is not added twice, unless it is wanted', async (_, sit) => {
  const person = sit();
  await person.does('flashcard add', { front: 'What is Newton’s law?', back: 'Inertia' });
  const again = { front: "what is newton's law?", back: 'inertia' };
  expect(await person.does('flashcard add', again)).toMatch(/has this card already.*What is Newton’s law\?/s);
  expect(await person.does('flashcard search', { words: 'newton' })).toContain('1 card');
  await person.does('flashcard add', again);
  expect(await person.press('Add it anyway')).toMatch(/Card added.*what is newton's law\?/s);
  expect(await person.does('flashcard search', { words: 'newton' })).toContain('2 cards');
  await person.does('flashcard add', again);
  expect(await person.press('Show it')).toMatch(/What is Newton’s law\?.*Inertia/s);
});

const LOGIC = ['p ∧ q', 'p ∨ q', 'p → q', 'p ← q'];

test('on Discord a host whose name nobody sees has one, and answers may differ by a sign', async () => {
  const unseen = discordPerson(app, '\u3164');
  const acts = app.discord.as(unseen.user);
  for (const [i, back] of LOGIC.entries())
    await acts.command(unseen.channel, 'flashcard add', { front: `Which is ${i}?`, back });
  await acts.command(unseen.channel, 'quiz start', { questions: 5, seconds: 120 });
  await unseen.sees(/Host:\W* Player \d+$/m);
  expect(labelsOf(await unseen.sees('Question 1 of 4'))).toHaveLength(4);
  await acts.command(unseen.channel, 'quiz stop');
});

test('on Telegram a host whose name nobody sees has one, and answers may differ by a sign', async () => {
  const unseen = telegramPerson(app, '\u3164');
  const group = app.telegram.addGroup({ title: 'Study', admins: [unseen.user] });
  for (const [i, back] of LOGIC.entries()) {
    unseen.acts.send(unseen.chat, `/add Which is ${i}? :: ${back}`);
    await unseen.reads(`Which is ${i}?`);
  }
  unseen.acts.send(group, '/quiz questions: 5 seconds: 120');
  await unseen.reads(/Host: Player \d+$/m, group);
  expect(labelsOf(await unseen.reads('Question 1 of 4', group))).toHaveLength(4);
  unseen.acts.send(group, '/quiz_stop');
});
