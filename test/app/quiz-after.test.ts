import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';
import { openQuickRooms, PLATFORMS, type Rooms } from '../support/quiz.js';
import {
  BRISK,
  DECK,
  type Guest,
  labelsOf,
  learnCapitals,
  rightOf,
  UNHURRIED,
  wrongOf,
} from '../support/quiz-room.js';

const clock = createGameClock();
let app: App;
let rooms: Rooms;
beforeAll(async () => {
  app = await startApp({}, clock);
  rooms = await openQuickRooms(app, clock);
});
afterAll(() => app?.close());

const UNKNOWN = { ...UNHURRIED, deck: 'Unknown' };

const countQuizAnswers = async (guest: Guest): Promise<void> => {
  expect(await guest.asks('settings')).toMatch(/Quiz answers: /);
  const settings = await guest.told('Settings');
  await guest.pressInPrivate(settings, 'Count quiz answers');
};

describe.each(PLATFORMS)('on %s', (platform) => {
  test('a race gives up to 100 points more for speed', async () => {
    const room = await rooms[platform]();
    const begun = await room.ben.says('quiz start', { ...BRISK, mode: 'race' });
    expect(begun).toContain('100 for each right answer, and up to 100 more for speed');
    const asked = await room.sees('Question 1 of 4');
    await room.ada.press(asked, rightOf(asked));
    await room.cleo.press(asked, wrongOf(asked));
    await room.sees('Right: Ada');
    await room.ben.says('quiz stop');
    const end = await room.sees('Quiz over');
    const [, points] = /🥇 Ada — (\d+) points, 1 of \d right/.exec(end.lines.join('\n')) ?? [];
    expect(Number(points)).toBeGreaterThan(100);
    expect(Number(points)).toBeLessThanOrEqual(200);
    expect(end.lines).toContain('Also played: Cleo');
  });

  test('a deck that is deleted in the middle of its game is played to the end', async () => {
    const room = await rooms[platform]();
    const own = { ...BRISK, deck: 'Cities' };
    await learnCapitals(room.ben, own.deck);
    await room.ben.says('quiz start', own);
    const asked = await room.sees('Question 1 of 4');
    expect(await room.ben.asks('deck delete', { deck: own.deck })).toContain(own.deck);
    await room.cleo.press(asked, wrongOf(asked));
    await room.sees('The only answer was wrong.');
    const next = await room.sees('Question 2 of 4');
    await room.cleo.press(next, rightOf(next));
    await room.sees('Right: Cleo');
    await room.ben.says('quiz stop');
    expect((await room.sees('Quiz over: Cities')).lines.join()).toContain('🥇 Cleo — 1 of ');
    expect(await room.ben.says('quiz start', own)).toContain('no deck called');
  });

  test('answers are reviews for those who want that and have the card, and are in everybody’s export', async () => {
    const room = await rooms[platform]();
    await learnCapitals(room.ben);
    await Promise.all([room.ben, room.cleo].map(countQuizAnswers));
    await room.ben.says('quiz start', BRISK);
    const asked = await room.sees('Question 1 of 4');
    const [right, wrong] = [rightOf(asked), wrongOf(asked)];
    await room.ben.press(asked, wrong);
    await room.ada.press(asked, right);
    await room.cleo.press(asked, right);
    await room.sees(/Right: (Ada, Cleo|Cleo, Ada)/);
    await room.ben.says('quiz stop');
    await room.sees('Quiz over');
    const [ada, ben, cleo] = await Promise.all([room.ada, room.ben, room.cleo].map((one) => one.exported()));
    expect(ben?.reviews).toMatchObject([{ rating: 1 }]);
    expect(ben?.quizzesHosted).toMatchObject([{ deck: DECK }]);
    expect(ben?.quizAnswers).toMatchObject([{ as: 'Ben', right: false }]);
    for (const guest of [ada, cleo]) expect(guest).toMatchObject({ reviews: [], quizzesHosted: [] });
    expect(ada?.quizAnswers).toMatchObject([{ as: 'Ada', right: true }]);
    expect(cleo?.quizAnswers).toMatchObject([{ as: 'Cleo', right: true }]);
  });

  test('an offered deck is played by others here, and only its owner takes it back', async () => {
    const room = await rooms[platform]();
    const start = { ...UNHURRIED, deck: 'Cities' };
    await learnCapitals(room.ada, start.deck);
    expect(await room.ben.says('quiz start', start)).toContain('no deck called “Cities”');
    expect(await room.ben.says('deck offer', { deck: start.deck })).toContain('no deck called “Cities”');
    const meant = 'You have no deck called “Citis”. Did you mean one of these?';
    expect(await room.ada.says('deck offer', { deck: 'Citis' })).toContain(meant);
    const asked = await (platform === 'Discord' ? room.ada.seesAlone(meant) : room.sees(meant));
    expect(labelsOf(asked)).toEqual(['Cities']);
    await room.ada.press(asked, 'Cities');
    const offered = await room.sees('by everybody here, and only Ada can change it');
    expect(await room.ben.says('quiz start', UNKNOWN)).toContain('Offered here: “Capitals”, “Cities”.');
    expect(await room.ben.says('quiz start')).toContain('Which deck?');
    expect(labelsOf(await room.sees('Which deck?'))).toEqual(['Capitals', 'Cities']);
    expect(await room.ada.says('deck offer')).toContain('Which one?');
    expect(await (await room.elsewhere()).ben.says('quiz start', start)).toContain('no deck called “Cities”');
    await room.ben.press(offered, 'Play it');
    expect((await room.sees('Quiz: Cities')).lines).toContain('Host: Ben');
    expect(await room.ben.says('deck withdraw', { deck: start.deck })).toContain('no deck called “Cities”');
    expect(await room.ada.says('deck withdraw', { deck: start.deck })).toContain('yours alone again');
    await room.sees('Question 1 of 4');
    await room.ben.says('quiz stop');
    expect(await room.ben.says('quiz start', start)).toContain('no deck called “Cities”');
  });

  test('what was missed is taken home once, and played again by anybody', async () => {
    const room = await rooms[platform]();
    await room.ben.says('quiz start', BRISK);
    const asked = await room.sees('Question 1 of 4');
    await room.cleo.press(asked, wrongOf(asked));
    await room.ada.press(asked, rightOf(asked));
    await room.sees('Right: Ada');
    await room.ben.says('quiz stop');
    const end = await room.sees('Quiz over');
    expect(end.lines).toContain('Hardest questions');
    await room.cleo.press(end, 'Add my misses to my deck');
    const added = await room.cleo.seesAlone('1 card added to “Capitals (misses)”.');
    expect(labelsOf(added)).toEqual(['Study now']);
    expect(await room.cleo.press(end, 'Add my misses to my deck')).toContain('already');
    expect(await room.ada.press(end, 'Add my misses to my deck')).toContain('nothing to add');
    await room.cleo.press(end, 'Rematch: only the misses');
    const again = await room.sees('Question 1 of 1');
    await room.cleo.press(again, rightOf(again));
    expect((await room.sees('🥇 Cleo')).lines.join()).toContain('🥇 Cleo — 1 of ');
    const { decks } = await room.cleo.exported();
    expect(decks.find(({ name }) => name === `${DECK} (misses)`)?.cards).toHaveLength(1);
  });
});
