import type { Words } from '../chat/text.js';

/** The same entries in other words: what every language must have, no more and no less. */
export type CatalogOf<T> = {
  readonly [K in keyof T]: T[K] extends (slots: infer S) => Words
    ? (slots: S) => Words
    : T[K] extends Words
      ? Words
      : CatalogOf<T[K]>;
};
