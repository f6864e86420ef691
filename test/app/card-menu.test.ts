import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const CARDS = ['Where is Rome? :: In Italy', 'Where is Oslo? :: In Norway'];

test('on Discord a card is put aside, brought back, flagged and found again', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  for (const front of CARDS) await says('flashcard add', { front });
  const session = await says('study start');
  const menu = await (await acts.press(session, 'More')).shown();
  expect(labelsOf(menu)).toEqual(['Not today', 'Set aside', '⚑ Flag', 'Edit', 'Open card', '‹ Back']);
  const next = await (await acts.press(menu, 'Set aside')).shown();
  expect(unescaped(next.text)).toContain('Set aside: “Where is Rome?”');
  expect(next.text).toContain('Where is Oslo?');
  const back = await (await acts.press(next, 'Undo')).shown();
  expect(back.text).toContain('Where is Rome?');
  const flagging = await (await acts.press(back, 'More')).shown();
  const flagged = await (await acts.press(flagging, '⚑ Flag')).shown();
  expect(labelsOf(flagged)).toContain('Remove flag');
  await (await acts.press(flagged, 'Not today')).shown();
  const deck = await (await acts.press(await says('deck list'), '1')).shown();
  expect(deck.text).toContain('Flagged');
  const found = await (await acts.press(deck, 'Flagged cards')).shown();
  expect(found.text).toContain('⚑ **Where is Rome?**');
  const opened = await (await acts.press(found, '1')).shown();
  expect(opened.text).toContain('⚑ **Where is Rome?**');
  const plain = await (await acts.press(opened, 'Remove flag')).shown();
  expect(plain.text).not.toContain('⚑ **');
  const aside = await (await acts.press(plain, 'Set aside')).shown();
  expect(aside.text).toContain('This card is set aside');
  expect(labelsOf(aside)).toEqual(expect.arrayContaining(['⚑ Flag', 'Study it again']));
});

test('a card opened from a session leads back to it', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  for (const front of CARDS) await says('flashcard add', { front });
  const menu = await (await acts.press(await says('study start'), 'More')).shown();
  const opened = await (await acts.press(menu, 'Open card')).shown();
  expect(labelsOf(opened)).not.toContain('Study');
  const aside = await (await acts.press(opened, 'Set aside')).shown();
  const session = await (await acts.press(aside, 'Back to your session')).shown();
  expect(session.text).toContain('Where is Oslo?');
  const over = await (await acts.press(session, 'End')).shown();
  expect(unescaped(over.text)).toMatch(/Session (done|ended)/);
  expect(labelsOf(await says('flashcard show', { card: 'Oslo' }))).toContain('Study');
});

test('on Telegram, in German, what is set aside is studied again from its list', async () => {
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/language Deutsch');
  await ben.reads('Deutsch');
  for (const card of CARDS) acts.send(chat, `/add ${card}`);
  acts.send(chat, '/study');
  await acts.press(await ben.offers('Mehr'), 'Mehr');
  await acts.press(await ben.offers('Nicht heute'), 'Beiseitelegen');
  await ben.reads('Beiseitegelegt: „Where is Rome?“');
  acts.send(chat, '/deck_list');
  await acts.press(await ben.offers('1'), '1');
  await acts.press(await ben.offers('Beiseitegelegte Karten'), 'Beiseitegelegte Karten');
  await ben.reads('⏸ Where is Rome?');
  await ben.reads('Dort holst du sie mit „Wieder lernen“ zurück');
  await acts.press(await ben.offers('1'), '1');
  await acts.press(await ben.offers('Wieder lernen'), 'Wieder lernen');
  await ben.reads('In Italy');
});
