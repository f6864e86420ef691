import type { Audience } from '../chat/command.js';
import type { Outcome } from '../chat/outcome.js';
import type { Exchange } from './exchange.js';

/** People whose lost answer is kept. */
const KEPT = 1_000;

/** An answer of which it is not known whether it arrived. */
export interface LostAnswer {
  readonly exchange: Exchange;
  readonly audience: Audience;
  readonly outcome: Outcome;
}

/** The last answer that each person may have missed in their private chat. In memory: after a restart the person has to ask again. */
export interface LostAnswers {
  keep(answer: LostAnswer): void;
  /** Gives it once. */
  take(person: number): LostAnswer | undefined;
}

export const createLostAnswers = (): LostAnswers => {
  const kept = new Map<number, LostAnswer>();
  return {
    keep(answer) {
      kept.set(answer.exchange.person, answer);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    },
    take(person) {
      const answer = kept.get(person);
      kept.delete(person);
      return answer;
    },
  };
};
