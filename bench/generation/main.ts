import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { startGeminiStandIn } from '../../playground/gemini.js';
import { lecturePdf } from '../../test/support/pdfs.js';
import { judge, median, NO_LIMIT, percentile, type Verdict } from '../verdict.js';
import { clozeAnswer } from './answers.js';
import { createMaker, type Timing } from './maker.js';

// How long a document takes with a model that answers each call after two seconds, against the least that it can take:
// reading its pages, and one call.

const ANSWER_MS = 2_000;
const FIRST_WORD_MS = 500;
const WALL_MAX = 1.2;
const FIRST_CARD_MAX = 1.3;
const PAGES = [10, 100, 300];
const CARDS = 30;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const gemini = await startGeminiStandIn({ answerMs: ANSWER_MS, firstWordMs: FIRST_WORD_MS });
gemini.answerWith(clozeAnswer);
const maker = createMaker(gemini);
const verdicts: Verdict[] = [];

/** @returns the middle of the ratios, and their spread in words */
const spread = (ratios: readonly number[]) => ({
  middle: median(ratios),
  words: `${percentile(ratios, 0).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
});

for (const pages of PAGES) {
  const bytes = await lecturePdf({ pages });
  await maker.read(bytes);
  const timings: { readonly floor: Timing; readonly made: Timing }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const floor = await maker.read(bytes);
    gemini.calls.length = 0;
    timings.push({ floor, made: await maker.make(bytes, CARDS) });
  }
  const wall = spread(timings.map(({ floor, made }) => made.allMs / (floor.allMs + ANSWER_MS)));
  const first = spread(
    timings.map(
      ({ floor, made }) => made.firstMs / (floor.firstMs + maker.firstCardMs(FIRST_WORD_MS, ANSWER_MS)),
    ),
  );
  verdicts.push(
    judge(`${pages} pages (${wall.words})`, wall.middle, WALL_MAX, '×'),
    judge(`${pages} pages, first card (${first.words})`, first.middle, FIRST_CARD_MAX, '×'),
    judge(`${pages} pages, calls`, gemini.calls.length, NO_LIMIT, ''),
    judge(`${pages} pages, cards`, timings.at(-1)?.made.cards ?? 0, NO_LIMIT, ''),
  );
}
await maker.close();
await gemini.close();
for (const { line } of verdicts) stdout.write(`${line}\n`);
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
