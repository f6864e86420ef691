import type { Words } from '../chat/text.js';

/** The shape that every language must have: the same entries with the same slots. */
export type CatalogOf<T> = {
  readonly [K in keyof T]: T[K] extends (slots: infer S) => Words
    ? (slots: S) => Words
    : T[K] extends Words
      ? Words
      : CatalogOf<T[K]>;
};
