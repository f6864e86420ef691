import type { CleanBlock } from './blocks.js';

const REFERENCES =
  /^(?:\d+\.? )?(?:references|bibliography|works cited|further reading|literatur(?:verzeichnis)?|literature|références|bibliographie|список литературы|литература|المراجع|参考文献)$/iu;
const ENTRY = /^\[\d{1,3}\]\s/;

/**
 * Marks the list of references, which reads like prose and teaches nothing. It goes on until the next heading.
 * @param inReferences whether the page before ended within the list.
 */
export const markReferences = (
  blocks: readonly CleanBlock[],
  inReferences: boolean,
): { blocks: readonly CleanBlock[]; inReferences: boolean } => {
  let inside = inReferences;
  const marked = blocks.map((block): CleanBlock => {
    if (block.kind === 'heading') inside = REFERENCES.test(block.text);
    const isReference = ENTRY.test(block.text) || (inside && block.kind !== 'heading');
    return isReference ? { kind: 'reference', text: block.text } : block;
  });
  return { blocks: marked, inReferences: inside };
};
