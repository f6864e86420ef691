import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type App,
  discordPerson,
  exportedCards,
  labelsOf,
  startApp,
  telegramPerson,
} from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const frontsOf = async (...asked: Parameters<typeof exportedCards>) =>
  (await exportedCards(...asked)).map(({ front }) => front).sort((a, b) => a.localeCompare(b));

test('three colons make a card that is asked both ways, never on the same day', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add cat ::: Katze');
  const added = await ben.reads('Card added');
  expect(added.text).toContain('⇄ Asked both ways');
  expect(await frontsOf(app, ben)).toEqual(['cat', 'Katze']);
  ben.acts.send(ben.chat, '/study');
  await ben.acts.press(await ben.reads('card 1 of 1'), 'Show answer');
  const turned = await ben.reads(/card 1 of 1\s+cat\s+Katze/);
  await ben.acts.press(turned, labelsOf(turned).find((label) => label.startsWith('Easy')) ?? '');
  await ben.reads('Session done');
  await ben.acts.press(added, '⇄ One way only');
  await ben.reads('Asked only this way from now on');
  ben.acts.send(ben.chat, '/list');
  expect((await ben.reads('Your cards · 1')).text).toMatch(/1\. cat\W+Katze/);
});

test('a pasted list is asked both ways with one press', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add cat :: Katze\nParis is in {{c1::France}}\ndog :: Hund');
  const preview = await ben.reads('3 cards?');
  await ben.acts.press(preview, '⇄ Both ways');
  const both = await ben.reads('⇄ is asked both ways');
  expect(both.text).toContain('5 cards?');
  expect(both.text).toMatch(/1\. cat ⇄ Katze\n+2\. Paris is in ____ — France\n+3\. dog ⇄ Hund/);
  expect(labelsOf(both).slice(0, 2)).toEqual(['Add 5 cards', '⇄ One way only']);
  await app.restart();
  await ben.acts.press(both, 'Add 5 cards');
  await ben.reads('5 cards added');
  expect(await frontsOf(app, ben)).toEqual(
    ['cat', 'dog', 'Hund', 'Katze', 'Paris is in ____'].sort((a, b) => a.localeCompare(b)),
  );
});

test('on Discord an option or a button of the card does it', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const sides = { front: 'cat', back: 'Katze' };
  const added = await (await acts.command(ada.channel, 'flashcard add', { ...sides, both: true })).shown();
  expect(added.text).toContain('⇄ Asked both ways');
  const plain = await (
    await acts.command(ada.channel, 'flashcard add', { front: 'dog', back: 'Hund' })
  ).shown();
  const asked = await (await acts.press(plain, '⇄ Both ways')).shown();
  expect(asked.text).toContain('Asked both ways from now on');
  const list = await (await acts.command(ada.channel, 'flashcard list')).shown();
  expect(list.text).toMatch(/Hund\W+dog[\s\S]*dog\W+Hund[\s\S]*Katze\W+cat[\s\S]*cat\W+Katze/);
});
