import type { WriterLoad } from '../skills.js';
import type { Endpoint } from './endpoint.js';

/** With so few requests a day, each must carry much. */
const SMALL_DAY = 1_000;
const PAGES = 20;
const PAGES_OF_SMALL_DAY = 30;
/** What stays far below what an answer may hold, and what the model still reads evenly. */
const WORDS = 15_000;
/** All of a long document at once: the budget, not we, says how many are too many. */
const SIDE_BY_SIDE = 32;
/** What a model on a machine of one's own holds in its context, together with its answer. */
const OF_OWN_MODEL: WriterLoad = { pages: 3, words: 1_200, sideBySide: 1 };

/** What the model that will be asked next is best given at once, as far as its quota is known. */
export const loadFor = (endpoints: readonly Endpoint[], isFree: boolean | undefined): WriterLoad => {
  const next = endpoints.find(({ quota }) => !quota.known().spentUntil) ?? endpoints[0];
  if (!next || next.transport.writer === 'endpoint') return OF_OWN_MODEL;
  const known = next.quota.known();
  const { limits } = next.transport;
  const perDay = least(limits.requestsPerDay, known.requestsPerDay);
  const perMinute = least(limits.requestsPerMinute, known.requestsPerMinute);
  const isSmall = (isFree ?? known.isFree) === true || perDay <= SMALL_DAY;
  return {
    pages: isSmall ? PAGES_OF_SMALL_DAY : PAGES,
    words: WORDS,
    sideBySide: Math.max(1, Math.min(SIDE_BY_SIDE, perMinute)),
  };
};

const least = (...limits: readonly (number | undefined)[]): number =>
  Math.min(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY));
