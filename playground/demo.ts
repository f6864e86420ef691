import { playDemo } from './demo/play.js';
import { quickestEntry } from './stage/entry.js';
import { readNamed } from './stage/sample.js';

const [path] = process.argv.slice(2);
const write = (text: string) => process.stdout.write(text);

try {
  const started = Date.now();
  const file = await readNamed(path);
  write(`Deckhand starts, with stand-ins of Telegram and Discord, and ${file.name} to learn.\n`);
  const isColoured = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const { cards, winners } = await playDemo({
    file,
    write,
    isColoured,
    now: () => new Date(),
    entry: quickestEntry(),
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  const [telegram, discord] = cards.map((count, at) => `${count} cards and a quiz that ${winners[at]} won`);
  write(`\nAll of it worked, in ${seconds} s: on Telegram ${telegram}, on Discord ${discord}.\n`);
} catch (error) {
  process.stderr.write(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
