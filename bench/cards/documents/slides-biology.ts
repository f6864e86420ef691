import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** Slides as lecturers make them: bullets without full stops, an agenda, a foot on each. */
export const slidesBiology: ScoredDocument = {
  name: 'slides: transport across membranes',
  title: 'Transport across membranes',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.slides,
  furniture: { foot: 'Cell Biology 1 · Dr. M. Lindqvist · CC BY-SA 4.0 · #' },
  cards: 12,
  pages: [
    `# Transport across membranes
Cell Biology 1, lecture 4

Dr. Maria Lindqvist, Department of Biology

Office hours: Tuesday 2 pm, room 3.17`,
    `# Agenda
- What the membrane is made of
- Passive transport
- Active transport
- Transport in vesicles`,
    `# The plasma membrane
- **Phospholipid bilayer**: heads face the water, tails face each other
- Cholesterol keeps the membrane of animal cells from becoming too fluid or too stiff
- Small nonpolar molecules such as oxygen pass the bilayer freely
- Ions cannot cross the bilayer without a protein`,
    `# Passive transport
- **Passive transport** needs no energy from the cell
- **Diffusion**: net movement of particles from high to low concentration
- **Osmosis**: diffusion of water across a selectively permeable membrane
- **Facilitated diffusion** uses channel or carrier proteins
- Aquaporins are channel proteins for water`,
    `# Tonicity
- A cell in a **hypertonic** solution loses water and shrinks
- A cell in a **hypotonic** solution takes up water and swells
- In an **isotonic** solution water moves in and out at the same rate
- Plant cells do not burst because of their cell wall`,
    `# Active transport
- **Active transport** moves substances against their gradient and uses ATP
- The sodium-potassium pump moves 3 Na^{+} out and 2 K^{+} in for each ATP
- Secondary active transport uses the gradient that a pump has built up
- See figure on the next slide`,
    `# Transport in vesicles
- **Endocytosis**: the membrane folds inward and takes up material in a vesicle
- **Exocytosis**: a vesicle fuses with the membrane and releases its content
- **Phagocytosis** takes up solid particles, **pinocytosis** takes up fluid
- Neurons release neurotransmitters by exocytosis`,
    `# For next week
- Read chapter 7 of the textbook
- Do exercises 4 and 5
- Questions? Write to lindqvist@biology.example.edu`,
  ],
  facts: {
    bilayer: 'phospholipid|bilayer & heads|head & water|tail',
    cholesterol: 'cholesterol & fluid|stiff',
    ions: 'ion & protein|bilayer',
    diffusion: 'diffusion & high & low & concentration',
    osmosis: 'osmosis & water & membrane',
    facilitated: 'facilitated & channel|carrier',
    aquaporins: 'aquaporin & water',
    hypertonic: 'hypertonic & loses|lose|shrink|leaves',
    hypotonic: 'hypotonic & takes up|swell|enters|gain',
    active: 'active transport & against|atp|gradient',
    pump: 'sodium|na & potassium|k & 3|three|2|two',
    endocytosis: 'endocytosis & inward|takes up|uptake|into',
    exocytosis: 'exocytosis & fuse|release',
    phagocytosis: 'phagocytosis & solid|particle',
  },
  notCards: {
    lecturer: 'lindqvist',
    hours: 'office hours|room 3',
    agenda: 'agenda',
    homework: 'chapter 7|exercises 4',
    pointer: 'next slide',
    licence: 'cc by',
  },
};
