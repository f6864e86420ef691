import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import type { ShownMessage } from '../../playground/telegram/index.js';
import {
  type App,
  discordPerson,
  exportedCards,
  labelsOf,
  PATIENCE_MS,
  startApp,
  type TelegramPerson,
  telegramPerson,
} from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';

const HELP = 'What I can do';
const TOO_SLOW = 'taking too long, so I stopped waiting';
const RESTARTED = 'I’m restarting';

const clock = createGameClock();
let gemini: GeminiStandIn;
let app: App;
beforeAll(async () => {
  gemini = await startGeminiStandIn();
});
beforeEach(async () => {
  app = await startApp({ GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url }, clock);
});
afterEach(async () => {
  await app?.close();
  gemini.mend();
});
afterAll(() => gemini?.close());

test('on Telegram other commands pass a model that is asked, and after 20 s it can be asked again', async () => {
  const ben = telegramPerson(app);
  gemini.fail({ kind: 'hang' });
  ben.acts.send(ben.chat, '/add enhance: yes Capital of Peru? :: Lima');
  ben.acts.send(ben.chat, '/help');
  await ben.reads(HELP);
  expect(ben.said()).toHaveLength(1);

  const late = await clock.running(ben.reads(TOO_SLOW));
  expect(late.text).toContain('The card is saved as you wrote it');
  await ben.acts.press(late, 'Try again');
  await ben.reads('Answer improved');
  // What was pressed may have become something else meanwhile.
  await ben.reads(TOO_SLOW);
  expect(await exportedCards(app, ben)).toHaveLength(1);
});

test('on Discord, too, and what is asked already is not asked twice', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const added = await acts.command(ada.channel, 'flashcard add', { front: 'Capital of Peru?', back: 'Lima' });
  const card = await added.shown();
  gemini.fail({ kind: 'hang' });
  const improving = await acts.press(card, 'Improve answer');
  expect((await (await acts.command(ada.channel, 'help')).shown()).text).toContain(HELP);
  expect((await (await acts.press(card, 'Improve answer')).told()).text).toContain('still waiting');

  expect(improving.answer).toBe('thinking');
  const late = await clock.running(ada.sees(TOO_SLOW));
  expect(labelsOf(late)).toEqual(['Try again']);
  await acts.press(late, 'Try again');
  const improved = await ada.sees('Answer improved');
  expect(labelsOf(improved)[0]).toBe('Undo');
});

test('a question about a card is put again where the model took too long', async () => {
  const ben = telegramPerson(app);
  const bytes = await readFile('playground/sample/lecture.pdf');
  ben.acts.sendDocument(ben.chat, { name: 'lecture.pdf', bytes, caption: '2 cards' });
  await ben.reads('in the deck');
  ben.acts.send(ben.chat, '/list');
  await ben.acts.press(await ben.reads('Your cards'), '1');
  const card = await ben.reads('From: lecture.pdf');

  await asksTwice(ben, card, 'Explain');
  await ben.reads('Written by an AI model from');
  await ben.acts.press(card, 'Card is wrong');
  await asksTwice(ben, await ben.reads('Out of study'), 'Correct it');
  await ben.reads('A corrected version');
});

test('a restart while the model is asked leaves nobody waiting', async () => {
  const ben = telegramPerson(app);
  const ada = discordPerson(app);
  const questions = () => gemini.calls.filter(({ method }) => method === 'generateContent');
  const before = questions().length;
  gemini.fail({ kind: 'hang' }, { kind: 'hang' });
  ben.acts.send(ben.chat, '/add enhance: yes Capital of Peru? :: Lima');
  const adding = await app.discord
    .as(ada.user)
    .command(ada.channel, 'flashcard add', { front: 'Capital of Chile?', back: 'Santiago', enhance: true });
  expect(adding.answer).toBe('thinking');
  // Both hang, so that none of the faults is left for whoever tries again.
  await vi.waitUntil(() => questions().length === before + 2, { timeout: PATIENCE_MS });
  await app.restart();
  const told = await ben.reads(RESTARTED);
  await ben.acts.press(told, 'Try again');
  await ben.reads('Answer improved');
  expect(labelsOf(await adding.shown())).toContain('Try again');
  expect(await exportedCards(app, ben)).toHaveLength(1);
});

/** Asks a model that hangs, uses another command meanwhile, and asks again when told so. */
const asksTwice = async (person: TelegramPerson, about: ShownMessage, label: string): Promise<void> => {
  const { acts, chat, said } = person;
  const before = said().length;
  const comes = (words: string) =>
    app.telegram.waitFor(
      () =>
        said()
          .slice(before)
          .find(({ text }) => text?.includes(words)),
      PATIENCE_MS,
    );
  gemini.fail({ kind: 'hang' });
  await acts.press(about, label);
  acts.send(chat, '/help');
  await comes(HELP);
  expect(said()).toHaveLength(before + 1);
  await acts.press(await clock.running(comes(TOO_SLOW)), 'Try again');
};
