import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newGame, step } from '../../../src/core/quiz/rules/engine.js';
import type { GameRoom, QuizEvent, QuizGame, QuizRules } from '../../../src/core/quiz/rules/game.js';
import { pointsOf, scoresOf } from '../../../src/core/quiz/rules/scores.js';
import {
  GAP_MS,
  isPosted,
  LATE_MS,
  PAUSE_MS,
  QUIET_MS,
  START_MS,
  wakeAt,
} from '../../../src/core/quiz/rules/timing.js';

const T0 = 1_000_000;
const TEN_SECONDS = 10_000;
const rules = (questions: number, more: Partial<QuizRules> = {}): QuizRules => ({
  mode: 'classic',
  seconds: 10,
  right: Array.from({ length: questions }, () => 0),
  ...more,
});

const ROOM = 'room';
const roomOf = (cycleMs = 0): GameRoom => ({ id: ROOM, cycleMs });

/** A game played by hand: every event moves it on, and what it shows is noted. */
const play = (questions = 5, more: Partial<QuizRules> = {}, rooms: readonly GameRoom[] = [roomOf()]) => {
  let game = newGame('host', rules(questions, more), rooms, T0);
  const shown: string[] = [];
  const tell = (event: QuizEvent): void => {
    const next = step(game, event);
    game = next.game;
    shown.push(...next.effects.map((e) => ('question' in e ? `${e.type} ${e.question}` : `end ${e.reason}`)));
  };
  const alarm = (late = 0): void => tell({ type: 'alarm', at: (wakeAt(game) ?? 0) + late });
  const asked = (): Extract<QuizGame['phase'], { kind: 'asking' }> => {
    if (game.phase.kind !== 'asking') throw new Error(`not asking but ${game.phase.kind}`);
    return game.phase;
  };
  /** The next question is asked and seen. */
  const ask = (): void => {
    alarm();
    tell({ type: 'posted', at: asked().openedAt, room: ROOM, question: asked().question });
  };
  const answer = (player: string, option = 0, after = 1_000): void =>
    tell({ type: 'answer', at: asked().openedAt + after, player, question: asked().question, option });
  return { tell, alarm, ask, answer, asked, shown, game: () => game, phase: () => game.phase };
};

describe('the course of a game', () => {
  it('starts after five seconds, closes at the deadline, goes on four seconds later, and ends', () => {
    const { ask, answer, alarm, phase, shown, game } = play(2);
    expect(wakeAt(game())).toBe(T0 + START_MS);
    ask();
    expect(phase()).toMatchObject({ kind: 'asking', deadline: T0 + START_MS + TEN_SECONDS });
    answer('ada');
    alarm();
    expect(phase()).toEqual({ kind: 'closed', question: 0, nextAt: T0 + START_MS + TEN_SECONDS + GAP_MS });
    ask();
    alarm();
    expect(phase()).toEqual({ kind: 'ended', reason: 'finished' });
    expect(shown).toEqual(['ask 0', 'reveal 0', 'ask 1', 'reveal 1', 'end finished']);
  });

  it('does nothing when woken early or twice', () => {
    const { ask, answer, tell, game } = play();
    ask();
    answer('ada');
    const before = game();
    tell({ type: 'alarm', at: T0 + START_MS });
    tell({ type: 'posted', at: T0 + START_MS + 5_000, room: ROOM, question: 0 });
    expect(game()).toBe(before);
  });

  it('gives the full time from when the question could be seen', () => {
    const { alarm, tell, asked } = play();
    alarm();
    tell({ type: 'posted', at: asked().openedAt + 3_000, room: ROOM, question: 0 });
    expect(asked().deadline).toBe(T0 + START_MS + 3_000 + TEN_SECONDS);
  });

  it('keeps the distance between questions that the place demands', () => {
    const { ask, answer, alarm, phase } = play(3, { seconds: 5 }, [roomOf(20_000)]);
    ask();
    answer('ada');
    alarm();
    expect(phase()).toMatchObject({ kind: 'closed', nextAt: T0 + START_MS + 20_000 });
  });
});

