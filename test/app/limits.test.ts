import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, startApp, telegramPerson } from '../support/app.js';

const lecture = { name: 'lecture.pdf', bytes: await readFile('playground/sample/lecture.pdf') };

let app: App;
beforeAll(async () => {
  app = await startApp({ MAX_PDFS_PER_DAY: '1', ALLOWED_SPACES: 'discord:1' });
});
afterAll(() => app?.close());

test('the second PDF of a day is refused when one is allowed', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 2' });
  await ben.reads('Study tips');
  ben.acts.sendDocument(ben.chat, lecture);
  await ben.reads('That was your limit of 1 PDF a day');
});

test('a server that is not on the list is refused; private chats are nobody’s but the person’s', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const refused = await (await acts.command(ada.channel, 'pdf', { file: lecture })).shown();
  expect(refused.text).toContain('not open to this place');
  const dm = app.discord.dmOf(ada.user);
  await acts.command(dm, 'pdf', { file: lecture, cards: 2 });
  await ada.sees('Study tips', dm);
});
