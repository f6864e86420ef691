import type { Block } from '../page.js';

const REFERENCES =
  /^(?:\d+\.? )?(?:references|bibliography|works cited|further reading|literature cited|quellen(?:verzeichnis)?|bibliograf[íi]a|referencias|referências|riferimenti(?: bibliografici)?|literatur(?:verzeichnis)?|literature|références|bibliographie|список литературы|литература|المراجع|参考文献)$/iu;
const ENTRY = /^\[\d{1,3}\]/;

/**
 * Marks the list of references, which reads like prose and teaches nothing. It goes on until the next heading.
 * @param inReferences whether the page before ended within the list.
 */
export const markReferences = (
  blocks: readonly Block[],
  inReferences: boolean,
): { readonly blocks: readonly Block[]; readonly inReferences: boolean } => {
  let inside = inReferences;
  const marked = blocks.map((block): Block => {
    const { text, marks, lines } = block;
    const isTitle = REFERENCES.test(text);
    if (block.kind === 'heading' || isTitle) inside = isTitle;
    if (isTitle && block.kind === 'paragraph') return { kind: 'heading', level: 2, text, marks, lines };
    const isEntry = ENTRY.test(block.kind === 'item' ? block.marker : text);
    const isReference = isEntry || (inside && block.kind !== 'heading' && block.kind !== 'running');
    return isReference ? { kind: 'reference', text, marks, lines } : block;
  });
  return { blocks: marked, inReferences: inside };
};
