import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from './browser.js';
import { become, button, drop, message, type Play, pick, startPlay } from './play.js';

let play: Play;
let browser: Browser;
beforeAll(async () => {
  play = await startPlay();
  ({ browser } = play);
});
afterAll(() => play.close());

const side = (name: 'Discord' | 'Telegram') => play.side(name);

/** Studies from the message about the end: turns the first card and grades it. */
const studyOneCard = async (pane: Locator): Promise<void> => {
  await button(message(pane, /\d+ cards from lecture\.pdf/), 'Study now').click();
  await button(message(pane, 'card 1'), 'Show answer').click();
  await button(message(pane, 'from p.'), /^Good/).click();
  await message(pane, 'card 2').waitFor();
};

it('turns the sample lecture into cards in the private chat on Telegram, and studies them', async () => {
  const pane = side('Telegram');
  await button(pane, 'Send the sample lecture').click();
  await message(pane, /▱/).waitFor();
  await message(pane, 'They are in the deck').waitFor();
  await studyOneCard(pane);
});

it('turns the sample lecture into cards in a Discord channel, and studies them privately', async () => {
  const pane = side('Discord');
  await button(pane, 'Send the sample lecture').click();
  await message(pane, /▱/).waitFor();
  await pane.getByText('/pdf', { exact: true }).waitFor();
  await message(pane, 'They are in the deck').waitFor();
  await studyOneCard(pane);
  await message(pane, 'card 2').getByText('Only you can see this').waitFor();
});

it('shows private messages to their person alone', async () => {
  const pane = side('Discord');
  await become(pane, 'Ben');
  await message(pane, 'They are in the deck').waitFor();
  expect(await message(pane, 'card 2').count()).toBe(0);
  await become(pane, 'Ada');
  await message(pane, 'card 2').waitFor();
});

it('runs a typed command with its options, completed by the bot', async () => {
  const pane = side('Discord');
  await pane
    .getByRole('combobox', { name: 'Message #study-hall' })
    .or(pane.getByLabel('Message #study-hall'))
    .fill('/flashcard ad');
  await pane.getByRole('option', { name: /\/flashcard add/ }).click();
  await pane.getByLabel(/^front:/).fill('What is osmosis?');
  await pane.getByLabel(/^back:/).fill('Water through a membrane');
  await button(pane, '+ deck').click();
  await pane.getByLabel(/^deck:/).fill('lec');
  await pane.getByRole('option', { name: 'lecture' }).click();
  await pane.getByLabel(/^deck:/).press('Enter');
  await message(pane, 'Card added').waitFor();
});

it('sends a command that takes no options with one more Enter', async () => {
  const pane = side('Discord');
  await pane.getByLabel('Message #study-hall').fill('/deck list');
  await pane.getByLabel('Message #study-hall').press('Enter');
  await pane.getByRole('group', { name: 'Options of /deck list' }).waitFor();
  await browser.page.keyboard.press('Enter');
  await message(pane, /Your decks/).waitFor();
  await pane.getByLabel('Message #study-hall').fill('/help ');
  const [leave, send] = [button(pane, 'Leave this command'), button(pane, 'Send').last()];
  const [left, right] = [await leave.boundingBox(), await send.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  await browser.page.keyboard.press('Escape');
  await leave.waitFor({ state: 'detached' });
});

it('edits a card in a form', async () => {
  const pane = side('Discord');
  await button(message(pane, 'Card added'), 'Edit').click();
  const form = browser.page.getByRole('dialog');
  await form.getByLabel(/back/i).fill('Water moving through a membrane <b>&amp;</b>');
  await button(form, 'Submit').click();
  await form.waitFor({ state: 'detached' });
  await message(pane, 'Water moving through a membrane <b>&amp;</b>').waitFor();
});

it('makes a card from a message through its menu', async () => {
  const pane = side('Discord');
  await pane
    .getByLabel('Message #study-hall')
    .fill('Mitosis is the division of a cell into two equal cells.');
  await pane.getByLabel('Message #study-hall').press('Enter');
  const said = message(pane, 'Mitosis is the division');
  await pick(browser, said, 'Make flashcard');
  await button(browser.page.getByRole('dialog'), 'Cancel').click();
});

it('sends a dropped file as the command’s option on Discord', async () => {
  const pane = side('Discord');
  await drop(browser, pane, { name: 'notes.txt', type: 'text/plain', bytes: btoa('not a PDF') });
  await pane.getByText('notes.txt').waitFor();
  await button(pane, 'Send').last().click();
  await message(pane, 'not a PDF').or(message(pane, /PDF/)).waitFor();
});

it('posts a file on Discord, whose menu has what the bot makes of it, or sends it to the bot itself', async () => {
  const pane = side('Discord');
  await drop(browser, pane, { name: 'plain.txt', type: 'text/plain', bytes: btoa('not a PDF') });
  await button(pane, 'Post it without a command').click();
  await button(pane, 'Send').last().click();
  await pick(browser, message(pane, 'plain.txt'), 'Cards from this PDF');
  await message(pane, 'That is plain text, not a PDF').getByText('Only you can see this').waitFor();

  const channels = pane.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: 'Deckhand' }).click();
  await drop(browser, pane, { name: 'more.txt', type: 'text/plain', bytes: btoa('not a PDF either') });
  await button(pane, /more\.txt/).waitFor();
  await button(pane, 'Send').last().click();
  await message(pane, 'That is plain text, not a PDF').waitFor();
  await channels.getByRole('button', { name: 'study-hall' }).click();
});

