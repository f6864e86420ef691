import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execPath, stdout } from 'node:process';
import { z } from 'zod';
import { discordScene } from '../../playground/demo/discord-scene.js';
import type { Scene } from '../../playground/demo/scene.js';
import { playStory } from '../../playground/demo/story.js';
import { telegramScene } from '../../playground/demo/telegram-scene.js';
import { Transcript } from '../../playground/demo/transcript.js';
import { BotProcess } from '../../playground/stage/bot-process.js';
import { builtEntry } from '../../playground/stage/entry.js';
import { readNamed } from '../../playground/stage/sample.js';
import { setStage } from '../../playground/stage/stage.js';
import { drawPictures } from './draw-pictures.js';
import { fitSchedules } from './fit-schedules.js';
import { readPdfs } from './read-pdfs.js';

/** Packages that are loaded by a path inside them alone; those of fonts are only read. */
const WITHOUT_ROOT = /^(@prisma\/client|pdfjs-dist|tesseract\.js-core|@fontsource\/.*)$/;
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const readyLine = z.object({ msg: z.literal('ready'), port: z.number() });

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npm run ship:start -- <folder that npm run ship made>');
const out = resolve(folder);

/** Every dependency loads by its name, those of PostgreSQL and Redis too, which the embedded bot never asks for. */
const loadDependencies = async (): Promise<void> => {
  const { dependencies } = manifest.parse(JSON.parse(await readFile(join(out, 'package.json'), 'utf8')));
  const names = Object.keys(dependencies).filter((name) => !WITHOUT_ROOT.test(name));
  const imports = names.map((name) => `await import('${name}');`).join('\n');
  execFileSync(execPath, ['--input-type=module', '--eval', imports], { cwd: out, stdio: 'inherit' });
};

const expectHealth = async (port: number): Promise<void> => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  const health = await answer.text();
  if (answer.status !== 200) throw new Error(`/healthz answered ${answer.status}: ${health}`);
  stdout.write(`The bot is ready: ${health}\n`);
};

/** Takes the bot's log; `port` settles with the line that tells it. */
const listen = () => {
  const lines: string[] = [];
  let told = (_port: number): void => undefined;
  const port = new Promise<number>((resolve) => {
    told = resolve;
  });
  const report = (line: string): void => {
    lines.push(line);
    const ready = line.startsWith('{') ? readyLine.safeParse(JSON.parse(line)).data : undefined;
    if (ready) told(ready.port);
  };
  return { lines, port, report };
};

/** On each platform a PDF becomes cards, which are listed and studied. */
const playOn = async (scene: Scene): Promise<void> => {
  const options = { write: () => undefined, isColoured: false, now: () => new Date() };
  const file = await readNamed();
  const signal = AbortSignal.timeout(120_000);
  const cards = await playStory(scene, new Transcript(scene, options), { file, signal });
  stdout.write(`${scene.title}: ${cards} cards made and studied.\n`);
};

const startAndPlay = async (dataDir: string): Promise<void> => {
  // The log line that tells the port is of this level.
  process.env.LOG_LEVEL = 'info';
  const stage = await setStage();
  const { lines, port, report } = listen();
  const bot = new BotProcess(stage, dataDir, report, builtEntry(out));
  try {
    await bot.start();
    await expectHealth(await port);
    const [ada, ben] = stage.players;
    for (const scene of [telegramScene(stage, ada), discordScene(stage, ben)]) await playOn(scene);
    await bot.stop();
  } catch (error) {
    stdout.write(`The bot's log:\n${lines.join('\n')}\n`);
    throw error;
  } finally {
    await bot.kill();
    await stage.close();
  }
};

await loadDependencies();
await readPdfs(out);
await drawPictures(out);
await fitSchedules(out);
const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-ship-'));
await startAndPlay(dataDir).finally(() => rm(dataDir, { recursive: true, force: true }));
