import type { ScoredDocument } from './document.js';
import { arabicPlanets } from './documents/arabic-planets.js';
import { chapterGenetics } from './documents/chapter-genetics.js';
import { chapterMemory } from './documents/chapter-memory.js';
import { chineseSystems } from './documents/chinese-systems.js';
import { examStatistics } from './documents/exam-statistics.js';
import { formulasPhysics } from './documents/formulas-physics.js';
import { frenchVolcanoes } from './documents/french-volcanoes.js';
import { germanHeart } from './documents/german-heart.js';
import { germanSlides } from './documents/german-slides.js';
import { glossaryGeology } from './documents/glossary-geology.js';
import { historySpace } from './documents/history-space.js';
import { italianRenaissance } from './documents/italian-renaissance.js';
import { japaneseEarthquakes } from './documents/japanese-earthquakes.js';
import { koreanJoseon } from './documents/korean-joseon.js';
import { lawContract } from './documents/law-contract.js';
import { manualGit } from './documents/manual-git.js';
import { notesEconomics } from './documents/notes-economics.js';
import { paperCollisions } from './documents/paper-collisions.js';
import { portugueseBiomes } from './documents/portuguese-biomes.js';
import { russianAtom } from './documents/russian-atom.js';
import { slidesBiology } from './documents/slides-biology.js';
import { slidesNetworking } from './documents/slides-networking.js';
import { spanishImmunity } from './documents/spanish-immunity.js';
import { tablesVitamins } from './documents/tables-vitamins.js';

/** The scored set. */
export const documents: readonly ScoredDocument[] = [
  slidesBiology,
  slidesNetworking,
  notesEconomics,
  chapterGenetics,
  chapterMemory,
  paperCollisions,
  manualGit,
  glossaryGeology,
  examStatistics,
  tablesVitamins,
  formulasPhysics,
  historySpace,
  lawContract,
  germanHeart,
  germanSlides,
  frenchVolcanoes,
  spanishImmunity,
  italianRenaissance,
  portugueseBiomes,
  russianAtom,
  chineseSystems,
  japaneseEarthquakes,
  koreanJoseon,
  arabicPlanets,
];
