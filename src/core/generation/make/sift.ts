import { frontsOf } from '../text/dedupe.js';
import { grounder } from '../text/grounding.js';
import type { Candidate, Chunk, DropReason, WriterName } from '../types.js';
import type { Draft } from './drafts.js';
import { flaw } from './validate.js';

/** A proposed card that is sound, grounded and proven. */
export interface Sound extends Candidate {
  readonly by: WriterName;
}

export interface Sifted {
  /** In the order of the drafts. */
  readonly sound: readonly Sound[];
  readonly drops: readonly DropReason[];
}

/** The drafts that are cards, each with the page and the words it rests on; and why the others are none. */
export const sift = async (drafts: readonly Draft[], chunk: Chunk): Promise<Sifted> => {
  const find = grounder(chunk.pages);
  const fronts = frontsOf([]);
  const sound: Sound[] = [];
  const drops: DropReason[] = [];
  for (const draft of drafts) {
    const wrong = flaw(draft);
    const found = wrong ? undefined : find(draft.quote);
    if (wrong) drops.push(wrong);
    else if (!found) drops.push('ungrounded');
    else if (fronts.has(draft)) drops.push('duplicate');
    else {
      fronts.add(draft);
      sound.push({ ...draft, ...found });
    }
  }
  return { sound, drops };
};
