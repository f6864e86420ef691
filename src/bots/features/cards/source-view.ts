import type { CardId } from '../../../core/ids.js';
import type { Source } from '../../../core/library/source.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type Block, quote, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { explainButton, wrongButton } from './mend-buttons.js';

const words = messages.cards;

/** Characters of a document's name that stands beside a whole card. */
const NAME_MAX = 60;
/** Headings of a source, and characters of each, that are shown above its passage. */
const PATH_DEPTH = 4;
const PATH_TITLE = 60;

/** Characters of a sentence under a picture, which leaves little room for words. */
const PICTURED_SENTENCE = 350;

export interface SourceOptions {
  readonly card: { readonly id: CardId };
  /** Whether a model may explain the card. */
  readonly explain: boolean;
  /** The page with the sentence marked, a JPEG: it shows the passage. */
  readonly picture?: Uint8Array | undefined;
}

/** The sentence that a card was made from, its passage under the headings above it, and its page. */
export const sourceView = (source: Source, { card, explain, picture }: SourceOptions): View => ({
  blocks: [
    quote(bold(picture ? clip(source.sentence, PICTURED_SENTENCE) : source.sentence)),
    ...pathBlocks(source),
    ...(picture ? [] : passageBlocks(source)),
    { kind: 'facts', rows: [{ label: words.source, value: [sourceOf(source.document, source.page)] }] },
    text(italic(source.isPictured ? words.picturedCaution : words.sourceCaution)),
    ...(picture ? [pictureBlock(source.page, picture)] : []),
  ],
  buttons: [
    [
      ...(explain ? [explainButton(card)] : []),
      wrongButton(card),
      { label: messages.answers.back, action: { type: 'card.closeSource' } },
    ],
  ],
});

const pictureBlock = (page: number | null, bytes: Uint8Array): Block => ({
  ...{ kind: 'image', type: 'jpeg', bytes },
  alt: words.pageWithMark({ page: page ?? 0 }),
});

const pathBlocks = ({ path }: Source): Block[] => {
  const titles = path.slice(-PATH_DEPTH).map((title) => clip(title, PATH_TITLE));
  return titles.length > 0 ? [text(italic(titles.join(' › ')))] : [];
};

/** Nothing where the sentence stands alone. */
const passageBlocks = ({ before, sentence, after }: Source): Block[] =>
  before === '' && after === '' ? [] : [quote(before, bold(sentence), after)];

/** A document that is gone has no name; text that was never on a page has no page. */
export const sourceOf = (name: string | null, page: number | null): string | Message => {
  const document = name === null ? words.deletedDocument : clip(name, NAME_MAX);
  return page === null ? document : words.sourceOf({ document, page });
};
