import { UserError } from '../errors.js';
import type { Improver } from '../library/enhance.js';
import { ModelFailed } from './errors.js';
import type { AnswerImprover } from './skills.js';

/** The model's skill, as the cards' service takes it: a model that fails is a `UserError`. */
export const improverOf = (answerImprover: AnswerImprover): Improver => ({
  improve: async ({ front, back }, signal) => {
    try {
      return await answerImprover.improve({ front, back }, signal);
    } catch (error) {
      throw error instanceof ModelFailed ? new UserError('enhance.failed', {}) : error;
    }
  },
});
