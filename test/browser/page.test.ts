import { Api, InlineKeyboard } from 'grammy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playgroundApp } from '../../playground/server/app.js';
import { type Served, serveLocally } from '../../playground/server/serve.js';
import { BotProcess } from '../../playground/stage/bot-process.js';
import { type Stage, setStage } from '../../playground/stage/stage.js';
import { type Browser, openBrowser } from './browser.js';
import { become, button, message } from './play.js';

// What the page itself does while a bot writes and edits; the bot is the test.

let stage: Stage;
let served: Served;
let browser: Browser;
let bot: Api;
beforeAll(async () => {
  stage = await setStage();
  const notRunning = new BotProcess(stage, '/nowhere', () => undefined);
  served = await serveLocally(await playgroundApp(stage, notRunning), 0);
  bot = new Api(stage.telegram.token, { apiRoot: stage.telegram.apiUrl });
  browser = await openBrowser(served.url);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([served.close(), stage.close()]);
});

const pane = () => browser.page.getByRole('region', { name: 'Telegram-like' });
const chat = (name: RegExp) => button(pane().getByRole('navigation', { name: 'Chats' }), name);
const ada = () => stage.players[0].telegram.id;
const keys = (...labels: string[]) => ({
  reply_markup: InlineKeyboard.from([labels.map((label) => InlineKeyboard.text(label, label))]),
});
const focused = () => browser.page.evaluate('document.activeElement.textContent');
/** Something about the list of messages, which is `list`. */
const ofList = (what: string) =>
  browser.page.evaluate(
    `(() => { const list = document.querySelector('#telegram [role=log]'); return ${what}; })()`,
  );
const fromEnd = () => ofList('Math.round(list.scrollHeight - list.scrollTop - list.clientHeight)');
/** As long as a chat's pane is high. */
const long = (about: string) => `${about}\n${'line\n'.repeat(60)}`;

it('begins a private chat with one button', async () => {
  await pane().getByRole('button', { name: 'START', exact: true }).click();
  await message(pane(), '/start').waitFor();
  await pane().getByLabel('Message Deckhand').waitFor();
});

it('keeps the focus on the button of the same words when a message is edited, else on the first', async () => {
  const sent = await bot.sendMessage(ada(), 'Which way?', keys('Left', 'Right'));
  const asked = message(pane(), /Which way/);
  await button(asked, 'Right').focus();
  await bot.editMessageText(ada(), sent.message_id, 'Which way now?', {
    reply_markup: InlineKeyboard.from([
      [InlineKeyboard.text('Right', 'other'), InlineKeyboard.text('Up', 'Up')],
    ]),
  });
  await message(pane(), 'Which way now?').waitFor();
  expect(await focused()).toBe('Right');
  await bot.editMessageText(ada(), sent.message_id, 'Which way at last?', keys('Down', 'Back'));
  await message(pane(), 'Which way at last?').waitFor();
  expect(await focused()).toBe('Down');
});

it('hides a spoiler again once the text is another', async () => {
  const spoiler = { entities: [{ type: 'spoiler' as const, offset: 0, length: 6 }] };
  const sent = await bot.sendMessage(ada(), 'answer of one', spoiler);
  await button(message(pane(), 'of one'), /^Hidden text/).click();
  expect(await button(message(pane(), 'of one'), /^Hidden text/).getAttribute('class')).toContain('revealed');
  await bot.editMessageText(ada(), sent.message_id, 'answer of two', spoiler);
  expect(await button(message(pane(), 'of two'), /^Hidden text/).getAttribute('class')).toBe('spoiler');
});

it('shows the newest message to whoever is at the end, and moves nobody who reads further up', async () => {
  await bot.sendMessage(ada(), long('First'));
  await message(pane(), 'First').waitFor();
  await expect.poll(fromEnd).toBe(0);
  await ofList('list.scrollTo(0, 0)');
  await bot.sendMessage(ada(), long('Second'));
  await message(pane(), 'Second').waitFor({ state: 'attached' });
  expect(await ofList('list.scrollTop')).toBe(0);
  await pane().getByLabel('Message Deckhand').fill('to the end');
  await pane().getByLabel('Message Deckhand').press('Enter');
  await message(pane(), 'to the end').waitFor();
  await expect.poll(fromEnd).toBe(0);
});

it('counts what was said in other chats, for each person', async () => {
  const ben = stage.players[1].telegram;
  for (const text of ['Hello?', 'Anybody?']) stage.telegram.as(ben).send(stage.group, text);
  await chat(/^Biology 101/)
    .getByLabel('2 unread')
    .waitFor();
  await become(pane(), 'Ben');
  await chat(/^Biology 101.*Anybody/).waitFor();
  expect(
    await chat(/^Biology 101/)
      .getByLabel(/unread/)
      .count(),
  ).toBe(0);
  await become(pane(), 'Ada');
  await chat(/^Biology 101/)
    .getByLabel('2 unread')
    .waitFor();
  await chat(/^Biology 101/).click();
  await message(pane(), 'Anybody?').waitFor();
  expect(
    await chat(/^Biology 101/)
      .getByLabel(/unread/)
      .count(),
  ).toBe(0);
});

it('complained about nothing', () => {
  expect(browser.complaints).toEqual([]);
});