describe('answers', () => {
  it('may change until the deadline, and count with the time of the last change', () => {
    const { ask, answer, game } = play();
    ask();
    answer('ada', 1, 500);
    answer('ada', 0, 4_000);
    answer('ada', 0, 6_000);
    answer('ada', 3, TEN_SECONDS);
    expect(game().answers[0]?.get('ada')).toMatchObject({ option: 0, ms: 4_000 });
  });

  it('close the question early once the usual players have answered and it was quiet for two seconds', () => {
    const { ask, answer, alarm, asked, phase, game } = play();
    ask();
    answer('ada');
    answer('ben');
    expect(wakeAt(game())).toBe(asked().deadline);
    alarm();
    ask();
    answer('ada', 0, 1_000);
    expect(wakeAt(game())).toBe(asked().deadline);
    answer('ben', 0, 2_000);
    answer('eve', 0, 3_000);
    expect(wakeAt(game())).toBe(asked().openedAt + 3_000 + QUIET_MS);
    alarm();
    expect(phase()).toMatchObject({ kind: 'closed', question: 1 });
  });

  it('do not close early for newcomers alone', () => {
    const { ask, answer, alarm, asked, game } = play();
    ask();
    alarm();
    ask();
    answer('ada');
    expect(wakeAt(game())).toBe(asked().deadline);
  });

  it('stand when a question that was closed late opens once more, with its full time', () => {
    const { ask, answer, alarm, asked, phase, shown, game } = play();
    ask();
    answer('ada', 0, 2_000);
    alarm(LATE_MS + 1);
    expect(asked()).toMatchObject({ question: 0, reopened: true });
    expect(asked().deadline - asked().openedAt).toBe(TEN_SECONDS);
    answer('ben', 0, 3_000);
    alarm(LATE_MS + 1);
    expect(phase().kind).toBe('closed');
    expect(scoresOf(game()).map(({ player, ms }) => [player, ms])).toEqual([
      ['ada', 2_000],
      ['ben', 3_000],
    ]);
    expect(shown).toEqual(['ask 0', 'reask 0', 'reveal 0']);
  });
});

describe('a question that is not shown yet', () => {
  it('waits without being asked anew, and has its full time once it is shown', () => {
    const { alarm, tell, asked, phase, shown, game } = play();
    alarm();
    const { openedAt } = asked();
    for (let i = 0; i < 4; i++) {
      const due = asked().deadline;
      alarm(LATE_MS + 1);
      expect(asked()).toMatchObject({ openedAt, deadline: due + LATE_MS + 1 + TEN_SECONDS });
    }
    const at = asked().deadline - 1_000;
    tell({ type: 'posted', at, room: ROOM, question: 0 });
    expect(asked()).toMatchObject({ openedAt: at, deadline: at + TEN_SECONDS, reopened: false });
    alarm();
    expect(phase()).toMatchObject({ kind: 'closed', question: 0 });
    expect(game().silent).toBe(1);
    expect(shown).toEqual(['ask 0', 'reveal 0']);
  });

  it('may still open once more, when its close comes late', () => {
    const { alarm, tell, asked, shown } = play();
    alarm();
    alarm();
    tell({ type: 'posted', at: asked().deadline, room: ROOM, question: 0 });
    alarm(LATE_MS + 1);
    expect(asked().reopened).toBe(true);
    expect(shown).toEqual(['ask 0', 'reask 0']);
  });

  it('times those who were quicker than the news that it is there', () => {
    const { alarm, tell, answer, asked, game } = play();
    alarm();
    alarm();
    answer('ada', 0, TEN_SECONDS + 2_000);
    tell({ type: 'posted', at: asked().openedAt + TEN_SECONDS + 3_000, room: ROOM, question: 0 });
    answer('ben', 0, 500);
    expect([...(game().answers[0]?.values() ?? [])].map(({ ms }) => ms)).toEqual([0, 500]);
  });

  it('ends the game after ten minutes, and counts for nobody', () => {
    const { ask, answer, alarm, phase, shown, game } = play();
    ask();
    answer('ada');
    alarm();
    alarm();
    for (let i = 0; i < PAUSE_MS / TEN_SECONDS; i++) {
      expect(phase().kind).toBe('asking');
      alarm();
    }
    expect(phase()).toEqual({ kind: 'ended', reason: 'place_lost' });
    expect(game().void).toEqual([1]);
    expect(scoresOf(game())).toMatchObject([{ player: 'ada', points: 1 }]);
    expect(shown.slice(-2)).toEqual(['reveal 1', 'end place_lost']);
  });

  it('can be skipped, and the game stopped', () => {
    const { alarm, tell, asked, phase } = play();
    alarm();
    alarm();
    tell({ type: 'skip', at: asked().deadline - 1, player: 'host' });
    expect(phase()).toMatchObject({ kind: 'closed', question: 0 });
    alarm();
    alarm();
    tell({ type: 'stop', at: asked().deadline - 1 });
    expect(phase()).toEqual({ kind: 'ended', reason: 'stopped' });
  });
});

