import { type Asked, TRUTHS } from './questions.js';

/** What is asked, in the columns of `QuizQuestion`. */
export interface AskedColumns {
  /** Of a question of true or false, the question, {@link CLAIM} and the claim. */
  readonly text: string;
  /** Of a question of true or false, two codes; in games of before, the English words. */
  readonly options: readonly string[];
  readonly right: number;
  /** The right answer to a question of true or false, and what tells it from every other question. */
  readonly answer: string | null;
}

/** Between a question and what is claimed to be its answer. */
const CLAIM = '\n→ ';

export const askedColumns = (asked: Asked): AskedColumns & { readonly options: string[] } => {
  const { text, right } = asked;
  switch (asked.kind) {
    case 'options':
      return { text, options: [...asked.options], right, answer: null };
    case 'truth':
      return { text: text + CLAIM + asked.claim, options: [...TRUTHS], right, answer: asked.answer };
    default:
      return asked satisfies never;
  }
};

export const readAsked = ({ text, options, right, answer }: AskedColumns): Asked => {
  if (answer === null) return { kind: 'options', text, options, right };
  const end = text.lastIndexOf(CLAIM);
  return { kind: 'truth', text: text.slice(0, end), claim: text.slice(end + CLAIM.length), right, answer };
};
