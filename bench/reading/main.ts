import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { judge, median, NO_LIMIT, percentile, type Verdict } from '../verdict.js';
import { documentsOf, popplerText } from './documents.js';
import { ownDocuments } from './own.js';
import { allText, read } from './read.js';
import { compare, isDecoded, orderKept } from './words.js';

const LOST_MEDIAN_MAX = 0.1;
const LOST_MOST_MAX = 1;
const ORDER_MIN = 0.99;
const TIME_MAX = 2;
const FIRST_WINDOW_MAX_MS = 500;
/** Windows that are timed of each document: enough for a median, few enough for a long manual. */
const TIMED_WINDOWS = 5;
const WORST = 12;
const EXAMPLES = 14;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '300' } },
});
const lastPage = Number(values.pages);
const verdicts: Verdict[] = [];

for (const { name, bytes, text } of await ownDocuments()) {
  const { pages } = await read(bytes);
  const learned = pages.map((page) => ({
    ...page,
    blocks: page.blocks.filter(({ kind }) => kind !== 'running'),
  }));
  const outOfOrder = 1 - orderKept(text, allText(learned));
  verdicts.push(judge(`out of order: ${name}`, outOfOrder * 100, (1 - ORDER_MIN) * 100, '%'));
}

interface Judged {
  readonly name: string;
  readonly lost: number;
  readonly missing: string;
}
const judged: Judged[] = [];
const undecoded: string[] = [];
const ratios: number[] = [];
const firstWindows: number[] = [];

for await (const file of documentsOf(positionals[0])) {
  const reading = await read(file.bytes, { lastPage, timed: TIMED_WINDOWS }).catch((error: unknown) => {
    undecoded.push(`${file.name}: not opened (${error})`);
    return undefined;
  });
  if (!reading) continue;
  ratios.push(median(reading.ratios));
  firstWindows.push(reading.firstWindowMs);
  const reference = await popplerText(file, lastPage);
  if (!isDecoded(reference)) undecoded.push(file.name);
  else {
    const { lost, missing, words } = compare(reference, allText(reading.pages));
    const examples = missing
      .slice(0, EXAMPLES)
      .map(([word, times]) => (times > 1 ? `${word} ×${times}` : word));
    judged.push({ name: file.name, lost: lost * 100, missing: examples.join(', ') });
    stdout.write(
      `${(lost * 100).toFixed(3).padStart(8)} % of ${`${words}`.padStart(7)} words lost  ${file.name}\n`,
    );
  }
}

const lost = judged.map((document) => document.lost);
verdicts.push(
  judge('documents', judged.length, NO_LIMIT, ''),
  judge('words lost or garbled, median', median(lost), LOST_MEDIAN_MAX, '%'),
  judge('words lost or garbled, 95th percentile', percentile(lost, 0.95), LOST_MOST_MAX, '%'),
  judge('time by bare pdf-parse, median', median(ratios), TIME_MAX, '×'),
  judge('time by bare pdf-parse, 95th percentile', percentile(ratios, 0.95), NO_LIMIT, '×'),
  judge('opened and first ten pages, median', median(firstWindows), FIRST_WINDOW_MAX_MS, 'ms'),
  judge('opened and first ten pages, 95th percentile', percentile(firstWindows, 0.95), NO_LIMIT, 'ms'),
);

stdout.write('\nWorst:\n');
for (const { name, lost, missing } of judged.toSorted((a, b) => b.lost - a.lost).slice(0, WORST))
  stdout.write(`${lost.toFixed(2)} %  ${name}\n    ${missing}\n`);
if (undecoded.length > 0)
  stdout.write(`\nNot judged, since poppler finds no words:\n${undecoded.join('\n')}\n`);
stdout.write(`\n${verdicts.map(({ line }) => line).join('\n')}\n`);
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
