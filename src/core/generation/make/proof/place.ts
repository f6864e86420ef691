import type { Claim } from './claim.js';
import {
  classOf,
  type Figure,
  figuresOf,
  isFigure,
  isMentioned,
  isSaidBy,
  isWord,
  sameWord,
  stands,
} from './facts.js';
import { nameRuns } from './names.js';
import { cluesByClause, fitsOf, type Place } from './role.js';

/** No figure or name of the same kind fits the front better than the answer does. */
export const isInPlace = (claim: Claim): boolean =>
  figuresOf(claim.back).length > 0 ? areFiguresInPlace(claim) : isNameInPlace(claim);

const areFiguresInPlace = (claim: Claim): boolean => {
  const figures = claim.own.filter(isFigure);
  return figuresOf(claim.back).every((answer) => {
    const answers = figures.filter((figure) => isSaidBy(answer, figure, figures));
    const rivals = figures.filter(
      (figure) =>
        classOf(figure) === classOf(answer) &&
        !(figure.kind === 'amount' && figure.amount.isWeak) &&
        !answers.includes(figure) &&
        !isMentioned(figure, [...claim.front, ...claim.back], figures),
    );
    return isBest(answers, rivals, claim);
  });
};

/** Longer answers may be a clause of their own. */
const CLAUSE_TERM = 2;

const isNameInPlace = (claim: Claim): boolean => {
  const { back, own, front, lexicon } = claim;
  const names = back.filter(isWord);
  const said = own.filter((atom) => isWord(atom) && names.some((name) => sameWord(name, atom, lexicon)));
  const { own: clues, best } = cluesByClause(
    new Set(said),
    own,
    claim.question,
    said.every((word) => word.kind === 'word' && word.isName === true),
  );
  if (claim.isTerm && names.length <= CLAUSE_TERM && said.length > 0 && best > clues) return false;
  if (names.some((word) => word.isName === false)) return true;
  const runs = nameRuns(own);
  const holds = (run: Place) => run.some((atom) => said.includes(atom));
  const isKnown = (run: Place) => run.filter(isWord).some((word) => stands(word, front, lexicon));
  const isSure = (run: Place) => run.some((word) => isWord(word) && word.isName === true);
  return isBest(
    runs.filter(holds),
    runs.filter((run) => !holds(run) && !isKnown(run) && isSure(run)),
    claim,
  );
};

/** A place for each answer and rival; where there is no rival, or no answer in words, there is nothing to decide. */
const isBest = (
  answers: readonly (Figure | Place)[],
  rivals: readonly (Figure | Place)[],
  claim: Claim,
): boolean => {
  if (answers.length === 0 || rivals.length === 0) return true;
  const places = [...answers, ...rivals].map((each) => ('kind' in each ? [each] : each));
  const order = [...places].sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  const fits = fitsOf(order, claim.own, claim.question);
  const best = (some: readonly Place[]) => Math.max(...some.map((place) => fits[order.indexOf(place)] ?? 0));
  return best(places.slice(0, answers.length)) >= best(places.slice(answers.length));
};
