import type { Atom } from '../../../language/atoms.js';
import { isWord } from './facts.js';
import type { Place } from './role.js';

/** Names whose words stand side by side, with particles between them and an abbreviation in brackets behind. */
export const nameRuns = (atoms: readonly Atom[]): readonly Place[] => {
  const runs: Atom[][] = [];
  for (const atom of atoms) {
    if (!isWord(atom) || atom.isName === false) continue;
    const last = runs.at(-1);
    const end = last?.at(-1);
    const reach = PARTICLES.has(atom.lead ?? '') ? NEXT + 1 : NEXT;
    if (last && end && atom.at - end.at <= reach && atom.breakBefore === 0) last.push(atom);
    else runs.push([atom]);
  }
  return runs;
};

const NEXT = 1;
const PARTICLES = new Set(['de', 'da', 'di', 'do', 'du', 'del', 'von', 'van', 'der', 'of', 'la', 'le', 'il']);
