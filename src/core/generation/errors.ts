import { UserError } from '../errors.js';

/**
 * Why a model cannot answer: the key is refused; there is no such model; its quota is used up; nobody answers; it takes
 * too long; its server fails; it takes a request for wrong; or what it says cannot be used.
 */
export type FailureKind = 'key' | 'model' | 'quota' | 'network' | 'timeout' | 'server' | 'request' | 'answer';

/** The model cannot answer now, after whatever retries make sense. Its message holds no secret and no text. */
export class ModelFailed extends Error {
  override readonly name: string = 'ModelFailed';
  constructor(
    message: string,
    readonly kind: FailureKind = 'server',
  ) {
    super(message);
  }
}

const FOR_PEOPLE: Partial<Record<FailureKind, 'model.slow' | 'model.spent'>> = {
  timeout: 'model.slow',
  quota: 'model.spent',
};

/** For a `catch`: a model's failure in words for the person who waits; anything else is thrown as it is. */
export const orUserError =
  (code: 'enhance.failed' | 'mend.failed') =>
  (error: unknown): never => {
    if (!(error instanceof ModelFailed)) throw error;
    throw new UserError(FOR_PEOPLE[error.kind] ?? code, {});
  };

/** The model gave no usable answer; the same request will hardly get a better one. */
export class ModelDeclined extends ModelFailed {
  override readonly name = 'ModelDeclined';
  constructor(message: string) {
    super(message, 'answer');
  }
}

/** The model's quota, or the operator's own limit, is used up until then. */
export class QuotaSpent extends ModelFailed {
  override readonly name = 'QuotaSpent';
  constructor(readonly until: Date) {
    super('the quota is used up', 'quota');
  }
}
