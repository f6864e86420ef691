import type { StudyTip } from '../../core/generation/tip.js';
import type { Words } from '../chat/text.js';

/** Pages in ascending runs of consecutive numbers. */
export type Runs = readonly (readonly [from: number, to: number])[];

/** A language's words for each kind of study tip. */
export type TipTexts = {
  readonly [K in StudyTip['kind']]: (tip: Extract<StudyTip, { readonly kind: K }>) => Words;
};

export const tipIn = <K extends StudyTip['kind']>(
  texts: TipTexts,
  tip: Extract<StudyTip, { kind: K }>,
): Words => texts[tip.kind as K](tip);
