import { WRITTEN_GAPS } from '../../gap.js';
import { spokenIn } from '../../language/lexicon.js';
import { pointsAway } from '../../language/phrases.js';
import { tokensOf } from '../../language/tokens.js';
import { BACK_MAX, DISTRACTOR_MAX, FRONT_MAX, GAP } from '../limits.js';
import { hasLatex } from '../text/formulas.js';
import { comparable, countWords, isDense } from '../text/words.js';
import type { DraftCard, DropReason } from '../types.js';
import { flawOfOptions } from './choices.js';

type Flaw = Exclude<DropReason, 'ungrounded' | 'unproven' | 'duplicate' | 'conflict' | 'no_room'>;

/** Why the card cannot be kept; undefined if it can. */
export const flaw = (card: DraftCard): Flaw | undefined => {
  if (!isWhole(card)) return 'malformed';
  if (isTooLong(card)) return 'too_long';
  if (pointsAway(card.front)) return 'not_self_contained';
  if (givesItself(card)) return 'guessable';
  return card.kind === 'choice' ? flawOfOptions(card) : undefined;
};

/** Why the card cannot be kept, of faults that models fall into; undefined if it can. */
export const flawOfModel = (card: DraftCard): Flaw | undefined => {
  if ([card.front, card.back, ...card.distractors].some(hasLatex)) return 'malformed';
  if (isVerdict(card)) return 'guessable';
  return isList(card) ? 'too_long' : flaw(card);
};

/** The answer is yes or no, perhaps with more behind it. */
const isVerdict = ({ front, back }: DraftCard): boolean => {
  const [first, second] = tokensOf(back);
  if (!first || /^\p{Lu}{2}/u.test(first.text)) return false;
  const { lexicon } = spokenIn(`${front}\n${back}`);
  return lexicon.verdicts.has(first.folded) && (second === undefined || second.kind === 'mark');
};

/** More parts than these are not one fact. */
const PARTS_MAX = 3;
const PART_WORDS_MAX = 4;

/** Many short parts, one after another, none of which is a clause; figures may have commas. */
const isList = ({ front, back }: DraftCard): boolean => {
  const parts = back.split(/[,，、;；،\n](?!\d)/u);
  if (parts.length <= PARTS_MAX || parts.some((part) => countWords(part) > PART_WORDS_MAX)) return false;
  const { functions, articles } = spokenIn(`${front}\n${back}`).lexicon;
  const firsts = parts.slice(0, -1).map((part) => tokensOf(part)[0]?.folded ?? '');
  return firsts.every((word) => articles.has(word) || !functions.has(word));
};

const isWhole = (card: DraftCard): boolean => {
  if (comparable(card.front) === '' || card.back.trim() === '') return false;
  const gaps = card.front.match(WRITTEN_GAPS) ?? [];
  switch (card.kind) {
    case 'basic':
      return gaps.length === 0 && card.distractors.length === 0;
    case 'cloze':
      return gaps.length === 1 && gaps[0] === GAP && card.distractors.length === 0;
    case 'choice':
      return gaps.length <= 1;
    default:
      return card.kind satisfies never;
  }
};

const isTooLong = ({ front, back, distractors }: DraftCard): boolean =>
  front.length > FRONT_MAX ||
  back.length > BACK_MAX ||
  distractors.some((text) => text.length > DISTRACTOR_MAX);

/** True if the front holds its own answer. An answer of a question may repeat the question's words, not be among them. */
const givesItself = ({ front, back }: DraftCard): boolean => {
  const answer = comparable(back);
  if (answer === '') return false;
  if (isDense(front)) return front.includes(back.trim());
  return ` ${comparable(front)} `.includes(` ${answer} `);
};
