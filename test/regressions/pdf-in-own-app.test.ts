import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, PATIENCE_MS, startApp } from '../support/app.js';

const lecture = { name: 'lecture.pdf', bytes: await readFile('playground/sample/lecture.pdf') };

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('a PDF given among friends leaves no progress there that nobody would end', async () => {
  const { discord } = app;
  const ada = discord.addUser({ name: 'Ada', hasApp: true });
  const chat = discord.addPrivateChat([ada, discord.addUser({ name: 'Ben' })]);
  const answer = await discord.as(ada).command(chat, 'pdf', { file: lecture, cards: 5 });
  expect((await answer.shown()).text).toContain('private chat');
  const isDone = () =>
    discord.messages(discord.dmOf(ada), ada).some(({ text }) => text.includes('Study tips'));
  await discord.waitFor(isDone, PATIENCE_MS);
  expect(discord.messages(chat).filter(({ text }) => text.includes('lecture.pdf'))).toEqual([]);
});
