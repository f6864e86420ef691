import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './open-browser.js';
import { playgroundApp } from './server/app.js';
import { readPort, serveLocally } from './server/serve.js';
import { BotProcess } from './stage/bot-process.js';
import { quickestEntry } from './stage/entry.js';
import { setStage } from './stage/stage.js';

const DEFAULT_PORT = 8080;

const refuse = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
};

const portFromEnvironment = (): number => {
  try {
    return readPort(process.env.PORT, DEFAULT_PORT);
  } catch (error) {
    return refuse(error);
  }
};

const port = portFromEnvironment();
const stage = await setStage();
// The stand-ins forget everything at the end, so the bot's memory of them ends with them.
const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-playground-'));
const report = (line: string) => process.stderr.write(`bot: ${line}\n`);
const bot = new BotProcess(stage, dataDir, report, quickestEntry());
const page = await serveLocally(await playgroundApp(stage, bot), port).catch(refuse);
const end = async (): Promise<void> => {
  await bot.stop();
  await Promise.all([page.close(), stage.close()]);
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
};

if (page.taken !== undefined)
  process.stdout.write(
    `Port ${page.taken} is taken, so another one is used. PORT chooses one: PORT=3000 npm run playground\n`,
  );
process.stdout.write(`The playground is at ${page.url} (Ctrl+C ends it)\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
void openBrowser(page.url);
bot.start().catch((error: unknown) => process.stderr.write(`${error}\n`));
