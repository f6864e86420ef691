import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/core/time.js';
import { type App, discordPerson, labelsOf, PATIENCE_MS, startApp, telegramPerson } from '../support/app.js';
import { handClock, MINUTE } from '../support/people.js';

/** 16:55 in Los Angeles, five minutes before midnight in Greenwich. */
const EVENING = '2026-11-27T23:55:00Z';
const QUARTER_MS = 15 * MINUTE;
/** Of a card graded Good twice within one day. */
const GOOD = 'Good · 2d';

const hand = handClock(EVENING);
let app: App;
beforeAll(async () => {
  app = await startApp({}, { ...systemClock, now: hand.now });
});
afterAll(() => app?.close());

test('on Discord a day is the learner’s: none passes at midnight in Greenwich', async () => {
  hand.set(EVENING);
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  await says('settings', { timezone: 'Los Angeles' });
  await says('flashcard add', { front: 'What is osmosis?', back: 'Water moving through a membrane' });
  const front = await says('study start');
  const back = await (await acts.press(front, 'Show answer')).shown();
  const good = labelsOf(back).find((label) => label.startsWith('Good')) ?? '';
  await (await acts.press(back, good)).shown();
  hand.pass(QUARTER_MS);
  const again = await (await acts.press(await says('study start'), 'Show answer')).shown();
  expect(labelsOf(again)).toContain(GOOD);
});

test('on Telegram as well', async () => {
  hand.set(EVENING);
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/settings timezone: Los Angeles');
  await ben.reads('Los Angeles');
  acts.send(chat, '/add What is osmosis? :: Water moving through a membrane');
  acts.send(chat, '/study');
  await acts.press(await ben.offers('Show answer'), 'Show answer');
  const back = await ben.offers('Good');
  await acts.press(back, labelsOf(back).find((label) => label.startsWith('Good')) ?? '');
  // Learned ahead of its time, since nothing else is left.
  await acts.press(await ben.offers('Show answer'), 'Show answer');
  hand.pass(QUARTER_MS);
  const before = ben.said().length;
  acts.send(chat, '/study');
  const graded = await app.telegram.waitFor(() => ben.said()[before], PATIENCE_MS);
  expect(labelsOf(graded)).toContain(GOOD);
});
