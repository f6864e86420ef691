import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceEntry } from '../../playground/stage/entry.js';
import { samplePath } from '../../playground/stage/sample.js';
import { become, button, drop, message, type Play, pick, startPlay } from './play.js';

// Ten minutes of two strangers on a server that has just added the bot, and the day after.

/** Which Deckhand runs; by the end of the story, that of tomorrow. */
const entry = { ...sourceEntry(), args: [...sourceEntry().args] };
let play: Play;
beforeAll(async () => {
  play = await startPlay(entry);
});
afterAll(() => play.close());

const hall = () => play.side('Discord');
const type = async (command: string): Promise<void> => {
  const input = hall().getByLabel('Message #study-hall');
  await input.fill(command);
  await input.press('Enter');
  await button(hall(), 'Send').last().click();
};
const report = () => message(hall(), /\d+ cards from lecture\.pdf/);
/** As only the person reads it who is looked through. */
const toldInPrivate = (words: string | RegExp) =>
  message(hall(), words).filter({ hasText: 'Only you can see this' });

it('Ben posts the lecture, without a word about any bot', async () => {
  await become(hall(), 'Ben');
  const bytes = (await readFile(samplePath)).toString('base64');
  await drop(play.browser, hall(), { name: 'lecture.pdf', type: 'application/pdf', bytes });
  await button(hall(), 'Post it without a command').click();
  await button(hall(), 'Send').last().click();
  await message(hall(), 'lecture.pdf').waitFor();
});

it('Ada finds cards in the menu of his message, and sees them come, each with its page', async () => {
  await become(hall(), 'Ada');
  await pick(play.browser, message(hall(), 'lecture.pdf'), 'Cards from this PDF');
  await message(hall(), 'They are in the deck lecture').waitFor();
  expect(
    await report()
      .getByText(/p\. \d/)
      .count(),
  ).toBeGreaterThanOrEqual(3);
});

it('Chidi, who sent nothing, gets the cards and studies the first', async () => {
  await become(hall(), 'Chidi');
  await button(report(), 'Get these cards').click();
  const got = toldInPrivate(/\d+ cards are now in your deck lecture/);
  await button(got, 'Study').click();
  await button(toldInPrivate('card 1'), 'Show answer').click();
  await button(toldInPrivate('from p.'), /^Good/).click();
  await toldInPrivate('card 2').waitFor();
});

/** All three answer, each something else. @returns whether Ben was wrong */
const answered = async (asked: Locator): Promise<boolean> => {
  await asked.waitFor();
  for (const [name, letter] of Object.entries({ Ada: 'A', Chidi: 'C', Ben: 'B' })) {
    await become(hall(), name);
    await button(asked, new RegExp(`${letter}$`)).click();
    await toldInPrivate(new RegExp(`You chose .*${letter}`)).waitFor();
  }
  const closed = asked.filter({ hasText: '✅' });
  await closed.waitFor();
  return (await closed.getByText(/B\s+[▰▱]+\s+\d+\s+✅/).count()) === 0;
};

it('the three of them play the cards, until Ben has been wrong', async () => {
  await become(hall(), 'Ada');
  await button(report(), 'Quiz this').click();
  for (let number = 1; !(await answered(message(hall(), `Question ${number} of`))); ) number += 1;
  await become(hall(), 'Ada');
  await type('/quiz stop');
  await message(hall(), 'Quiz over: lecture').waitFor();
});

it('Ben takes along what he missed', async () => {
  await become(hall(), 'Ben');
  await button(message(hall(), 'Quiz over: lecture'), 'Add my misses to my deck').click();
  await toldInPrivate('lecture (misses)').waitFor();
});

it('the next day, what Chidi learned is due', async () => {
  await play.bot.stop();
  entry.args.splice(-1, 0, '--import', './test/support/tomorrow.ts');
  await play.bot.start();
  await become(hall(), 'Chidi');
  await type('/study start');
  await toldInPrivate(/1 due/).waitFor();
});

it('complained about nothing, neither the page nor the bot', () => {
  expect(play.browser.complaints).toEqual([]);
  expect(play.logged).toEqual([]);
});
