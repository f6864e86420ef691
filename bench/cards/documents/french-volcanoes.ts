import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A French lesson. */
export const frenchVolcanoes: ScoredDocument = {
  name: 'French: les volcans',
  title: 'Les volcans',
  language: 'fr',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: 'Sciences de la Terre   Chapitre 5', foot: 'Page #' },
  cards: 10,
  pages: [
    `# Les volcans
À la fin de ce chapitre, vous saurez distinguer les types d'éruptions.

## 1. Le magma et la lave
Le **magma** est un mélange de roche fondue, de cristaux et de gaz qui se forme en profondeur. La **lave** est le magma
qui atteint la surface et perd une partie de ses gaz. La **chambre magmatique** est le réservoir où le magma
s'accumule avant une éruption. La viscosité du magma augmente avec sa teneur en silice.

Une **éruption effusive** produit des coulées de lave fluide. Une **éruption explosive** projette des cendres et des
blocs, parce que les gaz s'échappent difficilement d'un magma visqueux. Dans ce cas, le danger est plus grand.

^ Figure 2. Coupe d'un volcan.`,
    `## 2. Les dangers
Une **nuée ardente** est un mélange brûlant de gaz, de cendres et de blocs qui dévale les pentes à grande vitesse. Le 8
mai 1902, la nuée ardente de la montagne Pelée a détruit la ville de Saint-Pierre en Martinique. Un **lahar** est une
coulée de boue formée de cendres et d'eau. En 79 après J.-C., le Vésuve a enseveli Pompéi.

## 3. La répartition des volcans
La plupart des volcans actifs se trouvent aux limites des plaques. La **ceinture de feu** entoure l'océan Pacifique. Un
**point chaud** est une zone fixe du manteau d'où monte du magma ; il explique les volcans d'Hawaï et de La Réunion. Une
**caldeira** est une vaste dépression due à l'effondrement du toit de la chambre magmatique.

## Exercices
1. Citez deux volcans français.
2. Pourquoi les éruptions explosives sont-elles dangereuses ? Justifiez votre réponse.

~ Bibliographie : J.-M. Bardintzeff, Volcanologie, Dunod, Paris, 2016, p. 45-78.`,
  ],
  facts: {
    magma: 'magma & fondue|cristaux|gaz|mélange',
    lava: 'lave & surface|gaz',
    chamber: 'chambre magmatique & réservoir|accumule',
    silica: 'viscosité & silice',
    effusive: 'effusive & coulée|fluide',
    explosive: 'explosive & cendres|visqueux|gaz',
    cloud: 'nuée ardente & gaz|cendres|brûlant|mélange',
    pelee: 'pelée & 1902|saint pierre',
    lahar: 'lahar & boue',
    vesuvius: 'vésuve & pompéi|79',
    ring: 'ceinture de feu & pacifique',
    hotSpot: 'point chaud & manteau|magma|hawaï',
    caldera: 'caldeira|caldera & effondrement|dépression',
  },
  notCards: {
    goals: 'à la fin de ce chapitre|vous saurez',
    caption: 'coupe d un volcan|figure 2',
    exercises: 'citez|justifiez',
    references: 'bardintzeff|dunod|bibliographie',
    leaning: 'dans ce cas',
  },
};
