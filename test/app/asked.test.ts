import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const CARDS = ['Capital of Italy :: Rome', 'Capital of Norway :: Oslo', 'Capital of Spain :: Madrid'];

test('on Discord an option is chosen, and an answer is typed into a form', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  for (const front of CARDS) await says('flashcard add', { front });
  const chosen = await (await acts.choose(await says('settings'), 'with options to choose from')).shown();
  expect(unescaped(chosen.text)).toContain('with options to choose from');
  const front = await says('study start');
  const letter = /([A-D])\) Rome/.exec(unescaped(front.text))?.[1] ?? '';
  const right = await (await acts.press(front, letter)).shown();
  expect(unescaped(right.text)).toContain(`✅ ${letter}) Rome`);
  expect(labelsOf(right).slice(0, 3)).toEqual(['Next · 6m', 'I guessed · 1m', 'I knew it · 10m']);
  await (await acts.press(right, 'Next · 6m')).shown();
  await (await acts.choose(await says('settings'), 'by typing the answer')).shown();
  const typing = await says('study start');
  const form = await acts.press(typing, 'Type the answer');
  const almost = await (await acts.submitModal(form, { answer: 'osol' })).shown();
  expect(unescaped(almost.text)).toContain('You wrote “osol”');
});

test('on Telegram, in German, the answer is simply written', async () => {
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  const press = async (label: string) => {
    const message = await ben.offers(label);
    await acts.press(message, labelsOf(message).find((each) => each.startsWith(label)) ?? label);
  };
  acts.send(chat, '/language Deutsch');
  await ben.reads('Deutsch');
  for (const card of CARDS) acts.send(chat, `/add ${card}`);
  acts.send(chat, '/settings');
  await press('Abfrage');
  await press('Antwort eintippen');
  acts.send(chat, '/study');
  await ben.reads('Schreib mir die Antwort');
  acts.send(chat, 'rome.');
  await ben.reads('✅ Richtig!');
  await press('Weiter');
  await ben.reads('Capital of Norway');
  acts.send(chat, 'Bergen');
  await ben.reads('❌ Du hast „Bergen“ geschrieben.');
  await press('War richtig');
  await ben.reads('Capital of Spain');
});
