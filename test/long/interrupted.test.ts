import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeminiFault, type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import {
  exportedCards,
  type Platforms,
  startApp,
  startPlatforms,
  type TelegramPerson,
  telegramPerson,
  untilBotIsUp,
} from '../support/app.js';
import { freshDataDir } from '../support/database.js';
import { lecturePdf } from '../support/pdfs.js';
import { startProcess } from '../support/process.js';

const CARDS = 24;
const STOP_WITHIN_MS = 30_000;

let bytes: Uint8Array;
let platforms: Platforms;
let gemini: GeminiStandIn;
beforeAll(async () => {
  [bytes, platforms, gemini] = await Promise.all([
    lecturePdf({ pages: 46 }),
    startPlatforms(),
    startGeminiStandIn(),
  ]);
});
afterAll(() => Promise.all([platforms?.close(), gemini?.close()]));

test('a PDF whose bot is stopped and then killed gives the same cards as one left alone, and is told of once', async () => {
  const undisturbed = await cardsLeftAlone();
  expect(undisturbed).toHaveLength(CARDS);

  const settings = { ...platforms.environment, ...modelSettings(), DATA_DIR: await freshDataDir() };
  const first = startProcess(settings);
  await untilBotIsUp(platforms);
  const ben = telegramPerson(platforms);
  const inTheMiddle = hangAfterCalls(2);
  send(ben);
  await inTheMiddle;
  const asked = Date.now();
  expect(await first.end('SIGTERM')).toBe(0);
  expect(Date.now() - asked).toBeLessThan(STOP_WITHIN_MS);

  const inTheMiddleAgain = hangAfterCalls(1);
  const second = startProcess(settings);
  await inTheMiddleAgain;
  await second.end('SIGKILL');

  gemini.mend();
  const third = startProcess(settings);
  await ben.reads('They are in the deck');
  expect(await frontsOf(platforms, ben)).toEqual(undisturbed);
  expect(ben.said().filter(({ text }) => text?.includes('They are in the deck'))).toHaveLength(1);
  expect(await third.end('SIGTERM')).toBe(0);
});

const modelSettings = () => ({ GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url });

const send = ({ acts, chat }: TelegramPerson): void =>
  void acts.sendDocument(chat, { name: 'minerals.pdf', bytes, caption: `cards: ${CARDS}` });

const cardsLeftAlone = async (): Promise<string[]> => {
  const app = await startApp(modelSettings());
  const ada = telegramPerson(app);
  send(ada);
  await ada.reads('They are in the deck');
  const fronts = await frontsOf(app, ada);
  await app.close();
  return fronts;
};

const frontsOf = async (where: Platforms, person: TelegramPerson): Promise<string[]> =>
  (await exportedCards(where, person)).map(({ front }) => front).sort();

/** Lets the model answer so many calls, and resolves when those after them hang. */
const hangAfterCalls = (calls: number): Promise<void> =>
  new Promise((resolve) => {
    gemini.mend();
    let left = calls;
    gemini.answerWith(() => {
      left -= 1;
      if (left === 0) gemini.fail(...Array<GeminiFault>(20).fill({ kind: 'hang' }));
      return undefined;
    });
    const before = gemini.calls.length;
    const look = setInterval(() => {
      const made = gemini.calls.slice(before).filter(({ method }) => method === 'generateContent').length;
      if (made <= calls) return;
      clearInterval(look);
      resolve();
    }, 10);
  });