describe('silence', () => {
  it('pauses after three questions without an answer; Resume goes on', () => {
    const { ask, alarm, tell, phase, shown } = play(9);
    for (let i = 0; i < 3; i++) {
      ask();
      alarm();
    }
    expect(phase()).toMatchObject({ kind: 'paused', question: 2 });
    tell({ type: 'resume', at: T0 + 60_000 });
    expect(phase()).toMatchObject({ kind: 'asking', question: 3 });
    expect(shown.slice(-3)).toEqual(['pause 2', 'unpause 2', 'ask 3']);
  });

  it('ends a game that stays paused for ten minutes', () => {
    const { ask, alarm, phase, game } = play(9);
    for (let i = 0; i < 3; i++) {
      ask();
      alarm();
    }
    const paused = phase();
    alarm();
    expect(phase()).toEqual({ kind: 'ended', reason: 'silence' });
    expect(paused).toMatchObject({ until: T0 + START_MS + 3 * TEN_SECONDS + 2 * GAP_MS + PAUSE_MS });
    expect(wakeAt(game())).toBeUndefined();
  });
});

describe('breaking off', () => {
  it('skips for the host at once, and the question counts for nobody', () => {
    const { ask, answer, tell, phase, game } = play();
    ask();
    answer('host');
    tell({ type: 'skip', at: T0 + 8_000, player: 'host' });
    expect(phase()).toMatchObject({ kind: 'closed', question: 0 });
    expect(scoresOf(game())).toMatchObject([{ player: 'host', points: 0 }]);
  });

  it('skips when more than half of the players want it; a bystander and a second vote do not count', () => {
    const { ask, answer, tell, phase } = play();
    ask();
    for (const player of ['ada', 'ben', 'eve']) answer(player);
    const vote = (player: string): void => tell({ type: 'skip', at: T0 + 8_000, player });
    vote('stranger');
    vote('ada');
    vote('ada');
    expect(phase().kind).toBe('asking');
    vote('ben');
    expect(phase().kind).toBe('closed');
  });

  it.each([
    [{ type: 'stop' }, 'stopped'],
    [{ type: 'roomLost', room: ROOM }, 'place_lost'],
  ] as const)('%j ends the game without the running question', (event, reason) => {
    const { ask, answer, alarm, tell, phase, game } = play();
    ask();
    answer('ada');
    alarm();
    ask();
    answer('ada');
    tell({ ...event, at: T0 + 30_000 });
    expect(phase()).toEqual({ kind: 'ended', reason });
    expect(scoresOf(game())).toMatchObject([{ player: 'ada', points: 1 }]);
  });
});