it('answers a question that the bot asks on Telegram', async () => {
  const pane = side('Telegram');
  const input = pane.getByLabel('Message Deckhand');
  await input.fill('/add');
  await input.press('Enter');
  await pane.getByText(/^Reply to Deckhand/).waitFor();
  await input.fill('What is a synapse?');
  await input.press('Enter');
  await message(pane, '2 of 2').waitFor();
  await input.fill('A gap between neurons');
  await input.press('Enter');
  await message(pane, 'Card added').waitFor();
});

it('has the bot survive its own violent end', async () => {
  await browser.page.getByRole('button', { name: /Kill -9/ }).click();
  await browser.page.getByText('Bot is not running').waitFor();
  await browser.page.getByRole('button', { name: /Start the bot/ }).click();
  await browser.page.getByText('Bot is running').waitFor();
  const pane = side('Telegram');
  await button(message(pane, 'card 2'), 'Show answer').click();
  await button(message(pane, 'from p.'), /^Easy/).waitFor();
});

it('plays a quiz of several people on Discord, with answers that nobody else sees', async () => {
  const pane = side('Discord');
  await button(pane, 'Start a quiz').click();
  const asked = message(pane, 'Question 1 of 5');
  await button(asked, /B$/).click();
  await message(pane, 'You chose 🔺 B').getByText('Only you can see this').waitFor();
  await become(pane, 'Ben');
  await asked.waitFor();
  expect(await message(pane, 'You chose').count()).toBe(0);
  await button(asked, /C$/).click();
  await message(pane, 'You chose 🟡 C').waitFor();
  await asked
    .filter({ hasText: '✅' })
    .filter({ hasText: /Right: |wrong\./ })
    .waitFor();
  await become(pane, 'Ada');
  await pane.getByLabel('Message #study-hall').fill('/quiz stop');
  await pane.getByLabel('Message #study-hall').press('Enter');
  await button(pane, 'Send').last().click();
  const end = message(pane, 'Quiz over: Capitals');
  for (const name of ['Ada', 'Ben', 'Robo-Dora', 'Robo-Emil']) await end.getByText(name).first().waitFor();
  await button(end, 'Rematch: only the misses').waitFor();
});

it('plays a quiz in a Telegram group, and says in passing what was chosen', async () => {
  const pane = side('Telegram');
  await button(pane, /^Biology 101/).click();
  await button(pane, 'Start a quiz').click();
  const asked = message(pane, 'Question 1 of 5');
  await button(asked, /A$/).click();
  await pane.getByText(/^You chose 🔷 A: /).waitFor();
  await asked.getByText(/^in \d+ seconds?$/).waitFor();
  await become(pane, 'Chidi');
  await button(asked, /D$/).click();
  await pane.getByText(/^You chose 🟩 D: /).waitFor();
  await asked.filter({ hasText: '✅' }).filter({ hasText: 'edited' }).waitFor();
  await become(pane, 'Ada');
  await pane.getByLabel('Message Biology 101').fill('/quiz_stop@deckhand_bot');
  await pane.getByLabel('Message Biology 101').press('Enter');
  const end = message(pane, 'Quiz over: Capitals');
  for (const name of ['Ada', 'Chidi', 'Robo-Dora', 'Robo-Emil']) await end.getByText(name).first().waitFor();
  await button(pane, /^Deckhand/).click();
});

it('fits a phone, one side at a time', async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 390, height: 780 });
  await page.getByRole('button', { name: 'Telegram-like' }).click();
  expect(await side('Discord').isVisible()).toBe(false);
  await side('Telegram').getByLabel('Message Deckhand').waitFor();
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(await overflow()).toBe(0);
  await page.getByRole('button', { name: 'Discord-like' }).click();
  await side('Discord').getByLabel('Message #study-hall').waitFor();
  expect(await overflow()).toBe(0);
});

it('complained about nothing, neither the page nor the bot', () => {
  expect(browser.complaints).toEqual([]);
  expect(play.logged).toEqual([]);
});
