import fc from 'fast-check';
import { default_w, forgetting_curve } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { DAY_START_MAX } from '../../../src/core/accounts/settings.js';
import { dayAround } from '../../../src/core/day.js';
import { type CardId, newId } from '../../../src/core/ids.js';
import {
  DEFAULT_PARAMETERS,
  LEARNING_STEPS_MAX,
  RETENTION,
  readSteps,
} from '../../../src/core/schedule/parameters.js';
import { type Answer, recallOf, STANDARD_WEIGHTS } from '../../../src/core/schedule/recall.js';
import { reviewTime } from '../../../src/core/schedule/review-time.js';
import {
  GRADES,
  type Grade,
  intervalMs,
  type Memory,
  previewIntervals,
  review,
} from '../../../src/core/schedule/schedule.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const start = new Date('2026-03-02T09:00:00Z');

/** Reviews as grades, each some minutes after the one before. */
const history = fc.array(
  fc.record({ grade: fc.constantFrom<Grade>(...GRADES), minutes: fc.integer({ min: 0, max: 60 * 24 * 90 }) }),
  { maxLength: 25 },
);

/** A calendar of days that begin at four. */
const in4 = (timeZone: string) => ({ timeZone, dayStart: 4 });
const timeOf = (memory: Memory | null, now: Date, zone = 'UTC') =>
  reviewTime(now, in4(zone), memory?.lastReview ?? null);

const memoryAfter = (
  card: CardId,
  steps: readonly { grade: Grade; minutes: number }[],
  from = start,
  zone = 'UTC',
  parameters = DEFAULT_PARAMETERS,
) => {
  let now = from;
  let memory: Memory | null = null;
  for (const { grade, minutes } of steps) {
    now = new Date(now.getTime() + minutes * MINUTE);
    memory = review(card, memory, grade, timeOf(memory, now, zone), parameters);
  }
  return { memory, now };
};

describe('the schedule', () => {
  it('gives the interval that it showed: minutes to the millisecond, or whole days', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<Grade>(...GRADES), (steps, grade) => {
        const card = newId<CardId>();
        const { memory, now } = memoryAfter(card, steps);
        const shown = previewIntervals(card, memory, timeOf(memory, now), DEFAULT_PARAMETERS)[grade];
        const { due } = review(card, memory, grade, timeOf(memory, now), DEFAULT_PARAMETERS);
        if (shown < DAY) expect(due.getTime() - now.getTime()).toBe(shown);
        else expect(dayAround(due, in4('UTC')).number - dayAround(now, in4('UTC')).number).toBe(shown / DAY);
      }),
    );
  });

  it('gives a better grade no shorter an interval', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const card = newId<CardId>();
        const { memory, now } = memoryAfter(card, steps);
        const shown = previewIntervals(card, memory, timeOf(memory, now), DEFAULT_PARAMETERS);
        expect([shown[1], shown[2], shown[3], shown[4]]).toEqual(
          [shown[1], shown[2], shown[3], shown[4]].toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('is a function of the card and its reviews alone', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const card = newId<CardId>();
        expect(memoryAfter(card, steps)).toEqual(memoryAfter(card, steps));
      }),
    );
  });

  it('begins with minutes and goes on with days', () => {
    const card = newId<CardId>();
    const first = previewIntervals(card, null, timeOf(null, start), DEFAULT_PARAMETERS);
    expect([first[1], first[2], first[3]]).toEqual([1, 6, 10].map((minutes) => minutes * MINUTE));
    expect(first[4]).toBeGreaterThanOrEqual(4 * DAY);
    const learned = memoryAfter(
      card,
      [3, 3].map((grade) => ({ grade: grade as Grade, minutes: 10 })),
    ).memory;
    expect(learned).toMatchObject({ state: 2, reps: 2, lapses: 0 });
    expect(learned && learned.due.getTime() - start.getTime()).toBeGreaterThan(DAY);
  });
});

const ZONES = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  '+05:45',
];
const zones = fc.constantFrom(...ZONES);

/** The moment at which the clocks of a zone without summer time then show what UTC's show at `utc`. */
const atClock = (utc: string, zone: string): Date => {
  const { utcOffset } = reviewTime(new Date(utc), in4(zone), null);
  return new Date(Date.parse(utc) - utcOffset * MINUTE);
};

const parameters = fc.record({
  id: fc.constant(null),
  retention: fc.integer(RETENTION).map((percent) => percent / 100),
  learningSteps: fc
    .uniqueArray(fc.integer({ min: 1, max: 720 }), { minLength: 1, maxLength: LEARNING_STEPS_MAX })
    .map((steps) => readSteps(steps.toSorted((a, b) => a - b).join(' ')) ?? []),
  relearningSteps: fc.constant(DEFAULT_PARAMETERS.relearningSteps),
  weights: fc.constantFrom([], [...default_w]),
});

