/** Longest front and back of a generated card, in UTF-16 units: what is read at a glance and graded from memory. */
export const FRONT_MAX = 400;
export const BACK_MAX = 300;
/** Longest wrong answer: four of them stand below one another in a quiz. */
export const DISTRACTOR_MAX = 150;
/** A choice card offers its answer among this many wrong ones. */
export const DISTRACTORS = 3;
export { GAP } from '../gap.js';

/** Cards made of a document by default. */
export const DEFAULT_CARDS = 20;

/** Words in the first chunk, kept small so that the first cards come early. */
export const FIRST_CHUNK_WORDS = 800;
/** What a page that must be read from its picture counts as, so that chunks do not depend on what the model reads. */
export const PICTURE_PAGE_WORDS = 250;
/** More than one card for so few words repeats itself. */
export const WORDS_PER_CARD = 30;

/** Uploads are kept for so long at most, for pages that can be tried again. */
export const UPLOAD_DAYS = 7;
