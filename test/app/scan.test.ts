import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, exportedCards, startApp, telegramPerson } from '../support/app.js';
import { scanPdf } from '../support/pdfs.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test('a scan is read on this machine, and said to be', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, {
    name: 'scan.pdf',
    bytes: await scanPdf({ pages: 1 }),
    caption: 'cards: 2',
  });
  const end = await ben.reads('Study tips');
  expect(end.text).toMatch(/Read from pictures on this machine: page 1\./);
  expect(end.text).not.toContain('was found on its page');
  const cards = await exportedCards(app, ben);
  expect(cards.length).toBeGreaterThan(0);
  await ben.acts.press(end, 'Study now');
  await ben.acts.press(await ben.reads(/card 1/), 'Show answer');
  await ben.acts.press(await ben.reads(/from p\. \d/), 'Source');
  await app.telegram.waitFor(() =>
    ben.said().some(({ text, caption }) => `${text}${caption}`.includes('read from a picture of the page')),
  );
});