describe('parameters', () => {
  it('of any kind promise what they give, more for a better grade, and no step a day long', () => {
    fc.assert(
      fc.property(history, parameters, parameters, (steps, before, since) => {
        const card = newId<CardId>();
        const { memory, now } = memoryAfter(card, steps, start, 'UTC', before);
        const shown = previewIntervals(card, memory, timeOf(memory, now), since);
        const waits = GRADES.map((grade) => shown[grade]);
        expect(waits).toEqual(waits.toSorted((a, b) => a - b));
        for (const grade of GRADES) {
          const after = review(card, memory, grade, timeOf(memory, now), since);
          expect(intervalMs(after, now)).toBe(shown[grade]);
          expect(after.state === 2).toBe(shown[grade] >= DAY);
        }
        if (memory?.state !== 2) expect(shown[1]).toBeLessThan(DAY);
      }),
    );
  });

  it('bring a card back sooner for more retention', () => {
    const wait = (retention: number) =>
      previewIntervals(newId<CardId>(), null, timeOf(null, start), { ...DEFAULT_PARAMETERS, retention })[4];
    expect(wait(0.97)).toBeLessThan(wait(0.8));
  });

  it('have steps that are read as people write them', () => {
    expect(readSteps('1m 10m')).toEqual(['1m', '10m']);
    expect(readSteps(' 1 min, 10 Minuten,  4 Std ')).toEqual(['1m', '10m', '4h']);
    expect(readSteps('5 60 90')).toEqual(['5m', '1h', '90m']);
    for (const wrong of [
      '',
      'soon',
      '10m 1m',
      '0m',
      '13h',
      '1d',
      '30s',
      '1.5h',
      '-5',
      '1 2 3 4 5 6',
      '1m then 10m',
    ])
      expect([wrong, readSteps(wrong)]).toEqual([wrong, undefined]);
  });
});

describe('the recall of a card', () => {
  it('is that of the memory which its schedule keeps, with weights of any kind', () => {
    const weights = fc.constantFrom(
      [],
      [...default_w],
      STANDARD_WEIGHTS.map((weight, i) => (i < 4 ? weight * 3 : weight)),
    );
    fc.assert(
      fc.property(history, weights, (steps, fitted) => {
        const card = newId<CardId>();
        const parameters = { ...DEFAULT_PARAMETERS, weights: fitted };
        let memory: Memory | null = null;
        let now = start;
        const answers: Answer[] = [];
        const expected: number[] = [];
        for (const { grade, minutes } of steps) {
          now = new Date(now.getTime() + minutes * MINUTE);
          const time = timeOf(memory, now);
          const { elapsedDays } = time;
          const w = fitted.length > 0 ? fitted : default_w;
          expected.push(memory ? forgetting_curve(w, elapsedDays, (memory as Memory).stability) : 1);
          answers.push({ grade, elapsedDays });
          memory = review(card, memory, grade, time, parameters);
        }
        recallOf(answers, fitted).forEach((recall, i) => {
          expect(recall).toBeCloseTo(expected[i] ?? 0, 6);
        });
      }),
    );
  });
});

describe('days', () => {
  it.each(ZONES)('are the person’s own: across midnight in Greenwich no day passes in %s', (zone) => {
    const card = newId<CardId>();
    const steps = [
      { grade: 3 as Grade, minutes: 0 },
      { grade: 3 as Grade, minutes: 15 },
    ];
    // 16:55 and 17:10 on the clock there.
    const there = memoryAfter(card, steps, atClock('2026-11-27T16:55:00Z', zone), zone).memory;
    const here = memoryAfter(card, steps, new Date('2026-11-27T09:00:00Z')).memory;
    expect(there?.stability).toBe(here?.stability);
    expect(there?.scheduledDays).toBe(2);
  });

  it('make the same reviews at the same times of the clock the same schedule in every zone', () => {
    fc.assert(
      fc.property(history, zones, (steps, zone) => {
        const card = newId<CardId>();
        // All within a winter's weeks without a change of clocks.
        const short = steps.map(({ grade, minutes }) => ({ grade, minutes: minutes % (2 * 24 * 60) }));
        const at = (memory: Memory | null) => memory && { ...memory, due: null, lastReview: null };
        const there = memoryAfter(card, short, atClock('2026-12-01T16:55:00Z', zone), zone).memory;
        expect(at(there)).toEqual(at(memoryAfter(card, short, new Date('2026-12-01T16:55:00Z')).memory));
      }),
    );
  });

  it('a review is due in the middle of its day, on the right date whatever the clocks do meanwhile', () => {
    const moments = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, zones, zones, fc.nat({ max: DAY_START_MAX }), (now, zone, later, dayStart) => {
        const calendar = { timeZone: zone, dayStart };
        const time = reviewTime(now, calendar, null);
        const { due, scheduledDays } = review(newId<CardId>(), null, 4, time, DEFAULT_PARAMETERS);
        const day = dayAround(now, calendar).number + scheduledDays;
        expect(dayAround(due, calendar).number).toBe(day);
        // Nor does a journey of some hours take it to another day.
        const moved = Math.abs(timeOf(null, due, later).utcOffset - timeOf(null, due, zone).utcOffset) / 60;
        if (moved < 16 - dayStart - 1 && moved < 8 + dayStart - 1)
          expect(dayAround(due, { timeZone: later, dayStart }).number).toBe(day);
      }),
    );
  });

  it('do not run backwards with a clock that is set back', () => {
    const card = newId<CardId>();
    const once = review(card, null, 4, timeOf(null, start), DEFAULT_PARAMETERS);
    const earlier = new Date(start.getTime() - 3 * DAY);
    expect(timeOf(once, earlier)).toMatchObject({ elapsedDays: 0 });
    expect(review(card, once, 3, timeOf(once, earlier), DEFAULT_PARAMETERS)).toMatchObject({
      reps: 2,
      lastReview: earlier,
    });
  });
});
