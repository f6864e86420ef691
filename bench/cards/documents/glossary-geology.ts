import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A glossary: terms in bold, each with its meaning. */
export const glossaryGeology: ScoredDocument = {
  name: 'glossary: geology',
  title: 'Glossary of geology',
  language: 'en',
  script: 'serif',
  setting: { ...SETTINGS.chapter, margin: 130 },
  furniture: { head: 'Physical Geology   Glossary', foot: 'Page #' },
  cards: 15,
  pages: [
    `# Glossary

**aquifer**: a body of rock or sediment that holds water and lets it flow to wells and springs

**asthenosphere**: the weak, slowly flowing layer of the upper mantle on which the plates move

**batholith**: a very large body of intrusive igneous rock, exposed over more than 100 square kilometres

**caldera**: a large basin that forms when a volcano collapses into its emptied magma chamber

**cleavage**: the tendency of a mineral to break along planes of weak bonds

**epicentre**: the point on the surface directly above the focus of an earthquake

**erosion**: the removal and transport of weathered material by water, wind, ice or gravity

**fault**: a fracture along which the rocks on both sides have moved relative to each other

**gneiss**: a coarse, banded metamorphic rock formed at high temperature and pressure

**igneous rock**: rock that forms when magma or lava cools and solidifies`,
    `**isostasy**: the balance in which the crust floats on the denser mantle

**lava**: molten rock that has reached the surface; below the surface it is called magma

**lithosphere**: the rigid outer shell of the Earth, made of the crust and the uppermost mantle

**Mohs scale**: a scale of the relative hardness of minerals, from talc (1) to diamond (10)

**moraine**: debris that was carried and left behind by a glacier

**porosity**: the share of a rock's volume that consists of open spaces

**sedimentary rock**: rock made of particles that were deposited and cemented, or of minerals that precipitated from water

**subduction**: the sinking of one plate beneath another at a convergent boundary

**unconformity**: a surface between rocks that stands for a gap in the geological record

**weathering**: the breakdown of rock at the surface by physical, chemical or biological processes

~ Terms are collected from chapters 1 to 12. See the index for page numbers. Compiled by the teaching assistants.`,
  ],
  facts: {
    aquifer: 'aquifer & water',
    asthenosphere: 'asthenosphere & mantle|plates',
    batholith: 'batholith & intrusive|igneous|100',
    caldera: 'caldera & collaps|magma chamber|basin',
    cleavage: 'cleavage & break|planes',
    epicentre: 'epicentre|epicenter & above|focus',
    erosion: 'erosion & removal|transport',
    fault: 'fault & moved|fracture',
    gneiss: 'gneiss & metamorphic|banded',
    igneous: 'igneous & cool|solidif',
    isostasy: 'isostasy & balance|float',
    lithosphere: 'lithosphere & rigid|crust|shell',
    mohs: 'mohs & hardness|talc|diamond',
    moraine: 'moraine & glacier',
    porosity: 'porosity & open spaces|volume|share',
    subduction: 'subduction & beneath|sink|plate',
    unconformity: 'unconformity & gap|record',
    weathering: 'weathering & breakdown|physical',
  },
  notCards: {
    collected: 'collected from|chapters 1|page numbers|teaching assistants',
    title: 'physical geology',
  },
};
