import { GAP } from '../../limits.js';
import { capitalise, countWords } from '../../text/words.js';
import type { Candidate, Form } from '../candidate.js';
import { headed } from '../fronts.js';
import { shareWord } from '../keys.js';
import { isPlain } from '../readable.js';
import type { Unit } from '../units.js';
import { filled } from '../wording.js';
import { isIdentifier } from './evidence.js';

/** Most words of what is said beside a term. */
const WORDS_MAX = 16;

/** "… by *working memory*, a system that …": what is said beside a bold term needs nothing else of its sentence. */
export const asidesIn = (unit: Unit): readonly Candidate[] =>
  unit.bold.flatMap(({ start, end }): Candidate[] => {
    const term = unit.text.slice(start, end).trim();
    const { what, does } = saidBeside(unit, start + term.length);
    const said = what ?? does ?? '';
    const { points, saysLittle, leans } = unit.language;
    const isSound = said !== '' && isPlain(said) && countWords(said) <= WORDS_MAX && isPlain(term);
    if (!isSound || points.test(said) || saysLittle.test(said) || leans.test(capitalise(term))) return [];
    if (shareWord(term, said, unit.language) || isIdentifier(term) || countWords(term) > 4) return [];
    return [
      {
        place: unit,
        quote: unit.text.slice(start, unit.text.indexOf(said, start) + said.length),
        forms: what === undefined ? [doing(unit, term, said)] : [asking(unit, term, said)],
        importance: WORTH,
        proof: 'form',
        subject: term,
      },
    ];
  });

const WORTH = 0.7;

const saidBeside = ({ text, language }: Unit, at: number): Readonly<Record<string, string | undefined>> => {
  for (const aside of language.asides ?? []) {
    const said = aside.exec(text.slice(at))?.groups;
    if (said) return said;
  }
  return {};
};

const asking = ({ language }: Unit, term: string, what: string): Form => ({
  kind: 'basic',
  front: filled(language.whatIs, { term }),
  back: capitalise(what),
});

const doing = (unit: Unit, term: string, does: string): Form => ({
  kind: 'cloze',
  front: headed(`${GAP} ${does}.`, unit),
  back: capitalise(term),
  pool: 'term',
});
