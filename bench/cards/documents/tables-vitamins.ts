import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A handout that is mostly tables. */
export const tablesVitamins: ScoredDocument = {
  name: 'handout: vitamins and minerals in tables',
  title: 'Vitamins and minerals',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.notes,
  furniture: { foot: 'Nutrition 101 handout, page #' },
  cards: 12,
  pages: [
    `# Vitamins
Vitamins are organic substances that the body needs in small amounts and cannot make in sufficient quantity.

^ Table 1. Vitamins, what they do, and what happens without them

| Vitamin | Needed for | Disease if lacking |
| Vitamin A | vision in dim light | night blindness |
| Vitamin B1 (thiamine) | breakdown of carbohydrates | beriberi |
| Vitamin B3 (niacin) | energy metabolism | pellagra |
| Vitamin B12 (cobalamin) | formation of red blood cells | pernicious anaemia |
| Vitamin C (ascorbic acid) | building of collagen | scurvy |
| Vitamin D | uptake of calcium in the gut | rickets |
| Vitamin K | clotting of blood | bleeding |

The vitamins A, D, E and K are soluble in fat and can be stored in the body. The B vitamins and vitamin C are soluble in
water and must be eaten regularly.`,
    `# Minerals
^ Table 2. Some minerals

| Mineral | Role | Good sources |
| Iron | part of haemoglobin | red meat, lentils |
| Iodine | part of the thyroid hormones | sea fish, iodised salt |
| Calcium | hardness of bones and teeth | milk, cheese |
| Zinc | part of many enzymes | meat, nuts |
| Fluoride | hardness of enamel | tea, fluoridated water |

A lack of iodine leads to an enlarged thyroid, which is called a **goitre**. A lack of iron causes **anaemia**.

## Energy content
| Nutrient | Energy per gram |
| Carbohydrate | 17 kJ |
| Protein | 17 kJ |
| Fat | 37 kJ |
| Alcohol | 29 kJ |

Values are rounded. Source: own compilation. Please bring this sheet to the seminar.`,
  ],
  facts: {
    vitamins: 'vitamins & organic|small amounts',
    a: 'vitamin a & night blindness|vision|dim',
    b1: 'b1|thiamine & beriberi|carbohydrate',
    b3: 'b3|niacin & pellagra|energy',
    b12: 'b12|cobalamin & anaemia|red blood',
    c: 'vitamin c|ascorbic & scurvy|collagen',
    d: 'vitamin d & rickets|calcium',
    k: 'vitamin k & clotting|bleeding',
    fat: 'soluble in fat|fat soluble|fat & a d e',
    iron: 'iron & haemoglobin|anaemia',
    iodine: 'iodine & thyroid|goitre',
    calcium: 'calcium & bone|teeth|gut',
    enamel: 'fluoride & enamel',
    fatEnergy: 'fat & 37',
  },
  notCards: {
    captions: 'table 1|table 2|what happens without|some minerals',
    source: 'own compilation|values are rounded',
    order: 'bring this|seminar',
    foot: 'nutrition 101|handout',
  },
};
