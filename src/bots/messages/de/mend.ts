import type { CatalogOf } from '../catalog-of.js';
import type { mend as english } from '../en/mend.js';
import { t } from './wording.js';

export const mend: CatalogOf<typeof english> = {
  explain: 'Erklären',
  wrong: 'Karte ist falsch',
  source: 'Quelle',
  undo: 'Rückgängig',
  edit: 'Bearbeiten',
  delete: 'Löschen',
  correct: 'Berichtigen',
  take: 'Übernehmen',
  keepOld: 'Alte behalten',
  goOn: 'Weiter',
  studyAgain: 'Wieder lernen',
  noReason: 'Warum, sagt die Seite nicht.',
  byModel: 'Von einem KI-Modell aus der Textstelle geschrieben. Vergleich es mit der Quelle.',
  byModelFrom: ({ page }) => t`Von einem KI-Modell aus S. ${page} geschrieben. Vergleich es mit der Quelle.`,
  outOfStudy: 'Nicht mehr im Lernen',
  untilThen: 'Ich frage dich das erst wieder, wenn du es in Ordnung gebracht hast.',
  corrected: 'Eine berichtigte Fassung',
  now: 'Jetzt',
  after: 'Berichtigt',
  saysTheSame: 'Die Seite sagt, was die Karte sagt. Ich würde sie so lassen.',
  saysTooLittle:
    'Die Seite sagt zu wenig, um die Karte zu berichtigen. Bearbeite sie selbst, oder lösche sie.',
  taken: 'Karte berichtigt',
  backInStudy: 'Karte wird wieder gelernt',
  isWrong: 'Du hast gesagt, dass diese Karte nicht stimmt. Deshalb frage ich sie nicht ab.',
  calledWrong: 'Als falsch gemeldet',
};
