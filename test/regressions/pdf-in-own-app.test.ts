import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DiscordChannel } from '../../playground/discord/index.js';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, PATIENCE_MS, startApp } from '../support/app.js';

const lecture = await readNamed();

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('a PDF given among friends leaves no progress there that nobody would end', async () => {
  const { discord } = app;
  const ada = discord.addUser({ name: 'Ada', hasApp: true });
  const chat = discord.addPrivateChat([ada, discord.addUser({ name: 'Ben' })]);
  const comes = (words: string, where: DiscordChannel) =>
    discord.waitFor(() => discord.messages(where, ada).some(({ text }) => text.includes(words)), PATIENCE_MS);
  await discord.as(ada).command(chat, 'pdf', { file: lecture, cards: 5 });
  // In place of the first answer, where that was put off in sight of all.
  await comes('private chat', chat);
  await comes('They are in the deck', discord.dmOf(ada));
  expect(discord.messages(chat).filter(({ text }) => text.includes('lecture.pdf'))).toEqual([]);
});
