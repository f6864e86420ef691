import type { Improver } from '../library/enhance.js';
import { orUserError } from './errors.js';
import type { AnswerImprover } from './skills.js';

/** The model's skill, as the cards' service takes it: a model that fails is a `UserError`. */
export const improverOf = (answerImprover: AnswerImprover): Improver => ({
  improve: ({ front, back }, signal) =>
    answerImprover.improve({ front, back }, signal).catch(orUserError('enhance.failed')),
});
