import { type FailureKind, ModelFailed } from '../errors.js';

/** Spares a model that fails all the time, and those who wait for it. */
export interface Breaker {
  /**
   * Before each call.
   * @returns how many failures were counted before, for {@link Breaker.failed}
   * @throws ModelFailed while the model is spared, or another call finds out whether it is back
   */
  enter(now: Date): number;
  readonly isOpen: () => boolean;
  /** After a call that got through, whatever came back. */
  succeeded(): void;
  /** After a call that failed. Of calls that were open at the same time one counts: they failed of one cause. */
  failed(kind: FailureKind, entered: number, now: Date): void;
  /** After a call that says nothing of the model. */
  left(): void;
}

/** So many failures one after the other, each of a call begun after the one before: some seconds of trying. */
const FAILURES_IN_A_ROW = 5;
const SPARED_MS = 60_000;
/** What no further call will mend. */
const FINAL: ReadonlySet<FailureKind> = new Set(['key', 'model']);

/** Opens after five failures in a row, or at once for a wrong key or model; a minute later one call may try. */
export const createBreaker = (): Breaker => {
  let inRow = 0;
  let isProbed = false;
  let spared: { readonly until: number; readonly kind: FailureKind } | undefined;
  return {
    enter(now) {
      if (!spared) return inRow;
      if (isProbed || now.getTime() < spared.until)
        throw new ModelFailed('the model failed repeatedly and is spared for a minute', spared.kind);
      isProbed = true;
      return inRow;
    },
    isOpen: () => spared !== undefined,
    succeeded() {
      inRow = 0;
      isProbed = false;
      spared = undefined;
    },
    failed(kind, entered, now) {
      if (entered === inRow) inRow += 1;
      if (isProbed || FINAL.has(kind) || inRow >= FAILURES_IN_A_ROW)
        spared = { until: now.getTime() + SPARED_MS, kind };
      isProbed = false;
    },
    left() {
      isProbed = false;
    },
  };
};
