import { DEFAULT_CARDS } from '../../../core/generation/limits.js';
import type { KnownDocument } from '../../../core/generation/store/known.js';
import type { GenerationState } from '../../../core/generation/store/states.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { openPages, sharedButtons } from './end-view.js';
import { readableRuns } from './page-list.js';

const words = messages.request;

/** What was understood of the request, and what of it cannot be done. @param hasModel whether a model writes cards */
export const wishBlocks = (state: GenerationState, hasModel: boolean): Block[] => {
  const { kind, language, onlyPages, pages } = state;
  const wish = wishOf(state);
  const isBeyond = pages !== undefined && onlyPages?.some((page) => page > pages);
  const notes = [
    ...(isBeyond ? [words.fewerPages({ pages })] : []),
    ...(!hasModel && language !== undefined ? [words.ownLanguage] : []),
    ...(!hasModel && kind !== undefined ? [words.fewerOfKind({ kind })] : []),
  ];
  return [...(wish ? [text(wish)] : []), ...notes.map((note) => text(italic(note)))];
};

/** Undefined where nothing in particular was asked for. */
const wishOf = ({ requested, onlyPages, focus, kind, language }: GenerationState): Message | undefined => {
  const isPlain = [onlyPages, focus, kind, language].every((each) => each === undefined);
  if (isPlain && requested === DEFAULT_CARDS) return undefined;
  const runs = onlyPages && readableRuns(onlyPages);
  return words.wish({ cards: requested, runs, focus, kind, language });
};

/** A document that its person sent before: what there is, and what can be done. */
export const offerView = (state: GenerationState): View => {
  const { id: generation, known } = state;
  const anew: Button = { label: words.anew, action: { type: 'pdf.anew', generation } };
  const wish = wishOf(state);
  const asked = wish && !known?.isBeingRead ? [text(words.askedFor({ wish }))] : [];
  const view = { accent: 'report', title: state.file } as const;
  if (!known) return { ...view, blocks: [text(words.gone), ...asked], buttons: [[anew]] };
  const { cards, deck, isBeingRead, generation: before, isSharedHere: isShared } = known;
  const said = { cards, deck: [bold(deck.name)] };
  const study: Button = {
    label: messages.pdf.studyNow,
    action: { type: 'study.start', deck: deck.id },
    tone: 'primary',
  };
  const rows = [
    cards > 0 ? [study, ...sharedButtons({ id: before, isShared })] : [],
    isBeingRead ? [] : [...moreOf(known), anew],
  ].filter((row) => row.length > 0);
  return {
    ...view,
    blocks: [text(isBeingRead ? words.beingRead(said) : words.known(said)), ...asked],
    ...(rows.length > 0 ? { buttons: rows } : {}),
  };
};

const moreOf = ({ generation, left, report }: KnownDocument): readonly Button[] => {
  if (left > 0) return [{ label: words.more, action: { type: 'pdf.takeLeft', generation } }];
  const open = openPages(report);
  return open ? [{ label: words.more, action: { type: 'pdf.more', generation, ...open } }] : [];
};
