import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom, study } from '../../bench/fit/learner.js';
import type { DeckId, UserId } from '../../src/core/ids.js';
import { STANDARD_WEIGHTS } from '../../src/core/schedule/recall.js';
import { type App, discordPerson, startApp, telegramPerson, unescaped } from '../support/app.js';
import { addStudied } from '../support/learner.js';
import { handRepeatingClock } from '../support/repeating-clock.js';

const { hand, clock, comesTo } = handRepeatingClock('2026-03-02T09:00:00Z');
let app: App;
beforeAll(async () => {
  app = await startApp({}, clock);
});
afterAll(() => app?.close());

/** Somebody who remembers new cards six times as long as most. */
const rememberer = study(
  randomFrom(2),
  STANDARD_WEIGHTS.map((weight, i) => (i < 4 ? weight * 6 : weight)),
  { newPerDay: 12, reviews: 700, daysMore: 0 },
);

test('a schedule is fitted once there are enough reviews; /stats tells, and /settings turns it off', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const told = async (name: string) => {
    const shown = await (await acts.command(ada.channel, name)).shown();
    return { shown, text: unescaped(shown.text) };
  };
  expect((await told('stats')).text).toContain(
    'Schedule:** the standard one; fitted to you after 600 more reviews',
  );

  await app.lookInside(async (database) => {
    const { id: deck, ownerId } = await database.prisma.deck.findFirstOrThrow();
    await addStudied(database, { user: ownerId as UserId, deck: deck as DeckId }, rememberer, hand.now());
  });
  expect((await told('stats')).text).toContain('Schedule:** the standard one; soon fitted to you');
  await told('study start');
  await comesTo('2026-03-02T10:00:00Z');
  await expect.poll(() => app.log.some((line) => line.includes('schedule fitted'))).toBe(true);
  expect((await told('stats')).text).toMatch(
    /Schedule:\*\* fitted to 7\d\d of your reviews, and predicts \d+% better than the standard one/,
  );

  const { shown, text } = await told('settings');
  expect(text).toContain('Schedule:** adapts to you');
  const off = await (await acts.press(shown, 'Standard schedule')).shown();
  expect(unescaped(off.text)).toContain('Schedule:** the standard one');
  expect((await told('stats')).text).toContain('Schedule:** the standard one, as you chose in Settings');
  await (await acts.press(off, 'Fit the schedule to me')).shown();
  expect((await told('stats')).text).toContain('Schedule:** fitted to 7');
});

test('on Telegram and in German it is told as well', async () => {
  const kai = telegramPerson(app, 'Kai');
  kai.acts.send(kai.chat, '/language Deutsch');
  await kai.reads('Deutsch');
  kai.acts.send(kai.chat, '/stats');
  const photo = await app.telegram.waitFor(() => kai.said().find((message) => message.photo));
  expect(photo.caption).toContain('Lernplan: Standard; auf dich abgestimmt nach noch 600 Wiederholungen');
});
