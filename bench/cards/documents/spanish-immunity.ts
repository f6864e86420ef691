import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** Spanish notes with lists. */
export const spanishImmunity: ScoredDocument = {
  name: 'Spanish: el sistema inmunitario',
  title: 'El sistema inmunitario',
  language: 'es',
  script: 'sans',
  setting: SETTINGS.notes,
  furniture: { head: 'Biología, 2.º de bachillerato', foot: '#' },
  cards: 10,
  pages: [
    `# El sistema inmunitario
## 1. Conceptos
Un **antígeno** es una sustancia que desencadena una respuesta inmunitaria. Un **anticuerpo** es una proteína que se une
de forma específica a un antígeno. La **inmunidad innata** actúa desde el nacimiento y no distingue entre patógenos. La
**inmunidad adquirida** es específica y tiene memoria.

Las barreras primarias son la piel y las mucosas. La **fagocitosis** es la captura y digestión de partículas por una
célula. Los **macrófagos** son células grandes que fagocitan microbios y presentan sus antígenos.

## 2. Los linfocitos
- Los **linfocitos B** maduran en la médula ósea y producen anticuerpos
- Los **linfocitos T** maduran en el timo
- Los linfocitos T citotóxicos destruyen células infectadas por virus
- El **VIH** infecta a los linfocitos T colaboradores

Como se ha visto antes, esto debilita la defensa.`,
    `## 3. Las vacunas
Una **vacuna** contiene antígenos debilitados o muertos y provoca una memoria inmunitaria sin causar la enfermedad. En
1796, Edward Jenner aplicó la primera vacuna contra la viruela. La **sueroterapia** consiste en inyectar anticuerpos ya
formados; su efecto es inmediato, pero dura poco.

## 4. Alteraciones
Una **alergia** es una reacción exagerada a una sustancia inofensiva. En una **enfermedad autoinmune**, el sistema
inmunitario ataca a las células propias; un ejemplo es la esclerosis múltiple. El **rechazo** de un trasplante se evita
con fármacos inmunosupresores.

## Actividades
1. Explica la diferencia entre vacuna y suero.
2. Busca en internet el calendario de vacunación de tu comunidad.

~ Fuente: apuntes del departamento. Prohibida su reproducción.`,
  ],
  facts: {
    antigen: 'antígeno & desencadena|respuesta',
    antibody: 'anticuerpo & proteína|une|específic',
    innate: 'innata & nacimiento|distingue',
    acquired: 'adquirida & memoria|específica',
    barriers: 'barreras & piel|mucosa',
    phagocytosis: 'fagocitosis & captura|digestión|partículas',
    macrophages: 'macrófago & fagocit|antígenos',
    b: 'linfocitos b & médula|anticuerpos',
    t: 'linfocitos t & timo',
    hiv: 'vih & colaboradores|linfocitos',
    vaccine: 'vacuna & memoria|debilitados|muertos',
    jenner: 'jenner & 1796|viruela',
    serum: 'sueroterapia & anticuerpos|inmediato',
    allergy: 'alergia & exagerada|inofensiva',
    autoimmune: 'autoinmune & propias|ataca|esclerosis',
  },
  notCards: {
    activities: 'explica la diferencia|busca en internet|calendario',
    source: 'apuntes del|prohibida',
    leaning: 'como se ha visto|esto debilita',
    head: 'bachillerato',
  },
};
