import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../src/core/generation/make/check-answers.js';
import { FILES, type Right, rightCards, wrongCards } from './answers.js';

const never = new AbortController().signal;

const isKept = async ({ page, ...card }: Right): Promise<boolean> => {
  const generated = { ...card, kind: 'basic' as const, distractors: [], page: page.page };
  const { kept } = await checkAnswers([generated], { pages: [page] }, undefined, never);
  return kept.length === 1;
};

const countKept = async (cards: readonly Right[]) => {
  const kept = await Promise.all(cards.map(isKept));
  const show = process.env.SHOW;
  return {
    kept: cards.filter((_, i) => kept[i]),
    dropped: cards.filter((_, i) => !kept[i]),
    show,
  };
};

const isTranslated = ({ file }: Right) => file.startsWith('translated');
const all = FILES.flatMap(rightCards);
const rights = all.filter((card) => !isTranslated(card));

describe('m', () => {
  it('right', async () => {
    const { dropped } = await countKept(rights);
    console.log('rights', rights.length, 'dropped', dropped.length);
    for (const { file, front, back, quote } of dropped)
      console.log(`R ${file} | ${front} | ${back} || ${quote}`);
    const t = await countKept(all.filter(isTranslated));
    console.log('translated', t.kept.length + t.dropped.length, 'dropped', t.dropped.length);
    for (const { front, back } of t.dropped) console.log(`T ${front} | ${back}`);
    for (const seed of (process.env.SEEDS ?? '1').split(',').map(Number)) {
      const wrongs = wrongCards(rights, 100, seed);
      const w = await countKept(wrongs);
      console.log('seed', seed, wrongs.length, 'wrong kept', w.kept.length);
      for (const { front, back, quote } of w.kept) console.log(`W ${front} | ${back} || ${quote}`);
      const wt = await countKept(wrongCards(all.filter(isTranslated), 20, seed));
      console.log('translated wrong', wt.kept.length + wt.dropped.length, 'kept', wt.kept.length);
      for (const { front, back } of wt.kept) console.log(`WT ${front} | ${back}`);
    }
    expect(1).toBe(1);
  });
});
