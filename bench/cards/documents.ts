import type { ScoredDocument } from './document.js';
import { chapterGenetics } from './documents/chapter-genetics.js';
import { notesEconomics } from './documents/notes-economics.js';
import { paperCollisions } from './documents/paper-collisions.js';
import { slidesBiology } from './documents/slides-biology.js';
import { slidesNetworking } from './documents/slides-networking.js';

/** The scored set. */
export const documents: readonly ScoredDocument[] = [
  slidesBiology,
  slidesNetworking,
  notesEconomics,
  chapterGenetics,
  paperCollisions,
];
