import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, PATIENCE_MS, labelsOf as shownLabels, startApp, unescaped } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';
import { openQuickRooms, PLATFORMS, type Rooms } from '../support/quiz.js';
import { labelsOf, rightOf, textOf, UNHURRIED, wrongOf } from '../support/quiz-room.js';

const clock = createGameClock();
let app: App;
let rooms: Rooms;
beforeAll(async () => {
  app = await startApp({}, clock);
  rooms = await openQuickRooms(app, clock);
});
afterAll(() => app?.close());

describe.each(PLATFORMS)('on %s', (platform) => {
  test('nobody sees who chose what before the close, and everybody after it', async () => {
    const room = await rooms[platform]();
    await room.ben.says('quiz start', UNHURRIED);
    const first = await room.sees('Question 1 of 4');
    expect(labelsOf(first)).toEqual(['🔷 A', '🔺 B', '🟡 C', '🟩 D']);
    expect(await room.ada.press(first, rightOf(first))).toMatch(/^You chose .*You can still change it\.$/);
    await room.cleo.press(first, wrongOf(first));
    expect(room.messages().find(({ id }) => id === first.id)).toEqual(first);
    await room.ben.says('quiz skip');
    await room.sees('This question counts for nobody');

    const second = await room.sees('Question 2 of 4');
    await room.ada.press(second, rightOf(second));
    await room.cleo.press(second, wrongOf(second));
    const closed = await room.sees(/Question 2 of 4[\s\S]*Right: Ada/);
    expect(closed.id).toBe(second.id);
    expect(closed.lines).toContain('👑 Ada 1 · Cleo 0');
    expect(closed.lines.find((line) => line.startsWith(rightOf(second)))).toMatch(/▰▰▰▱▱▱ 1 {2}✅ \w+$/);
    expect(closed.lines.find((line) => line.startsWith(wrongOf(second)))).toMatch(/▰▰▰▱▱▱ 1 {2}\w+$/);

    const third = await room.sees('Question 3 of 4');
    expect(await room.ada.press(third, rightOf(third))).toContain('✅ You had question 2 right.');
    expect(await room.cleo.press(third, rightOf(third))).toMatch(
      /❌ You had question 2 wrong\.\nQuestion 3: You chose /,
    );
    expect(await room.ben.press(third, wrongOf(third))).toContain('You can still change it.');
    await room.ben.says('quiz stop');
    const end = await room.sees('Quiz over');
    expect(textOf(end)).toMatch(/🥇 Ada — 1 of 1 right in [\d.]+ s\nAlso played: (Ben, Cleo|Cleo, Ben)/);
  });
});

test('on Discord a player is told in one message for each question, which a changed answer changes', async () => {
  const { discord } = app;
  const user = discord.addUser({ name: 'Dora' });
  const channel = discord.addChannel(discord.addGuild({ name: 'School', owner: user }), { name: 'quiz' });
  const dora = discord.as(user);
  for (const [front, back] of Object.entries({
    'One?': 'Uno',
    'Two?': 'Due',
    'Three?': 'Tre',
    'Four?': 'Quattro',
  }))
    await dora.command(channel, 'flashcard add', { front, back });
  await dora.command(channel, 'quiz start', { questions: 5, seconds: 90 });
  const isAsked = () => discord.messages(channel).find(({ text }) => text.includes('Question 1'));
  const asked = await clock.running(discord.waitFor(isAsked, PATIENCE_MS));
  const [first = '', second = '', third = '', fourth = ''] = shownLabels(asked);
  const choose = async (label: string) => {
    const told = await (await dora.press(asked, label)).told(PATIENCE_MS);
    expect(told.ephemeralFor).toBe(user.id);
    expect(unescaped(told.text)).toContain(`You chose ${label}`);
    return told.id;
  };
  const one = await choose(first);
  expect(await choose(second)).toBe(one);
  // Where Discord refuses the change, and after a restart, another message does as well.
  const unknown = { status: 404, body: { code: 10008, message: 'Unknown Message' } };
  discord.faults.next({ match: /^PATCH .*\/webhooks\//, ...unknown });
  const two = await choose(third);
  expect(two).not.toBe(one);
  expect(await choose(fourth)).toBe(two);
  await app.restart();
  expect(await choose(first)).not.toBe(two);
  await dora.command(channel, 'quiz stop');
});

test('on Discord a player reads in the end how their last answer was, where they read what they chose', async () => {
  const room = await rooms.Discord();
  await room.ben.says('quiz start', UNHURRIED);
  const first = await room.sees('Question 1 of 4');
  await room.ada.press(first, rightOf(first));
  await room.cleo.press(first, wrongOf(first));
  await room.ben.says('quiz skip');
  const second = await room.sees('Question 2 of 4');
  await room.ada.press(second, rightOf(second));
  await room.cleo.press(second, wrongOf(second));
  const told = await room.ada.seesAlone('You chose');
  const third = await room.sees('Question 3 of 4');
  await room.ben.press(third, rightOf(third));
  await room.ben.says('quiz stop');
  await room.sees('Quiz over');
  expect(await room.ada.seesAlone(/^✅ You had question 2 right\.$/)).toMatchObject({ id: told.id });
  await room.cleo.seesAlone(/^❌ You had question 2 wrong\.$/);
  await room.ben.seesAlone(/^This question counts for nobody\.$/);
});
