import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../stage/bot-process.js';
import type { Entry } from '../stage/entry.js';
import type { NamedFile } from '../stage/sample.js';
import { type Stage, setStage } from '../stage/stage.js';
import { discordScene } from './discord-scene.js';
import { discordTable } from './discord-table.js';
import { playQuiz } from './quiz.js';
import { type Reading, type Scene, Unexpected } from './scene.js';
import { playStory } from './story.js';
import type { Table } from './table.js';
import { telegramScene } from './telegram-scene.js';
import { telegramTable } from './telegram-table.js';
import { Transcript, type TranscriptOptions } from './transcript.js';

export interface Demo extends TranscriptOptions {
  readonly file: NamedFile;
  /** Which Deckhand plays; by default its source. */
  readonly entry?: Entry;
}

/** What came of it, on Telegram first. */
export interface Played {
  readonly cards: readonly number[];
  /** Who won the quizzes. */
  readonly winners: readonly string[];
}

/**
 * Lets one person on Telegram and another on Discord send the PDF to a real Deckhand process and study its
 * cards; then both play their deck with two others. Everything it starts is gone when it settles.
 * @throws when anything is not as it should be
 */
export const playDemo = async ({ file, entry, ...transcript }: Demo): Promise<Played> => {
  const stage = await setStage();
  const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-demo-'));
  const logged: string[] = [];
  const bot = new BotProcess(stage, dataDir, (line) => logged.push(line), entry);
  const death = new AbortController();
  try {
    await bot.start();
    bot.onChange(() => bot.state === 'stopped' && death.abort(new Unexpected('The bot died.')));
    const cards = await playStories(stage, transcript, { file, signal: death.signal });
    return { cards, winners: await playQuizzes(stage, transcript, death.signal) };
  } catch (error) {
    if (logged.length > 0) transcript.write(`\nThe bot's log:\n${logged.join('\n')}\n`);
    throw error;
  } finally {
    await bot.kill();
    await stage.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const playStories = async (
  stage: Stage,
  transcript: TranscriptOptions,
  story: Parameters<typeof playStory>[2],
): Promise<number[]> => {
  const [ada, ben] = stage.players;
  const scenes: Scene[] = [telegramScene(stage, ada), discordScene(stage, ben)];
  const cards: number[] = [];
  for (const scene of scenes)
    cards.push(await written(scene, transcript, (written) => playStory(scene, written, story)));
  return cards;
};

/** Both at once, since quizzes take their time; the second is written down when the first is over. */
const playQuizzes = async (
  stage: Stage,
  transcript: TranscriptOptions,
  signal: AbortSignal,
): Promise<string[]> => {
  const [ada, ben, chidi] = stage.players;
  const kept: string[] = [];
  const play = (table: Table, write: TranscriptOptions['write']) =>
    written(table, { ...transcript, write }, (written) => playQuiz(table, written, signal));
  const played = await Promise.allSettled([
    play(telegramTable(stage, [ada, ben, chidi]), transcript.write),
    play(discordTable(stage, [ben, ada, chidi]), (text) => kept.push(text)),
  ]);
  transcript.write(kept.join(''));
  return played.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
};

const written = async <T>(
  chat: Reading,
  options: TranscriptOptions,
  play: (transcript: Transcript) => Promise<T>,
): Promise<T> => {
  const transcript = new Transcript(chat, options);
  const unfollow = transcript.follow();
  try {
    return await play(transcript);
  } finally {
    unfollow();
  }
};
