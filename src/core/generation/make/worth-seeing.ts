import { type Block, learnable } from '../../documents/page.js';
import type { CardWriter, PagePicture } from '../skills.js';
import { learnableWords } from '../text/input.js';
import type { Chunk, InputPage } from '../types.js';
import type { PictureReading } from './pictures.js';

/** Pictures of a chunk: each costs about as much as a page of text. */
const PICTURES_MAX = 6;
/** So many formulas on a page are worth a look at how they are set. */
const FORMULAS = 2;
/** A slide with fewer words shows something. */
const FEW_WORDS = 40;

/** Pictures of the chunk's pages whose text does not say all, for a writer that sees; fewer where some cannot be drawn. */
export const picturesWorthSeeing = async (
  { pages }: Chunk,
  { seesPictures }: CardWriter,
  drawing: Pick<PictureReading, 'draw'> | undefined,
): Promise<readonly PagePicture[]> => {
  if (!seesPictures || !drawing) return [];
  const numbers = [...new Set(pages.filter(isWorthSeeing).map(({ page }) => page))].slice(0, PICTURES_MAX);
  const pictures: PagePicture[] = [];
  for (const page of numbers) {
    const png = await drawing.draw(page);
    if (png) pictures.push({ page, png });
  }
  return pictures;
};

/** What was read from a picture was seen already. */
const isWorthSeeing = (page: InputPage): boolean => {
  if (page.readBy) return false;
  const blocks = learnable(page.blocks);
  const has = (kind: Block['kind']): number => blocks.filter((block) => block.kind === kind).length;
  return page.kind === 'tables' || has('formula') >= FORMULAS || has('caption') > 0 || isBareSlide(page);
};

const isBareSlide = (page: InputPage): boolean =>
  page.size !== undefined && page.size.width > page.size.height && learnableWords(page) < FEW_WORDS;
