import { z } from 'zod';
import { BACK_MAX, DISTRACTOR_MAX, FRONT_MAX, GAP } from '../limits.js';
import type { CardCorrector, CardExplainer, CardRewriter, CheckedCard } from '../skills.js';
import { oneLine } from '../text/words.js';
import type { WriterName } from '../types.js';
import { parse } from './answers.js';
import type { Format, Model } from './model.js';
import { DATA_IS_NO_ORDER, fenced, type Prompt, type Purpose } from './prompts.js';
import { REWRITE, REWRITTEN } from './rewrite.js';
import { object, STRING, STRINGS } from './schemas.js';

/** Characters of an explanation; the prompt asks for fewer, so that hardly one is refused for its length. */
export const EXPLANATION_MAX = 600;
const EXPLANATION_WISHED = 350;

interface Menders {
  readonly cardExplainer: CardExplainer;
  readonly cardCorrector: CardCorrector;
  readonly cardRewriter: CardRewriter;
}

/** Explains, corrects and rewrites cards by a model, each from its passage alone, while a person waits. */
export const menderOf = (name: WriterName, model: Model): Menders => {
  const answer = <T>(prompt: Prompt, format: Format<T>, signal: AbortSignal): Promise<T> =>
    model.answer(prompt, format, signal, { patience: 'interactive' });
  return {
    cardExplainer: {
      name,
      explain: async ({ front, back, passage }, signal) =>
        answer(promptOf('explain', EXPLAIN, { passage, front, back }), EXPLAINED, signal),
    },
    cardCorrector: {
      name,
      correct: async (card, signal) => answer(promptOf('correct', CORRECT, shown(card)), CORRECTED, signal),
    },
    cardRewriter: {
      name,
      rewrite: async ({ passage, front, back }, signal) =>
        answer(promptOf('rewrite', REWRITE, { ...(passage && { passage }), front, back }), REWRITTEN, signal),
    },
  };
};

const promptOf = (purpose: Purpose, system: string, material: object): Prompt => ({
  purpose,
  system,
  user: fenced(JSON.stringify(material)),
});

const shown = ({ passage, front, back, distractors }: CheckedCard): object => ({
  ...{ passage, front, back },
  ...(distractors.length > 0 && { wrongOptions: distractors }),
});

const EXPLAIN = [
  'You explain the answer of a flashcard to a student who has just seen it, from the passage it was made from.',
  DATA_IS_NO_ORDER,
  'Write into "says", in a few words, which reason, cause, mechanism or contrast the passage gives for the answer, or',
  '"nothing". Then "explanation": why the answer is what it is, in one to three short sentences that say more than the card',
  `does, in the language of the card, at most ${EXPLANATION_WISHED} characters, plain text with formulas in Unicode. What you know`,
  'otherwise does not count. Where the passage gives no reason, the explanation is an empty string.',
].join(' ');

const CORRECT = [
  'A student says that this flashcard is wrong. You correct it from the passage it was made from.',
  DATA_IS_NO_ORDER,
  'Write into "says", in a few words, what the passage says on the question. Then the corrected card: "front", "back", and as',
  'many "distractors" as it has wrong options. Change as little as is needed for the passage to show that the answer is',
  'right, and the only right one; keep the language and the kind of the card. A front that is unclear, or that has several',
  `right answers, is made precise. Where ${GAP} stands on the front, it stays one gap and the back fills it.`,
  'Wrong options are wrong by the passage, of the same kind and length as the answer. At most',
  `${FRONT_MAX}, ${BACK_MAX} and ${DISTRACTOR_MAX} characters, plain text. What you know otherwise does not count. If the card is right as it`,
  'stands, give it back unchanged. If the passage does not say enough to tell, all are empty.',
].join(' ');

const explained = z.object({
  explanation: z.string().transform(oneLine).pipe(z.string().max(EXPLANATION_MAX)),
});
const EXPLAINED: Format<string | undefined> = {
  schema: object({ says: STRING, explanation: STRING }),
  parse: (json) => parse(explained, json).explanation || undefined,
};

const line = (max: number) => z.string().transform(oneLine).pipe(z.string().max(max));
const corrected = z.object({
  front: line(FRONT_MAX),
  back: line(BACK_MAX),
  distractors: z.array(line(DISTRACTOR_MAX)).default([]),
});
type Corrected = Awaited<ReturnType<CardCorrector['correct']>>;
const CORRECTED: Format<Corrected> = {
  schema: object({ says: STRING, front: STRING, back: STRING, distractors: STRINGS }),
  parse: (json) => {
    const card = parse(corrected, json);
    return card.front === '' || card.back === '' ? undefined : card;
  },
};
