import { rm } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { Failpoint } from '../../src/core/quiz/play/failpoints.js';
import { labelsOf, type Platforms, startPlatforms, telegramPerson, unescaped } from '../support/app.js';
import { freshDataDir } from '../support/database.js';
import { type BotProcess, startProcess } from '../support/process.js';

vi.setConfig({ testTimeout: 300_000 });

const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Portugal: 'Lisbon', Austria: 'Vienna' };
const QUESTIONS = Object.keys(CAPITALS).length;
const SECONDS = 5;
/** The bot is started anew, on a machine that may be busy. */
const RESTART_PATIENCE_MS = 120_000;

let processes: BotProcess[] = [];
afterEach(async () => {
  await Promise.all(processes.map((each) => each.end('SIGKILL')));
  processes = [];
});

test('games on both platforms outlive a bot that is killed', async () => {
  const platforms = await startPlatforms();
  const settings = { ...platforms.environment, DATA_DIR: await freshDataDir() };
  const start = (dieAt?: Failpoint): BotProcess => {
    const started = startProcess(settings, dieAt);
    processes.push(started);
    return started;
  };
  const dying = start('close.committed');
  await dying.ready();
  const [telegram, discord] = [onTelegram(platforms), onDiscord(platforms)];
  await telegram.learn();
  await discord.learn();
  telegram.begin();
  const onOne = play(telegram);
  await telegram.waitFor(() => telegram.messages().some(({ text }) => text.includes('Question 1')));
  // Only now, so that the death comes at Telegram's close: were it between sending a message there and noting that,
  // the message would be sent again, for Telegram knows no names.
  discord.begin();
  const onOther = play(discord);
  expect(await dying.ended()).toBeNull();
  start();
  const [heardOnOne, heardOnOther] = await Promise.all([onOne, onOther]);
  checkGame(telegram.messages(), heardOnOne);
  checkGame(discord.messages(), heardOnOther);
  await Promise.all(processes.map((each) => each.end('SIGKILL')));
  await platforms.close();
  await rm(settings.DATA_DIR, { recursive: true, force: true });
});

interface Shown {
  readonly text: string;
  readonly labels: readonly string[];
}

/** Where a game is played by Ada. */
interface Room {
  /** Writes the cards. */
  learn(): Promise<void>;
  begin(): void;
  /** What the bot shows to everybody, oldest first. */
  messages(): readonly Shown[];
  waitFor<T>(look: () => T | undefined | false): Promise<T>;
  /** @returns what the bot said to it, if it did */
  press(question: Shown, label: string): Promise<string | undefined>;
}

/** Answers every question until the bot says that it was heard. @returns by number, whether the answer was right */
const play = async ({
  messages,
  waitFor,
  press,
}: Omit<Room, 'learn' | 'begin'>): Promise<Map<number, boolean>> => {
  const heard = new Map<number, boolean>();
  const isOver = () => messages().some(({ text }) => text.includes('Quiz over'));
  const asked = () => messages().find((one) => one.labels.length > 0 && !heard.has(numberOf(one)));
  for (;;) {
    const question = await waitFor(() => asked() ?? (isOver() ? 'over' : undefined));
    if (question === 'over') return heard;
    const number = numberOf(question);
    const right = rightOf(question);
    const wrong = question.labels.find((label) => label !== right) ?? '';
    const label = number % 2 === 1 ? right : wrong;
    const notice = await press(question, label);
    if (notice?.includes('You chose')) heard.set(number, label === right);
  }
};

const checkGame = (messages: readonly Shown[], heard: ReadonlyMap<number, boolean>): void => {
  const questions = messages.filter(({ text }) => /Question \d of/.test(text));
  expect(questions.map(numberOf)).toEqual(Array.from({ length: QUESTIONS }, (_, i) => i + 1));
  const had = questions.filter(({ text }) => /^Right: Ada$/m.test(text)).map(numberOf);
  for (const [number, isRight] of heard) expect(had.includes(number)).toBe(isRight);
  const ends = messages.filter(({ text }) => text.includes('Quiz over'));
  expect(ends).toHaveLength(1);
  expect(ends[0]?.text).toMatch(new RegExp(`Ada\\W+${had.length} of `));
};

const numberOf = ({ text }: Shown): number => Number(/Question (\d+) of/.exec(text)?.[1]);

const rightOf = ({ text, labels }: Shown): string => {
  const lines = text.replaceAll('*', '').split('\n');
  const [, city = ''] = Object.entries(CAPITALS).find(([country]) => text.includes(`of ${country}?`)) ?? [];
  const label = labels.find((one) => lines.includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no ${city} in ${text}`);
  return label;
};

const onDiscord = ({ discord }: Platforms): Room => {
  const user = discord.addUser({ name: 'Ada' });
  const channel = discord.addChannel(discord.addGuild({ name: 'University', owner: user }), { name: 'quiz' });
  const ada = discord.as(user);
  const seen = () => discord.messages(channel, user).filter(({ ephemeralFor }) => !ephemeralFor);
  return {
    async learn() {
      for (const [country, back] of Object.entries(CAPITALS))
        await (
          await ada.command(channel, 'flashcard add', { front: `Capital of ${country}?`, back })
        ).shown();
    },
    begin: () => void ada.command(channel, 'quiz start', { questions: QUESTIONS, seconds: SECONDS }),
    messages: () =>
      seen().map((one) => ({ text: unescaped(one.text), labels: labelsOf(one).filter(isOption) })),
    waitFor: (look) => discord.waitFor(look, RESTART_PATIENCE_MS),
    async press(question, label) {
      await discord.waitFor(() => discord.isConnected, RESTART_PATIENCE_MS);
      const message = seen().find(({ text }) => unescaped(text) === question.text);
      if (!message || !labelsOf(message).includes(label)) return;
      const outcome = await ada.press(message, label);
      return outcome.answer === 'failed' ? undefined : (await outcome.told()).text;
    },
  };
};

const onTelegram = (platforms: Platforms): Room => {
  const { telegram } = platforms;
  const ada = telegramPerson(platforms, 'Ada');
  const group = telegram.addGroup({ title: 'Study', members: [ada.user] });
  const seen = () => telegram.messages(group).filter(({ from }) => from.isBot);
  return {
    async learn() {
      ada.acts.start();
      for (const [country, city] of Object.entries(CAPITALS)) {
        ada.acts.send(ada.chat, `/add Capital of ${country}? :: ${city}`);
        await ada.reads(city);
      }
    },
    begin: () => void ada.acts.send(group, `/quiz questions: ${QUESTIONS} seconds: ${SECONDS}`),
    messages: () => seen().map((one) => ({ text: one.text ?? '', labels: labelsOf(one).filter(isOption) })),
    waitFor: (look) => telegram.waitFor(look, RESTART_PATIENCE_MS),
    async press(question, label) {
      const message = seen().find(({ text }) => text === question.text);
      if (!message || !labelsOf(message).includes(label)) return;
      return (await ada.acts.press(message, label)).notice;
    },
  };
};

const isOption = (label: string): boolean => / [A-D]$/.test(label);
