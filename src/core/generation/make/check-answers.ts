import type { PlacedPage } from '../../documents/headings.js';
import { oneLine } from '../../documents/quote/words.js';
import { ModelFailed } from '../errors.js';
import type { CardChecker } from '../skills.js';
import type { GeneratedCard } from '../types.js';
import { isListedWithRight } from './choices.js';
import { type Evidence, evidenceIn } from './proof/evidence.js';
import { proof } from './proof.js';

export interface Checked<C extends GeneratedCard> {
  /** Cards whose passages say their answers, in the order given. */
  readonly kept: readonly C[];
  readonly unproven: readonly C[];
}

/**
 * Checks that passages say what cards answer. What a program cannot tell is asked of the checker in one request;
 * without one, and where it fails, such cards count as unproven.
 * @param pages those on which the quotes stand
 * @param title the document's, where it has one
 * @throws the signal's reason if aborted
 */
export const checkAnswers = async <C extends GeneratedCard>(
  cards: readonly C[],
  { pages, title }: { readonly pages: readonly PlacedPage[]; readonly title?: string | undefined },
  checker: CardChecker | undefined,
  signal: AbortSignal,
): Promise<Checked<C>> => {
  const judged = judge(cards, pages, title);
  const doubtful = judged.filter(({ verdict }) => verdict === 'doubtful');
  const confirmed = await confirm(doubtful, checker, signal);
  const isKept = ({ card, verdict }: Judged<C>): boolean => verdict === 'proven' || confirmed.has(card);
  return {
    kept: judged.filter(isKept).map(({ card }) => card),
    unproven: judged.filter((each) => !isKept(each)).map(({ card }) => card),
  };
};

interface Judged<C> {
  readonly card: C;
  readonly evidence: Evidence | undefined;
  readonly verdict: ReturnType<typeof proof>;
}

/** A quote stands on its page, and may run over to the next. */
const judge = <C extends GeneratedCard>(
  cards: readonly C[],
  pages: readonly PlacedPage[],
  title: string | undefined,
): readonly Judged<C>[] => {
  const searches = new Map<number, ReturnType<typeof evidenceIn>>();
  return cards.map((card) => {
    const search =
      searches.get(card.page) ??
      evidenceIn(
        pages.filter(({ page }) => page === card.page || page === card.page + 1),
        title,
      );
    searches.set(card.page, search);
    const evidence = search(card.quote);
    return { card, evidence, verdict: evidence ? verdictOn(card, evidence) : 'doubtful' };
  });
};

const verdictOn = (card: GeneratedCard, evidence: Evidence): Judged<GeneratedCard>['verdict'] => {
  const verdict = proof(card, evidence);
  return verdict === 'proven' && isListedWithRight(card, evidence.own) ? 'doubtful' : verdict;
};

/** The cards of which the checker says that their passages prove them. */
const confirm = async <C extends GeneratedCard>(
  doubtful: readonly Judged<C>[],
  checker: CardChecker | undefined,
  signal: AbortSignal,
): Promise<ReadonlySet<C>> => {
  const asked = doubtful.flatMap(({ card, evidence }) => (evidence ? [{ card, evidence }] : []));
  if (!checker || asked.length === 0) return new Set();
  const cards = asked.map(({ card: { front, back, distractors }, evidence }) => ({
    ...{ front, back, distractors },
    passage: passageText(evidence),
  }));
  try {
    const answers = await checker.check(cards, signal);
    return new Set(asked.flatMap(({ card }, i) => (answers[i] === true ? [card] : [])));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return new Set();
    throw error;
  }
};

const passageText = ({ above, before, own, after }: Evidence): string =>
  [...above, oneLine(`${before} ${own} ${after}`)].join('\n');
