import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, startApp, telegramPerson, unescaped } from '../support/app.js';
import { drawPdf, putLines } from '../support/pdfs/document.js';
import { pictureOf } from '../support/pictures.js';

/** Little text, for reading takes seconds. */
const page = await pictureOf(
  await drawPdf((doc) => {
    putLines(
      doc,
      ['Korvanite is a brittle blue mineral.', 'Osmosis is the flow of water through a membrane.'],
      {
        ...{ x: 72, y: 100, size: 16 },
      },
    );
  }),
);

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test('a photo of a page is read on this machine, and said to be', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendPhoto(ben.chat, { name: 'page.png', bytes: page });
  const end = await ben.reads(/It is in the deck|They are in the deck/);
  await ben.acts.press(end, 'Details');
  const details = await ben.reads('Read from the picture of the page: page 1.');
  expect(details.text).not.toContain('was found on its page');
  await ben.acts.press(end, 'Study now');
  await ben.acts.press(await ben.reads(/card 1/), 'Show answer');
  await ben.acts.press(await ben.reads(/from p\. \d/), 'Source');
  await app.telegram.waitFor(() =>
    ben.said().some(({ text, caption }) => `${text}${caption}`.includes('read from a picture of the page')),
  );
});

test('a picture that is sent on Discord is one, too', async () => {
  const ada = discordPerson(app);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: { name: 'page.png', bytes: page } });
  const details = await app.discord
    .as(ada.user)
    .press(await ada.sees(/It is in the deck|They are in the deck/), 'Details');
  const { text, ephemeralFor } = await details.shown();
  expect(unescaped(text)).toContain('Read from the picture of the page: page 1.');
  expect(ephemeralFor).toBe(ada.user.id);
});
