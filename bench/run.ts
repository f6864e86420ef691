import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lecturePdf } from '../test/support/pdfs.js';
import { type Bot, bareStartMs, startCompiled } from './bot.js';
import { measureQuizzes } from './quiz.js';
import { measureRecovery } from './recovery.js';
import { measureSearch } from './search.js';
import { startStandIns } from './stand-ins.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from './verdict.js';

/** A start on an empty data folder, and on one that is there. */
const FIRST_START_MAX_MS = 10_000;
const LATER_START_MAX_MS = 3_000;
/** Resident memory of the idle process after its first PDF. */
const MEMORY_MAX_MB = 450;
/** How much longer a button may take to be answered while a PDF is read: Discord gives up after 3 s. */
const BUSY_ANSWER_MAX_MS = 1_500;
/** How much slower the slowest of a hundred presses may be while a PDF is read and its cards are written. */
const BUSY_P99_MAX = 2;
/** For how long the bot may be deaf meanwhile. */
const GAP_MAX_MS = 50;
/** The part of the whole time after which the first cards are there. */
const FIRST_CARDS_SHARE_MAX = 0.5;

const PAGES = 300;
const SAMPLES = 300;
const PATIENCE_MS = 300_000;

const { positionals } = parseArgs({ allowPositionals: true });
const [path] = positionals;
const bytes = path ? await readFile(path) : await lecturePdf({ pages: PAGES });
const platforms = await startStandIns();
const { discord, telegram } = platforms;
const [ada, ben] = [discord.addUser({ name: 'Ada' }), telegram.addUser({ name: 'Ben' })];
const channel = discord.addChannel(discord.addGuild({ name: 'University', owner: ada }), { name: 'study' });
const chat = telegram.privateChat(ben);
const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-bench-'));
const settings = { ...platforms.settings, DATA_DIR: dataDir, MAX_UPLOAD_MB: '100' };
const verdicts: Verdict[] = [];

const bareStart = await bareStartMs();
const start = async (which: string, maxMs: number): Promise<Bot> => {
  const bot = await startCompiled(settings);
  verdicts.push(
    judge(`${which} start`, bot.startedInMs, maxMs, 'ms'),
    judge(`${which} start, against one of Node alone`, bot.startedInMs / bareStart, NO_LIMIT, '×'),
    judge(`${which} start, processor time`, bot.startCpuMs, NO_LIMIT, 'ms'),
  );
  return bot;
};
await (await start('first', FIRST_START_MAX_MS)).stop();
const bot = await start('later', LATER_START_MAX_MS);
await platforms.untilUp();

const list = await (await discord.as(ada).command(channel, 'deck list')).shown();
const open = list.buttons[0]?.customId ?? '';
/** Milliseconds until Discord has the answer to a button press. */
const press = async (): Promise<number> => {
  const pressed = performance.now();
  const { answer } = await discord.as(ada).pressUnchecked(list, open);
  if (answer === 'failed') throw new Error('a button press was not answered in time');
  return performance.now() - pressed;
};
/** What a press costs without anything behind it: one request to the same server and back. */
const roundTrip = async (): Promise<number> => {
  const asked = performance.now();
  await (await fetch(`${discord.apiUrl}/v10/gateway`)).arrayBuffer();
  return performance.now() - asked;
};
const sample = async (measure: () => Promise<number>): Promise<number[]> => {
  const times: number[] = [];
  while (times.length < SAMPLES) times.push(await measure());
  return times;
};
await sample(press);
const floor = median(await sample(roundTrip));
const idle = await sample(press);
await bot.longestGapMs();

const sent = performance.now();
telegram.as(ben).sendDocument(chat, { name: 'long.pdf', bytes });
const saidOf = (words: RegExp) => () => telegram.messages(chat).find(({ text }) => words.test(text ?? ''));
const since = (): number => performance.now() - sent;
let ended = false;
const firstCards = telegram.waitFor(saidOf(/[1-9]\d* cards? so far/), PATIENCE_MS).then(since);
const end = telegram.waitFor(saidOf(/They are in your deck/), PATIENCE_MS).then(() => {
  ended = true;
  return since();
});
const busy: number[] = [];
while (!ended) busy.push(await press());
const [firstCardsMs, totalMs] = await Promise.all([firstCards, end]);
const gapMs = await bot.longestGapMs();

verdicts.push(
  judge('button while idle, against a bare request', median(idle) / floor, NO_LIMIT, '×'),
  judge('button while a PDF is read, against idle', median(busy) / median(idle), NO_LIMIT, '×'),
  judge('the same, 99 of 100', percentile(busy, 0.99) / percentile(idle, 0.99), BUSY_P99_MAX, '×'),
  judge('longest time that the bot was deaf', gapMs, GAP_MAX_MS, 'ms'),
  judge('slowest button while a PDF is read', Math.max(...busy), BUSY_ANSWER_MAX_MS, 'ms'),
  judge(`first cards of ${PAGES} pages`, firstCardsMs, NO_LIMIT, 'ms'),
  judge(`all of ${PAGES} pages`, totalMs, NO_LIMIT, 'ms'),
  judge('first cards, of the whole time', firstCardsMs / totalMs, FIRST_CARDS_SHARE_MAX, '×'),
  judge('memory after the first PDF', await bot.settledMegabytes(), MEMORY_MAX_MB, 'MB'),
);

await bot.stop();
await Promise.all([platforms.close(), rm(dataDir, { recursive: true })]);
verdicts.push(...(await measureRecovery()), ...(await measureQuizzes()), ...(await measureSearch()));
for (const { line } of verdicts) process.stdout.write(`${line}\n`);
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
