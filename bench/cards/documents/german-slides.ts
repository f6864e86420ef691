import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** German slides. */
export const germanSlides: ScoredDocument = {
  name: 'German: Folien zur Wahrnehmung',
  title: 'Wahrnehmung',
  language: 'de',
  script: 'sans',
  setting: SETTINGS.slides,
  furniture: { foot: 'Allgemeine Psychologie I · Prof. Dr. K. Brandt · Folie #' },
  cards: 10,
  pages: [
    `# Wahrnehmung
Allgemeine Psychologie I, 3. Sitzung

Prof. Dr. Katrin Brandt, Sprechstunde: Mittwoch 14 Uhr`,
    `# Gliederung
- Reiz und Empfindung
- Gestaltgesetze
- Tiefe`,
    `# Reiz und Empfindung
- **Absolute Schwelle**: kleinste Reizstärke, die in der Hälfte der Fälle bemerkt wird
- **Unterschiedsschwelle**: kleinster Unterschied zweier Reize, der noch bemerkt wird
- **Webersches Gesetz**: Die Unterschiedsschwelle ist ein konstanter Anteil der Reizstärke
- **Adaptation**: Die Empfindlichkeit nimmt bei gleichbleibendem Reiz ab`,
    `# Gestaltgesetze
- **Gesetz der Nähe**: Was nahe beieinander liegt, wird als Gruppe gesehen
- **Gesetz der Ähnlichkeit**: Ähnliche Elemente werden als Gruppe gesehen
- **Gesetz der Geschlossenheit**: Lücken in einer Figur werden ergänzt
- Max Wertheimer gilt als Begründer der Gestaltpsychologie
- Siehe Beispiel auf der nächsten Folie`,
    `# Tiefe
- **Querdisparation**: Unterschied zwischen den Netzhautbildern beider Augen
- **Konvergenz**: Die Augen drehen sich nach innen, wenn ein Gegenstand nahe ist
- **Verdeckung** ist ein Tiefenhinweis, für den ein Auge genügt
- Die visuelle Klippe wurde von Gibson und Walk 1960 beschrieben`,
    `# Bis zur nächsten Woche
- Lesen Sie Kapitel 3
- Fragen bitte an brandt@uni.example`,
  ],
  facts: {
    absolute: 'absolute schwelle|absoluten schwelle & hälfte|kleinste|reizstärke',
    difference: 'unterschiedsschwelle & unterschied & bemerkt|kleinster|kleinste',
    weber: 'weber & konstant|anteil|reizstärke',
    adaptation: 'adaptation & empfindlichkeit|gleichbleibend',
    proximity: 'nähe & gruppe',
    similarity: 'ähnlich & gruppe',
    closure: 'geschlossenheit & lücken|ergänzt',
    wertheimer: 'wertheimer & gestalt',
    disparity: 'querdisparation & netzhaut|augen',
    convergence: 'konvergenz & augen|innen',
    occlusion: 'verdeckung & auge|tiefenhinweis',
    cliff: 'klippe & gibson|walk|1960',
  },
  notCards: {
    lecturer: 'brandt|sprechstunde',
    outline: 'gliederung|sitzung',
    pointer: 'nächsten folie|siehe',
    homework: 'lesen sie|kapitel 3',
  },
};
