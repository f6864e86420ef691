import { expect, it } from 'vitest';
import { playDemo } from '../../playground/demo/play.js';
import { readNamed } from '../../playground/stage/sample.js';

it('carries one person on each platform from a PDF to a studied deck, and three to a leaderboard', async () => {
  let transcript = '';
  const write = (text: string) => {
    transcript += text;
  };
  const file = await readNamed();
  const { cards, winners } = await playDemo({ file, write, isColoured: false, now: () => new Date() });
  expect(cards).toHaveLength(2);
  expect(Math.min(...cards)).toBeGreaterThanOrEqual(5);
  expect(transcript).toMatch(/Ada +📎 lecture\.pdf/);
  expect(transcript).toMatch(/Ben +\/pdf file: lecture\.pdf/);
  expect(transcript.match(/Session done/g)).toHaveLength(2);
  expect(winners).toEqual(['Ada', 'Ben']);
  expect(transcript).toMatch(/Ada +\/quiz_start lecture/);
  expect(transcript).toMatch(/Ben +\/quiz start deck: lecture/);
  expect(transcript.match(/Question 5 of 5/g)).toHaveLength(2);
  expect(transcript).toMatch(/\(only Chidi sees this\)\n +You chose \S+ [A-D]/);
  expect(transcript.match(/Right: \w/g)).toHaveLength(10);
  expect(transcript.match(/🥇 .+\n.+▰\n.+🥈 .+\n.+▰\n.+🥉 Chidi — 2 of \d right/g)).toHaveLength(2);
  expect(transcript.match(/only Chidi sees this\)\n +3 cards added to “lecture \(misses\)”/g)).toHaveLength(
    2,
  );
});
