import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const WRONG = /Wrong answers\W+Lyon\n· Nice/;

test('on Discord a card gets wrong answers in its form, is asked with them, and loses them', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  // The first command of a process may take too long for a form.
  await (await acts.command(ada.channel, 'help')).shown();
  const form = await acts.command(ada.channel, 'flashcard add');
  expect(form.modal?.fields.map(({ label }) => label)).toEqual([
    'Front (the question)',
    'Back (the answer)',
    'Wrong answers, one a line (optional)',
  ]);
  const sides = { front: 'Capital of France?', back: 'Paris' };
  const refused = await acts.submitModal(form, { ...sides, wrong: 'Lyon\nparis' });
  expect(unescaped((await refused.shown()).text)).toContain('“paris” is the right answer');
  const again = await acts.command(ada.channel, 'flashcard add');
  const added = await (await acts.submitModal(again, { ...sides, wrong: 'Lyon\nNice' })).shown();
  expect(unescaped(added.text)).toMatch(WRONG);
  const session = await (await acts.command(ada.channel, 'study start')).shown();
  for (const answer of ['Paris', 'Lyon', 'Nice']) expect(unescaped(session.text)).toContain(answer);
  expect(labelsOf(session)).toEqual(expect.arrayContaining(['A', 'B', 'C']));

  const editing = await acts.press(added, 'Edit');
  expect(editing.modal?.fields[2]).toMatchObject({ value: 'Lyon\nNice' });
  const plain = await (await acts.submitModal(editing, { wrong: '' })).shown();
  expect(unescaped(plain.text)).not.toContain('Wrong answers');
  const back = await (await acts.press(plain, 'Undo')).shown();
  expect(unescaped(back.text)).toMatch(WRONG);
});

test('on Telegram they stand below the answer, also in a list, and a dash takes them away', async () => {
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/add Capital of France? :: Paris\nx Lyon\nX Nice');
  const added = await ben.reads('Card added');
  expect(added.text).toMatch(WRONG);
  await acts.press(added, 'Edit');
  await ben.reads('1 of 3');
  acts.send(chat, '/skip');
  await ben.reads('2 of 3');
  acts.send(chat, '/skip');
  const asked = await ben.reads('Wrong answers, one a line (- for none) · 3 of 3');
  expect(asked.text).toContain('Lyon\nNice');
  acts.send(chat, '-');
  const plain = await ben.reads('Card changed');
  expect(plain.text).not.toContain('Wrong answers');
  await acts.press(plain, 'Undo');
  expect((await ben.reads('Card is back')).text).toMatch(WRONG);

  acts.send(chat, '/add');
  await ben.reads('Front (the question) · 1 of 2');
  acts.send(chat, 'Capital of Spain?');
  await ben.reads('Back (the answer) · 2 of 2');
  acts.send(chat, 'Madrid\nx Seville');
  expect((await ben.reads(/Card added\n\nCapital of Spain/)).text).toContain('· Seville');

  acts.send(chat, '/add Capital of Italy? :: Rome\nx Milan\nCapital of Peru? :: Lima\nx Cusco\nx Puno');
  const list = await ben.reads('2 cards?');
  expect(list.text).toContain('1. Capital of Italy? — Rome ✗ Milan');
  await acts.press(list, 'Add 2 cards');
  await acts.press(await ben.offers('Show cards'), 'Show cards');
  await acts.press(await ben.offers('1'), '1');
  expect((await ben.reads(/^Capital of Peru\?/)).text).toContain('· Cusco\n· Puno');
});
