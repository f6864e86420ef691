import type { Span } from '../chat/text.js';
import type { BoundBlock, BoundView } from '../chat/view.js';

/** The ids of the registered commands, by the first word of each. */
export type CommandIds = ReadonlyMap<string, string>;

/** Makes commands that a view names such as can be clicked: https://docs.discord.com/developers/reference#message-formatting */
export interface Mentions {
  learn(ids: CommandIds): void;
  /** Before anything was learned, commands stay as they are. */
  in(view: BoundView): BoundView;
}

export const createMentions = (): Mentions => {
  let known: CommandIds = new Map();
  return {
    learn(ids) {
      known = ids;
    },
    in: (view) => ({ ...view, blocks: view.blocks.map((block) => inBlock(block, known)) }),
  };
};

const inBlock = (block: BoundBlock, ids: CommandIds): BoundBlock => {
  const withIds = (spans: readonly Span[]) => spans.map((span) => withId(span, ids));
  if (block.kind === 'text' || block.kind === 'quote') return { ...block, text: withIds(block.text) };
  if (block.kind !== 'facts') return block;
  return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: withIds(value) })) };
};

const withId = (span: Span, ids: CommandIds): Span => {
  if (typeof span === 'string' || span.style !== 'command') return span;
  const id = ids.get(span.text.split(' ')[0] ?? '');
  return id === undefined ? span : { ...span, id };
};
