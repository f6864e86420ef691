import type { Accent, BoundBlock, BoundView } from './view.js';

const MARKS: Readonly<Record<Accent, string>> = { report: '📄', study: '📖', quiz: '🎯', refusal: '✋' };

/** The view with the mark of its kind before its title, or before its first words where it has none. */
export const marked = (view: BoundView): BoundView => {
  const { accent, title, blocks } = view;
  if (accent === undefined) return view;
  const mark = `${MARKS[accent]} `;
  if (title !== undefined) return { ...view, title: mark + title };
  const [first, ...others] = blocks;
  return first ? { ...view, blocks: [beginning(mark, first), ...others] } : view;
};

const beginning = (mark: string, block: BoundBlock): BoundBlock =>
  block.kind === 'text' ? { ...block, text: [mark, ...block.text] } : block;
