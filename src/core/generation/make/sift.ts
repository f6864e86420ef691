import { takeTurns } from '../../turns.js';
import type { CardChecker } from '../skills.js';
import { frontsOf } from '../text/dedupe.js';
import { plainFormulas } from '../text/formulas.js';
import { grounder } from '../text/grounding.js';
import type { Candidate, Chunk, DraftCard, DropReason, WriterName } from '../types.js';
import { checkAnswers } from './check-answers.js';
import type { Draft } from './drafts.js';
import { flaw, flawOfModel } from './validate.js';

/** A proposed card that is sound, grounded and proven. */
export interface Sound extends Candidate {
  readonly by: WriterName;
}

export interface Sifted {
  /** In the order of the drafts. */
  readonly sound: readonly Sound[];
  readonly drops: readonly DropReason[];
}

/**
 * The drafts that are cards, each with the page and the words it rests on; and why the others are none.
 * @param checker judges answers of a model that a program cannot judge; without it they count as unproven
 * @throws the signal's reason if aborted
 */
export const sift = async (
  drafts: readonly Draft[],
  chunk: Chunk,
  checker: CardChecker | undefined,
  signal: AbortSignal,
): Promise<Sifted> => {
  const { grounded, drops } = await ground(drafts, chunk, signal);
  const { unproven } = await checkAnswers(grounded.filter(isOfModel), chunk, checker, signal);
  const without = new Set(unproven);
  return {
    sound: grounded.filter((card) => !without.has(card)),
    drops: [...drops, ...unproven.map((): DropReason => 'unproven')],
  };
};

/** The built-in writer takes its answers from the passage as they are. */
const isOfModel = ({ by }: Draft): boolean => by !== 'extractive';

/** Chats show LaTeX to the letter. */
export const inUnicode = <D extends DraftCard>(draft: D): D => ({
  ...draft,
  front: plainFormulas(draft.front),
  back: plainFormulas(draft.back),
  distractors: draft.distractors.map(plainFormulas),
});

const ground = async (
  drafts: readonly Draft[],
  chunk: Chunk,
  signal: AbortSignal,
): Promise<{ readonly grounded: readonly Sound[]; readonly drops: readonly DropReason[] }> => {
  const find = grounder(chunk.pages);
  const fronts = frontsOf([]);
  const grounded: Sound[] = [];
  const drops: DropReason[] = [];
  const turn = takeTurns();
  for (const proposed of drafts) {
    await turn();
    signal.throwIfAborted();
    const draft = isOfModel(proposed) ? inUnicode(proposed) : proposed;
    const wrong = isOfModel(draft) ? flawOfModel(draft) : flaw(draft);
    const found = wrong ? undefined : find(draft.quote);
    const repeat = fronts.repeats(draft);
    if (wrong) drops.push(wrong);
    else if (!found) drops.push('ungrounded');
    else if (repeat) drops.push(repeat);
    else {
      fronts.add(draft);
      grounded.push({ ...draft, ...found });
    }
  }
  return { grounded, drops };
};
