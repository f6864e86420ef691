import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSettings, type Settings } from '../../../src/core/accounts/settings.js';
import type { Database } from '../../../src/core/database/client.js';
import type { UserId } from '../../../src/core/ids.js';
import { createStats } from '../../../src/core/stats/stats.js';
import { createStudy } from '../../../src/core/study/study.js';
import { freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newCards, newPerson } from '../../support/people.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const settings = () => createSettings({ database, clock });
const study = () => createStudy({ database, clock });
const until = async (user: UserId, holiday: string | null): Promise<string | null> =>
  dateOf(await settings().change(user, { holiday }));
const dateOf = ({ holidayUntil: day }: Settings): string | null =>
  day === null ? null : new Date(day * DAY).toISOString().slice(0, 10);

/** On a Monday, 23:00 in Tokyo. */
const somebody = async () => {
  clock.set('2026-03-02T14:00:00Z');
  const person = await newPerson(database, { timeZone: 'Asia/Tokyo' });
  await newCards(database, person, ['one']);
  return person;
};

it('a holiday lasts until the day that was typed, can be changed, and ends', async () => {
  const { user } = await somebody();
  expect(dateOf(await settings().settings(user))).toBeNull();
  expect(await until(user, '2 weeks')).toBe('2026-03-16');
  expect(await until(user, 'bis 10.3.')).toBe('2026-03-10');
  expect(await until(user, null)).toBeNull();
  expect(await until(user, 'Friday')).toBe('2026-03-06');
  clock.set('2026-03-05T18:59:00Z');
  expect(dateOf(await settings().settings(user))).toBe('2026-03-06');
  clock.set('2026-03-05T19:00:00Z');
  expect(dateOf(await settings().settings(user))).toBeNull();
});

it('ends on a day that can be read, after today and within half a year', async () => {
  const { user } = await somebody();
  await expect(until(user, 'soon')).rejects.toMatchObject({
    code: 'day.unreadable',
    details: { typed: 'soon' },
  });
  for (const day of ['today', '1.3.2026', '181', '0'])
    await expect(until(user, day)).rejects.toMatchObject({ code: 'day.outside', details: { days: 180 } });
  expect(dateOf(await settings().settings(user))).toBeNull();
});

it('says so when somebody would study, and lets them', async () => {
  const { user, deck } = await somebody();
  await settings().change(user, { holiday: '1 week' });
  const refused = { code: 'study.holiday', details: { until: Date.parse('2026-03-09') / DAY } };
  await expect(study().start(user, { deck }, freshEvent())).rejects.toMatchObject(refused);
  const begun = await study().start(user, { deck, anyway: true }, freshEvent());
  expect(begun).toMatchObject({ phase: 'front' });
  expect(await study().show(user, begun)).toMatchObject({ phase: 'answer' });
  await settings().change(user, { holiday: null });
  expect(await study().start(user, { deck }, freshEvent())).toMatchObject({ session: begun.session });
});

it('asks whoever studies all the same once a day, also where nothing was due at first', async () => {
  const { user, deck } = await somebody();
  await database.prisma.card.deleteMany({ where: { ownerId: user } });
  await settings().change(user, { holiday: '1 week' });
  const start = (more = {}) => study().start(user, { deck, ...more }, freshEvent());
  const refused = { code: 'study.holiday' };
  await expect(start({ anyway: true })).rejects.toMatchObject({ code: 'study.no_cards' });
  await newCards(database, { user, deck }, ['one']);
  expect(await start({ mode: 'practise' })).toMatchObject({ phase: 'front' });
  clock.pass(DAY);
  await expect(start()).rejects.toMatchObject(refused);
  await start({ anyway: true });
  await settings().change(user, { holiday: '2 weeks' });
  expect(await start()).toMatchObject({ phase: 'front' });
  await settings().change(user, { holiday: null });
  await settings().change(user, { holiday: '2 weeks' });
  await expect(start()).rejects.toMatchObject(refused);
});

it('breaks no streak, and neither does the one before it', async () => {
  const { user } = await somebody();
  const studyToday = async (): Promise<void> => {
    const begun = await study().start(user, { deck: null }, freshEvent());
    const turned = begun.phase === 'answer' ? begun : await study().show(user, begun);
    await study().end(user, (await study().grade(user, turned, 1)).session);
  };
  const streak = async () => (await createStats({ database, clock }).of(user)).streak;
  for (const holiday of ['100 days', '170 days']) {
    await studyToday();
    clock.pass(DAY);
    await settings().change(user, { holiday });
    clock.pass((Number.parseInt(holiday, 10) - 1) * DAY);
    expect(await streak()).toMatchObject({ bridged: 0 });
    clock.pass(DAY);
  }
  await studyToday();
  expect(await streak()).toEqual({ days: 3, bridged: 0 });
});

it('that is ended early leaves the days after it as they are', async () => {
  const { user } = await somebody();
  const begun = await study().start(user, { deck: null }, freshEvent());
  await study().grade(user, await study().show(user, begun), 4);
  await settings().change(user, { holiday: '3 weeks' });
  clock.pass(DAY);
  await settings().change(user, { holiday: null });
  clock.pass(5 * DAY);
  expect((await createStats({ database, clock }).of(user)).streak).toEqual({ days: 0, bridged: 0 });
});