describe('points', () => {
  it('are one for a right answer, and in a race up to a hundred more for speed', () => {
    expect(pointsOf(rules(1), { ms: 1 })).toBe(1);
    const race = rules(1, { mode: 'race' });
    expect([0, 5_000, TEN_SECONDS, 99_999].map((ms) => pointsOf(race, { ms }))).toEqual([200, 150, 100, 100]);
  });

  it('rank equal points by time', () => {
    const { ask, answer, alarm, game } = play(1);
    ask();
    answer('slow', 0, 5_000);
    answer('quick', 0, 1_000);
    answer('wrong', 2, 500);
    alarm();
    expect(scoresOf(game()).map(({ player }) => player)).toEqual(['quick', 'slow', 'wrong']);
  });
});

type Move =
  | { readonly do: 'answer'; readonly player: string; readonly option: number; readonly question: number }
  | { readonly do: 'alarm'; readonly times: number }
  | { readonly do: 'skip'; readonly player: string }
  | { readonly do: 'posted' | 'stop' | 'resume' | 'roomLost' };

interface Course {
  readonly given: QuizRules;
  readonly cycleMs: number;
  readonly moves: readonly (readonly [number, Move])[];
  /** Whether the place shows at last what is asked. */
  readonly isOpen: boolean;
}

const player = fc.constantFrom('host', 'ada', 'ben', 'eve');
/** `question` says how far from the one that is being asked: old, current or not yet asked. */
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      player,
      option: fc.integer({ min: 0, max: 3 }),
      question: fc.constantFrom(0, 0, 0, -1, 1),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('alarm' as const), times: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('skip' as const), player }) },
  { weight: 4, arbitrary: fc.constant({ do: 'posted' as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { do: 'resume' as const },
      { do: 'stop' as const },
      { do: 'roomLost' as const },
    ),
  },
);
const waits = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3_000, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20_000, max: PAUSE_MS + 5_000 }) },
);
const anyRules = fc
  .record({
    mode: fc.constantFrom('classic' as const, 'race' as const),
    seconds: fc.integer({ min: 5, max: 20 }),
    right: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
  })
  .map((it): QuizRules => it);
const course: fc.Arbitrary<Course> = fc.record({
  given: anyRules,
  cycleMs: fc.constantFrom(0, 7_500),
  moves: fc.array(fc.tuple(waits, move), { maxLength: 120 }),
  isOpen: fc.boolean(),
});

const eventOf = (game: QuizGame, made: Move, at: number): QuizEvent => {
  const current = 'question' in game.phase ? game.phase.question : 0;
  switch (made.do) {
    case 'answer':
      return {
        type: 'answer',
        at,
        player: made.player,
        option: made.option,
        question: current + made.question,
      };
    case 'skip':
      return { type: 'skip', at, player: made.player };
    case 'posted':
      return { type: 'posted', at, room: ROOM, question: current };
    case 'roomLost':
      return { type: 'roomLost', at, room: ROOM };
    default:
      return { type: made.do, at };
  }
};

/** Plays the moves, then only the alarms that the game asks for. */
const run = ({ given, cycleMs, moves, isOpen }: Course) => {
  let game = newGame('host', given, [roomOf(cycleMs)], T0);
  let at = T0;
  const history: { before: QuizGame; event: QuizEvent; after: QuizGame; effects: string[] }[] = [];
  const tell = (event: QuizEvent): void => {
    const { game: after, effects } = step(game, event);
    history.push({ before: game, event, after, effects: effects.map((effect) => JSON.stringify(effect)) });
    game = after;
  };
  for (const [wait, made] of moves) {
    at += wait;
    const times = made.do === 'alarm' ? made.times : 1;
    for (let i = 0; i < times; i++) tell(eventOf(game, made, at));
  }
  let alarms = 0;
  for (let next = wakeAt(game); next !== undefined && alarms < 1_000; next = wakeAt(game)) {
    alarms += 1;
    if (isOpen && game.phase.kind === 'asking')
      tell({ type: 'posted', at, room: ROOM, question: game.phase.question });
    at = Math.max(at, wakeAt(game) ?? next);
    tell({ type: 'alarm', at });
  }
  return { game, history, alarms };
};

