import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, discordPerson, startApp, telegramPerson } from '../support/app.js';
import { lecturePdf } from '../support/pdfs.js';

const lecture = await readNamed();

let app: App;
beforeAll(async () => {
  app = await startApp({ MAX_PDFS_PER_DAY: '1' });
});
afterAll(() => app?.close());

test('the second PDF of a day is refused when one is allowed', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 2' });
  await ben.reads('They are in the deck');
  ben.acts.sendDocument(ben.chat, { name: 'another.pdf', bytes: await lecturePdf({ pages: 2 }) });
  await ben.reads('reached your limit of 1 PDF a day');
});

test('a server that is not on the list is refused, and in private there are PDFs for members of the others', async () => {
  const { discord, telegram } = app;
  const [ada, eve] = [discordPerson(app), discordPerson(app, 'Eve')];
  const [ben, mallory] = [telegramPerson(app), telegramPerson(app, 'Mallory')];
  const group = telegram.addGroup({ title: 'Study', members: [ben.user] });
  const allowed = `discord:1,discord:${ada.channel.guild?.id},telegram:${group.id}`;
  await app.restart({ ALLOWED_SPACES: allowed });

  const askEve = discord.as(eve.user);
  const refused = await (await askEve.command(eve.channel, 'pdf', { file: lecture })).shown();
  expect(refused.text).toContain('not open to this place');
  const dm = discord.dmOf(eve.user);
  const inPrivate = await (await askEve.command(dm, 'pdf', { file: lecture })).shown();
  expect(inPrivate.text).toContain('only for members');
  askEve.send(dm, '', { files: [lecture] });
  await discord.waitFor(
    () => discord.messages(dm).filter(({ text }) => text.includes('only for')).length === 2,
  );
  await discord.as(ada.user).command(discord.dmOf(ada.user), 'pdf', { file: lecture, cards: 2 });
  await ada.sees('They are in the deck', discord.dmOf(ada.user));

  mallory.acts.sendDocument(mallory.chat, lecture);
  await mallory.reads('only for members');
  mallory.acts.send(mallory.chat, '/add Front :: Back');
  await mallory.reads('Card added');
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 2' });
  await ben.reads('They are in the deck');
});
