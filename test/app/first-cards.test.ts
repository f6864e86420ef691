import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, discordPerson, labelsOf, startApp, telegramPerson } from '../support/app.js';

const lecture = await readNamed();

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test('on Discord a PDF becomes cards, which are studied, undone and ended', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture });
  const end = await ada.sees('They are in the deck');
  expect(labelsOf(end)).toEqual(expect.arrayContaining(['Study now', 'Review', 'Details']));
  expect(end.text).toMatch(/^## 📄 \d+ cards from lecture/);

  const session = await (await acts.press(end, 'Study now')).shown();
  expect(session.ephemeralFor).toBe(ada.user.id);
  const turned = await (await acts.press(session, 'Show answer')).shown();
  const good = labelsOf(turned).find((label) => label.startsWith('Good'));
  const graded = await (await acts.press(turned, good ?? '')).shown();
  expect(labelsOf(graded)).toContain('Undo');
  const undone = await (await acts.press(graded, 'Undo')).shown();
  expect(undone.text).toBe(turned.text);
  const over = await (await acts.press(undone, 'End')).shown();
  expect(over.text).toMatch(/reviewed|session/i);
});

test('on Telegram the same, in the message that showed the progress', async () => {
  const ben = telegramPerson(app);
  ben.acts.start();
  ben.acts.sendDocument(ben.chat, lecture);
  const end = await ben.reads('They are in the deck');
  expect(ben.said().filter(({ text }) => text?.includes('lecture.pdf'))).toHaveLength(1);

  await ben.acts.press(end, 'Study now');
  const front = await ben.reads(/card 1/);
  await ben.acts.press(front, 'Show answer');
  const turned = await app.telegram.waitFor(() =>
    ben.said().find((message) => labelsOf(message).some((label) => label.startsWith('Good'))),
  );
  await ben.acts.press(turned, labelsOf(turned).find((label) => label.startsWith('Good')) ?? '');
  const next = await app.telegram.waitFor(() =>
    ben.said().find((message) => labelsOf(message).includes('Undo')),
  );
  await ben.acts.press(next, 'Undo');
  const again = await ben.reads(/card 1/);
  await ben.acts.press(again, 'End');
  await ben.reads(/reviewed|session/i);
});

test('below what was written meanwhile the end is a message of its own', async () => {
  const [cy, dora] = [telegramPerson(app, 'Cy'), discordPerson(app, 'Dora')];
  cy.acts.sendDocument(cy.chat, lecture);
  const above = await cy.reads('lecture.pdf');
  cy.acts.send(cy.chat, '/decks');
  const end = await cy.reads('They are in the deck');
  expect(end.id).not.toBe(above.id);
  await cy.reads(/^📄 lecture\.pdf\n+Done: \d+ cards\./);

  const acts = app.discord.as(dora.user);
  await acts.command(dora.channel, 'pdf', { file: lecture });
  const shown = await dora.sees('lecture.pdf');
  acts.send(dora.channel, 'What is this about?');
  expect((await dora.sees('They are in the deck')).id).not.toBe(shown.id);
  await dora.sees(/Done: \d+ cards/);
});