/** Points by the rules as a person would count them, from a list of what each player last chose in time. */
const recount = ({ given }: Course, history: ReturnType<typeof run>['history']): Map<string, number> => {
  type Choice = { player: string; question: number; option: number; at: number; ms: number };
  const chosen = new Map<string, Choice>();
  const broken = new Set<number>();
  for (const { before, event, after } of history) {
    const open = before.phase.kind === 'asking' ? before.phase : undefined;
    const inTime = open && event.at < open.deadline;
    if (event.type === 'answer' && inTime && event.question === open.question) {
      const key = `${event.player}/${event.question}`;
      const isSame = chosen.get(key)?.option === event.option;
      if (!isSame) chosen.set(key, { ...event, ms: event.at - open.openedAt });
    }
    // Who was quicker than the news that the question is there is timed from that news on.
    if (event.type === 'posted' && open && !isPosted(open) && after.phase.kind === 'asking')
      for (const choice of chosen.values())
        if (choice.question === open.question) choice.ms = choice.at - after.phase.openedAt;
    const isClosedNow = open && after.phase.kind !== 'asking';
    if (isClosedNow && (event.type !== 'alarm' || !isPosted(open))) broken.add(open.question);
  }
  const points = new Map<string, number>();
  for (const { player, question, option, ms } of chosen.values()) {
    const isRight = !broken.has(question) && given.right[question] === option;
    const speed = Math.round(100 * Math.max(0, 1 - Math.max(0, ms) / (given.seconds * 1_000)));
    const earned = given.mode === 'race' ? 100 + speed : 1;
    points.set(player, (points.get(player) ?? 0) + (isRight ? earned : 0));
  }
  return points;
};

describe('whatever happens', () => {
  it('the scores are those of an independent recount', () => {
    fc.assert(
      fc.property(course, (it) => {
        const { game, history } = run(it);
        const scores = new Map(scoresOf(game).map((score) => [score.player, score.points]));
        expect(scores).toEqual(recount(it, history));
      }),
      { numRuns: 500 },
    );
  });

  it('the game ends, by its own alarms, and tells so once', () => {
    fc.assert(
      fc.property(course, (it) => {
        const { game, history, alarms } = run(it);
        expect(game.phase.kind).toBe('ended');
        const waits = PAUSE_MS / (it.given.seconds * 1_000);
        expect(alarms).toBeLessThan(4 * it.given.right.length + 4 + waits);
        const shown = history.flatMap(({ effects }) => effects);
        expect(shown.filter((effect) => effect.includes('"end"'))).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('each question is asked once, reopened once at most, and revealed once', () => {
    fc.assert(
      fc.property(course, (it) => {
        const shown = run(it).history.flatMap(({ effects }) => effects);
        const of = (type: string) => shown.filter((effect) => effect.includes(`"${type}"`));
        for (const type of ['ask', 'reask', 'reveal']) expect(of(type)).toEqual([...new Set(of(type))]);
        expect(of('reveal')).toHaveLength(of('ask').length);
      }),
      { numRuns: 300 },
    );
  });

  it('a question is closed by time only when it was there to be seen', () => {
    fc.assert(
      fc.property(course, (it) => {
        for (const { before, event, after } of run(it).history) {
          if (event.type !== 'alarm' || before.phase.kind !== 'asking' || isPosted(before.phase)) continue;
          const isLost = event.at - before.phase.openedAt >= PAUSE_MS;
          if (isLost && after.phase.kind === 'ended') expect(after.phase.reason).toBe('place_lost');
          else expect(after).toEqual({ ...before, phase: { ...before.phase, deadline: expect.any(Number) } });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a deadline never moves towards the players', () => {
    fc.assert(
      fc.property(course, (it) => {
        for (const { before, after } of run(it).history) {
          if (before.phase.kind !== 'asking' || after.phase.kind !== 'asking') continue;
          expect(after.phase.deadline).toBeGreaterThanOrEqual(before.phase.deadline);
        }
      }),
      { numRuns: 300 },
    );
  });
});
