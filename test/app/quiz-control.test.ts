import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';
import { openQuickRooms, PLATFORMS, type Rooms } from '../support/quiz.js';
import {
  BRISK,
  labelsOf,
  QUICKEST,
  type Room,
  rightOf,
  textOf,
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

describe.each(PLATFORMS)('on %s', (platform) => {
  const hostedByBen = async (game: typeof QUICKEST | typeof BRISK | typeof UNHURRIED): Promise<Room> => {
    const room = await rooms[platform]();
    await room.ben.says('quiz start', game);
    return room;
  };

  test('three unanswered questions pause the game, and anybody resumes it', async () => {
    const room = await hostedByBen(QUICKEST);
    const paused = await room.sees('Is anybody there?');
    expect(room.messages().filter(({ lines }) => lines.includes('Nobody answered.'))).toHaveLength(3);
    expect(paused.lines.join(' ')).toContain('Nobody answered three questions in a row');
    expect(labelsOf(paused)).toEqual(['Resume']);
    const resume = room.codeOf(paused, 'Resume');
    expect(await room.cleo.press(paused, 'Resume')).toBe('The quiz goes on.');
    await room.sees('Question 4 of 4');
    const after = room.messages().find(({ id }) => id === paused.id);
    expect(after && labelsOf(after)).toEqual([]);
    expect(await room.ben.forge(paused, resume)).toBe('The quiz is not paused any more.');
    await room.ben.says('quiz stop');
  });

  test('a moderator stops a game, and so does its host, but nobody else', async () => {
    const room = await hostedByBen(UNHURRIED);
    const asked = await room.sees('Question 1 of 4');
    await room.cleo.press(asked, rightOf(asked));
    expect(await room.cleo.says('quiz stop')).toContain('Only the host of the quiz or a moderator');
    expect(await room.ada.says('quiz stop')).toBe('The quiz is stopped.');
    expect((await room.sees('Quiz over')).lines).toContain('It was stopped.');
    const revealed = room.messages().find(({ id }) => id === asked.id);
    expect(revealed?.lines.join()).toContain('counts for nobody');
    const start =
      platform === 'Discord' ? /No quiz is running here. To start one: <\/quiz start:\d+>/ : /one: \/quiz/;
    expect(await room.ada.says('quiz stop')).toMatch(start);
    await room.ben.says('quiz start', UNHURRIED);
    expect(await room.ben.says('quiz start', UNHURRIED)).toContain('running here already');
    expect(await (await room.elsewhere()).ben.says('quiz start', UNHURRIED)).toContain('somewhere else');
    expect(await room.ben.says('quiz stop')).toBe('The quiz is stopped.');
  });

  test('the host skips a question alone; players do by vote', async () => {
    const room = await hostedByBen(UNHURRIED);
    const first = await room.sees('Question 1 of 4');
    expect(await room.cleo.says('quiz skip')).toContain('Answer a question first');
    expect(await room.ben.says('quiz skip')).toBe('Question skipped.');
    const skipped = await room.sees('This question counts for nobody');
    expect(skipped.id).toBe(first.id);
    const second = await room.sees('Question 2 of 4');
    await room.ada.press(second, rightOf(second));
    await room.cleo.press(second, rightOf(second));
    expect(await room.ada.says('quiz skip')).toBe('You voted to skip: 1 of 2 needed.');
    expect((await room.sees('Somebody wants to skip')).id).toBe(second.id);
    expect(await room.ada.says('quiz skip')).toBe('You voted to skip: 1 of 2 needed.');
    expect(await room.cleo.says('quiz skip')).toBe('Question skipped.');
    await room.sees(/Question 2 of 4[\s\S]*counts for nobody/);
    await room.sees('Question 3 of 4');
    await room.ben.says('quiz stop');
    const over = textOf(await room.sees('Quiz over'));
    expect(over).toMatch(/Also played: (Ada, Cleo|Cleo, Ada)$/m);
    expect(over).not.toMatch(/1\.|🥇|0 of 0|Nobody got one right/);
  });

  test('presses that come late, from nowhere or for another game change nothing here', async () => {
    const [room, other] = await Promise.all([hostedByBen(BRISK), hostedByBen(UNHURRIED)]);
    const asked = await room.sees('Question 1 of 4');
    const theirs = await other.sees('Question 1 of 4');
    const code = room.codeOf(asked, rightOf(asked));
    expect(await room.cleo.press(asked, wrongOf(asked))).toContain('You chose');
    await room.cleo.forge(asked, other.codeOf(theirs, wrongOf(theirs)));
    expect(await room.cleo.forge(asked, 'AAAA')).toContain('expired');
    expect(await room.cleo.forge(asked, `${code.slice(0, -4)}AAAA`)).toContain('expired');
    const revealed = await room.sees('The only answer was wrong.');
    expect(revealed.id).toBe(asked.id);
    expect(await room.ada.forge(asked, code)).toContain('Too late: this question is closed.');
    await Promise.all([room.ben.says('quiz stop'), other.ben.says('quiz stop')]);
    const end = await room.sees('Quiz over');
    expect(textOf(end)).toMatch(/Nobody got one right this time\.\n+Also played: Cleo$/m);
    expect(textOf(end)).not.toContain('Ada');
  });
});
