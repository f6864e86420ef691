import type { GeminiFault, GeminiStandIn, GenerateRequest } from '../../../playground/gemini.js';

/** More calls than anybody makes while the fixture is written. */
const ALL_CALLS = 10_000;

const TROUBLES = {
  hang: { kind: 'hang' },
  refuse: { kind: 'status', status: 400 },
} as const satisfies Record<string, GeminiFault>;

/** The model's moods. */
export interface Model {
  /** Answers every call. */
  answer(): void;
  /** Answers one more call for cards. Everything after it is refused, or never answered. */
  answerOnceThen(trouble: keyof typeof TROUBLES): void;
}

export const modelOf = (gemini: GeminiStandIn): Model => {
  const answer = (): void => {
    gemini.mend();
    gemini.answerWith(() => undefined);
  };
  return {
    answer,
    answerOnceThen: (trouble) => {
      answer();
      gemini.answerWith((request) => {
        if (wantsCards(request)) gemini.fail(...Array.from({ length: ALL_CALLS }, () => TROUBLES[trouble]));
        return undefined;
      });
    },
  };
};

const wantsCards = ({ generationConfig }: GenerateRequest): boolean =>
  'cards' in (generationConfig?.responseSchema?.properties ?? {});
