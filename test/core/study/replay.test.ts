import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createAccounts } from '../../../src/core/accounts/accounts.js';
import { parametersOf } from '../../../src/core/accounts/parameters.js';
import { DAY_START_MAX } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import type { CardId, UserId } from '../../../src/core/ids.js';
import { RETENTION } from '../../../src/core/schedule/parameters.js';
import { STANDARD_WEIGHTS } from '../../../src/core/schedule/recall.js';
import { type Grade, type Memory, review } from '../../../src/core/schedule/schedule.js';
import { createStudy, type StudyState } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, MINUTE, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** Of somebody who remembers longer than most: in force while `fitted` is chosen. */
const fittedWeights = STANDARD_WEIGHTS.map((weight, i) => (i < 4 ? weight * 3 : weight));

const grades = () => fc.constantFrom<Grade>(1, 2, 3, 4);
const minutes = () => fc.integer({ min: 0, max: 3 * 24 * 60 });
const zones = () => fc.constantFrom('America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia');
const changes = () =>
  fc.record(
    {
      timeZone: zones(),
      dayStart: fc.nat({ max: DAY_START_MAX }),
      retention: fc.integer(RETENTION),
      learningSteps: fc.constantFrom('1m', '1m 10m', '5m 1h 6h'),
      fitted: fc.boolean(),
    },
    { requiredKeys: [] },
  );
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('grade' as const), grade: grades(), minutes: minutes() }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), grade: grades() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('settings' as const), changes: changes() }) },
  ),
  { minLength: 1, maxLength: 10 },
);

/** What a review's row says of its time. */
const timeSchema = z.object({
  at: z.date(),
  day: z.number(),
  utcOffset: z.number(),
  elapsedDays: z.number(),
});

/** What the log says the schedules are: every review that was not taken back, in order. */
const replay = async (user: UserId): Promise<Map<string, Memory>> => {
  const log = await database.prisma.reviewLog.findMany({ where: { userId: user }, orderBy: { id: 'asc' } });
  const undone = new Set(log.map(({ undoes }) => undoes));
  const memories = new Map<string, Memory>();
  for (const { id, cardId, rating, ...row } of log) {
    if (rating === 0 || undone.has(id)) continue;
    const time = timeSchema.parse(row);
    const made = await parametersOf(database.prisma, row.parametersId);
    memories.set(cardId, review(cardId as CardId, memories.get(cardId) ?? null, rating as Grade, time, made));
  }
  return memories;
};

const stored = async (user: UserId): Promise<Map<string, Memory>> => {
  const rows = await database.prisma.schedule.findMany({ where: { userId: user } });
  return new Map(
    rows.map(({ cardId, userId: _user, rev: _rev, leechAt: _leech, ...memory }) => [
      cardId,
      memory as Memory,
    ]),
  );
};

const sorted = (memories: Map<string, Memory>) => [...memories].toSorted(([a], [b]) => (a < b ? -1 : 1));

it('replaying the log gives the schedules, whatever was graded, pressed twice, taken back, and wherever', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const clock = handClock();
      const study = createStudy({ database, clock });
      const person = await newPerson(database, { newPerDay: 200 });
      await newCards(database, person, ['one', 'two', 'three']);
      const { user } = person;
      await database.prisma.scheduleFit.create({ data: { userId: user, weights: fittedWeights } });
      let state: StudyState = await study.start(user, { deck: null }, freshEvent());
      for (const step of taken) {
        const button = { session: state.session, rev: state.rev };
        if (step.do === 'settings') await createAccounts({ database, clock }).change(user, step.changes);
        else if (step.do === 'undo') state = await study.undo(user, button);
        else if (state.phase === 'front') state = await study.show(user, button);
        else if (state.phase === 'answer') {
          if (step.do === 'grade') clock.pass(step.minutes * MINUTE);
          state = await study.grade(user, button, step.grade);
          if (step.do === 'repeat') expect(await study.grade(user, button, step.grade)).toEqual(state);
        }
      }
      expect(sorted(await stored(user))).toEqual(sorted(await replay(user)));
    }),
    { numRuns: 8 },
  );
});

it('undo is the inverse of grade: the schedule is to the letter what it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(grades(), { maxLength: 5 }), grades(), async (before, grade) => {
      const clock = handClock();
      const study = createStudy({ database, clock });
      const person = await newPerson(database);
      await newCards(database, person, ['one']);
      const { user } = person;
      let state: StudyState = await study.start(user, { deck: null }, freshEvent());
      const step = async (pressed: Grade): Promise<void> => {
        if (state.phase === 'done') return;
        const turned = state.phase === 'front' ? await study.show(user, state) : state;
        clock.pass(MINUTE);
        state = await study.grade(user, turned, pressed);
      };
      for (const pressed of before) await step(pressed);
      if (state.phase === 'done') return;
      const rows = await database.prisma.schedule.findMany({ where: { userId: user } });
      await step(grade);
      state = await study.undo(user, state);
      expect(await database.prisma.schedule.findMany({ where: { userId: user } })).toEqual(rows);
      expect(state.phase).toBe('answer');
    }),
    { numRuns: 8 },
  );
});
