import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import {
  type App,
  discordPerson,
  exportedCards,
  labelsOf,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';
import { lecturePdf } from '../support/pdfs.js';

const lecture = await readNamed();
const IN_DECK = 'They are in the deck';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Ada with her server, and what Bea does there. */
const together = () => {
  const bea = app.discord.addUser({ name: 'Bea' });
  return [discordPerson(app, 'Ada', [bea]), app.discord.as(bea)] as const;
};

test('on Discord everybody in the channel can have the cards of a report, play them, and study a copy', async () => {
  const [ada, bea] = together();
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, cards: 6 });
  const report = await ada.sees(IN_DECK);
  expect(labelsOf(report).slice(0, 3)).toEqual(['Study now', 'Get these cards', 'Quiz this']);
  expect(report.text).toContain('Others here can get a copy');

  const studied = await (await bea.press(report, 'Study now')).shown();
  expect(unescaped(studied.text)).toContain('Ada');
  const taken = await (await bea.press(studied, 'Get these cards')).shown();
  expect(unescaped(taken.text)).toMatch(/6 cards are now in your deck \*\*lecture\*\*/);
  expect(taken.ephemeralFor).toBeDefined();
  expect((await (await bea.press(report, 'Get these cards')).shown()).text).toContain('already');
  expect((await (await bea.press(taken, 'Study now')).shown()).text).toMatch(/card 1/i);
  // Her own copy, by now.
  expect((await (await bea.press(report, 'Study now')).shown()).text).toMatch(/lecture.*card 1/i);

  // Sent again in the same place it leads to the same cards, elsewhere it does not.
  const again = await (await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture })).shown();
  expect(labelsOf(again).slice(0, 3)).toEqual(['Study now', 'Get these cards', 'Quiz this']);
  const dm = app.discord.dmOf(ada.user);
  const alone = await (await app.discord.as(ada.user).command(dm, 'pdf', { file: lecture })).shown();
  expect(labelsOf(alone)).not.toContain('Get these cards');

  await bea.press(again, 'Quiz this');
  await ada.sees('Question 1 of');
  await bea.command(ada.channel, 'quiz stop', {});
});

test('whoever sent it can close it, and then nobody gets or plays anything from it', async () => {
  const [ada, bea] = together();
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 4 });
  const report = await ada.sees(IN_DECK);
  await acts.press(report, 'Details');
  await acts.press(await ada.sees('What became of'), 'Keep them to myself');
  const isClosed = () => {
    const shown = ada.seen().find(({ text }) => text.includes(IN_DECK));
    return shown && !labelsOf(shown).includes('Get these cards') && shown;
  };
  const closed = await app.discord.waitFor(isClosed, PATIENCE_MS);
  expect(labelsOf(await ada.sees('What became of'))).toContain('Let others have them');
  expect(closed.text).not.toContain('Others here');
  // Somebody pressed before the message changed.
  for (const { label, customId = '' } of report.buttons.flat())
    if (['Get these cards', 'Quiz this'].includes(label))
      expect((await (await bea.pressUnchecked(report, customId)).shown()).text).toContain(
        'can’t be had here',
      );
});

test('for all PDFs at once in the settings; the first report alone says that others may take the cards', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const send = async (name: string) => {
    const bytes = await lecturePdf({ pages: 1, topic: `About ${name}` });
    await acts.command(ada.channel, 'pdf', { file: { name, bytes }, cards: 2 });
    return ada.sees(new RegExp(`cards? from ${name}`));
  };
  expect((await send('one.pdf')).text).toContain('Others here');
  const second = await send('two.pdf');
  expect(labelsOf(second)).toContain('Get these cards');
  expect(second.text).not.toContain('Others here');
  const settings = await (await acts.command(ada.channel, 'settings', {})).shown();
  const changed = await (await acts.press(settings, 'Do not share PDF cards')).shown();
  expect(changed.text).toContain('stay yours alone');
  expect(labelsOf(await send('three.pdf'))).not.toContain('Get these cards');
});

test('asked for in private there is nothing to be had', async () => {
  const ada = discordPerson(app);
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file: lecture, private: true, cards: 3 });
  const report = await ada.sees(IN_DECK, app.discord.dmOf(ada.user));
  expect(labelsOf(report)).not.toContain('Get these cards');
  expect(labelsOf(report)).not.toContain('Quiz this');
});

test('on Telegram the same in a group', async () => {
  const [ben, cy] = [telegramPerson(app), telegramPerson(app, 'Cy')];
  cy.acts.start();
  const group = app.telegram.addGroup({ title: 'Biology', admins: [ben.user], members: [cy.user] });
  ben.acts.sendDocument(group, { ...lecture, caption: '/pdf 4 cards' });
  const report = await ben.reads(IN_DECK, group);
  // His private chat, to which the button leads, is not where the report is.
  const led = await cy.acts.press(report, 'Study now');
  if (led.answered && led.url !== undefined) cy.acts.follow(led.url);
  await cy.reads('Press “Get these cards” below the report');
  await cy.acts.press(report, 'Get these cards');
  expect(await exportedCards(app, cy)).toHaveLength(4);
  await cy.acts.press(report, 'Quiz this');
  await ben.reads('Question 1 of', group);
});
