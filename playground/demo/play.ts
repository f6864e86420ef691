import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../stage/bot-process.js';
import type { NamedFile } from '../stage/sample.js';
import { setStage } from '../stage/stage.js';
import { discordScene } from './discord-scene.js';
import { type Scene, Unexpected } from './scene.js';
import { playStory } from './story.js';
import { telegramScene } from './telegram-scene.js';
import { Transcript, type TranscriptOptions } from './transcript.js';

export interface Demo extends TranscriptOptions {
  readonly file: NamedFile;
}

/**
 * Lets one person on Telegram and another on Discord send the PDF to a real Deckhand process and study its
 * cards. Everything it starts is gone when it settles.
 * @returns the number of cards that each of them got
 * @throws when anything is not as it should be
 */
export async function playDemo({ file, ...transcript }: Demo): Promise<number[]> {
  const stage = await setStage();
  const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-demo-'));
  const logged: string[] = [];
  const bot = new BotProcess(stage, dataDir, (line) => logged.push(line));
  const death = new AbortController();
  try {
    await bot.start();
    bot.onChange(() => bot.state === 'stopped' && death.abort(new Unexpected('The bot died.')));
    const [ada, ben] = stage.players;
    const scenes = [telegramScene(stage, ada), discordScene(stage, ben)];
    const cards: number[] = [];
    for (const scene of scenes)
      cards.push(await playScene(scene, transcript, { file, signal: death.signal }));
    return cards;
  } catch (error) {
    if (logged.length > 0) transcript.write(`\nThe bot's log:\n${logged.join('\n')}\n`);
    throw error;
  } finally {
    await bot.kill();
    await stage.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function playScene(
  scene: Scene,
  options: TranscriptOptions,
  story: Parameters<typeof playStory>[2],
): Promise<number> {
  const transcript = new Transcript(scene, options);
  const unfollow = transcript.follow();
  try {
    return await playStory(scene, transcript, story);
  } finally {
    unfollow();
  }
}
