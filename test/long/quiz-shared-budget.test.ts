import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedRequest } from '../../playground/telegram/index.js';
import { type App, startApp } from '../support/app.js';
import { openRooms } from '../support/quiz.js';
import { type Guest, labelsOf, type Room, says, textOf } from '../support/quiz-room.js';

const RIVERS = { France: 'Loire', Italy: 'Po', Spain: 'Ebro', Austria: 'Enns', Poland: 'Vistula' } as const;
const QUESTIONS = Object.keys(RIVERS).length;
const SECONDS = 5;
const FASTEST = { deck: 'Rivers', questions: QUESTIONS, seconds: SECONDS } as const;
const ASKED = new RegExp(`Question \\d of ${QUESTIONS}`);
/** The time in a message has no milliseconds, and a busy machine takes a moment to send. */
const ROUNDING_MS = 2_000;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const offerRivers = async ({ ada }: Room): Promise<void> => {
  await ada.asks('deck create', { name: FASTEST.deck });
  for (const [country, back] of Object.entries(RIVERS))
    await ada.asks('flashcard add', { front: `River of ${country}?`, back, deck: FASTEST.deck });
  await ada.says('deck offer', { deck: FASTEST.deck });
};

/** Two people take turns: never have all answered who answered before, so that time alone closes a question. */
const play = async (topic: Room, [one, other]: readonly [Guest, Guest]): Promise<void> => {
  for (let number = 1; number <= QUESTIONS; number++) {
    const asked = await topic.sees(`Question ${number} of ${QUESTIONS}`);
    await (number % 2 === 1 ? one : other).press(asked, labelsOf(asked)[0] ?? '');
  }
  await topic.sees('Quiz over');
};

const momentIn = ({ params }: RecordedRequest): number => {
  const entities = params.entities as readonly { type: string; unix_time: number }[];
  return 1_000 * (entities.find(({ type }) => type === 'date_time')?.unix_time ?? Number.NaN);
};

test('two topics of a group that play at the fastest settings share its budget, and each question has its time', async () => {
  const room = await (await openRooms(app)).Telegram();
  await offerRivers(room);
  const topics = [room.inside(), room.inside()] as const;
  await Promise.all([topics[0].ada.says('quiz start', FASTEST), topics[1].ben.says('quiz start', FASTEST)]);
  await Promise.all(topics.map((topic) => play(topic, [topic.ben, topic.cleo])));

  const { requests } = app.telegram;
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(topics.flatMap((topic) => topic.messages()).filter((one) => says(one, 'anybody there'))).toEqual([]);
  const asked = requests.filter(
    ({ method, params }) => method === 'sendMessage' && ASKED.test(String(params.text)),
  );
  expect(asked).toHaveLength(topics.length * QUESTIONS);
  const shown = topics.flatMap((topic) => topic.messages()).filter((one) => ASKED.test(textOf(one)));
  expect(shown).toHaveLength(topics.length * QUESTIONS);
  // Messages of a chat are numbered in the order in which they were sent.
  const ids = shown.map(({ id }) => Number(id)).sort((a, b) => a - b);
  for (const [index, question] of asked.entries()) {
    const closed = requests.filter(({ params }) => Number(params.message_id) === ids[index]);
    expect(closed).toMatchObject([{ method: 'editMessageText' }]);
    const ends = momentIn(question);
    expect(ends - question.at).toBeGreaterThan(SECONDS * 1_000 - ROUNDING_MS);
    expect(closed[0]?.at).toBeGreaterThanOrEqual(ends);
  }
  const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? at));
  // Else nothing had to wait for the budget, and this test shows nothing.
  expect(Math.max(...gaps)).toBeGreaterThan(2 * (SECONDS + 4) * 1_000);
}, 240_000);
