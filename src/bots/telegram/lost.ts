import { noticeView } from '../chat/notice-view.js';
import type { Outcome } from '../chat/outcome.js';
import { italic } from '../chat/text.js';
import { text, type View } from '../chat/view.js';
import { messages } from '../messages/messages.js';
import { type Dependencies, draw } from './deliver.js';
import type { Exchange } from './exchange.js';
import { sendAll } from './messenger.js';
import type { Place } from './refs.js';

/** People whose lost answer is kept. */
const KEPT = 1_000;
/** Later, nobody remembers what they asked. */
const KEPT_MS = 600_000;

/** An answer of which it is not known whether it arrived. */
export interface LostAnswer {
  readonly place: Place;
  readonly outcome: Outcome;
}

/** The last answer that each person may have missed in their private chat. In memory: after a restart the person has to ask again. */
export interface LostAnswers {
  keep(person: number, answer: LostAnswer): void;
  /** Gives it once, for ten minutes. */
  take(person: number): LostAnswer | undefined;
}

export const createLostAnswers = (): LostAnswers => {
  // Oldest first.
  const kept = new Map<number, LostAnswer & { readonly until: number }>();
  const forgetOld = (): void => {
    for (const [person, { until }] of kept)
      if (until < Date.now() || kept.size > KEPT) kept.delete(person);
      else return;
  };
  return {
    keep(person, answer) {
      kept.delete(person);
      kept.set(person, { ...answer, until: Date.now() + KEPT_MS });
      forgetOld();
    },
    take(person) {
      forgetOld();
      const answer = kept.get(person);
      kept.delete(person);
      return answer;
    },
  };
};

/** Says that it may be there already. @param exchange the one at hand, of the same person */
export const showAgain = async (
  dependencies: Dependencies,
  exchange: Exchange,
  { place, outcome }: LostAnswer,
): Promise<void> => {
  for (const view of viewsOf(outcome)) {
    const blocks = [text(italic(messages.telegram.perhapsLost)), ...view.blocks];
    const drafts = await draw(dependencies, exchange, 'actor', { ...view, blocks });
    await sendAll(dependencies.sender, place, drafts, 'answer');
  }
};

/** What can stand alone. What stands for a subject is told when that is over. */
const viewsOf = (outcome: Outcome): readonly View[] => {
  switch (outcome.kind) {
    case 'notice':
      return [noticeView(outcome)];
    case 'reply':
      return outcome.subject === undefined ? [outcome.view] : [];
    case 'several':
      return outcome.outcomes.flatMap(viewsOf);
    case 'ask':
    case 'close':
    case 'update':
      return [];
    default:
      return outcome satisfies never;
  }
};
