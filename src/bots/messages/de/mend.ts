import type { CatalogOf } from '../catalog-of.js';
import type { mend as english } from '../en/mend.js';
import { cardCount, plural, t } from './wording.js';

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
  rewrite: {
    isLeech:
      'Diese Karte vergisst du immer wieder, darum liegt sie beiseite. Oft hilft es, sie anders zu formulieren.',
    proposed: 'Leichter zu merken?',
    now: 'Jetzt',
    instead: ({ count }) =>
      plural(count, { one: 'Stattdessen', other: 'Stattdessen, auf jeder Karte eine Sache' }),
    use: ({ count }) => plural(count, { one: 'Diese nehmen', other: 'Beide nehmen' }),
    byModelAlone: 'Von einem KI-Modell nur aus dieser Karte geschrieben. Prüf es, bevor du es übernimmst.',
    nothingBetter:
      'Dem KI-Modell fällt für diese Karte nichts Besseres ein. Teil sie in kleinere auf, oder formuliere sie selbst um.',
    noModel:
      'Dieser Bot läuft ohne KI-Modell, also bist du dran: Teil die Karte in kleinere auf, oder formuliere sie selbst um.',
    byHand: ({ why }) =>
      t`${why}\nDu kannst die Karte auch in kleinere aufteilen oder sie selbst umformulieren.`,
    split: 'Aufteilen',
    splitTitle: 'Karte aufteilen',
    splitField: 'Je Zeile eine Karte: Frage :: Antwort',
    takePlace: ({ front }) => t`Anstelle von „${front}“; diese Karte wird gelöscht. Schau sie dir vorher an:`,
    replace: ({ count }) => t`${cardCount(count)} nehmen`,
    notReplaced: 'Abgebrochen. Die Karte bleibt, wie sie ist.',
    replaced: ({ count }) =>
      plural(count, { one: 'Karte neu geschrieben', other: t`${cardCount(count)} stattdessen` }),
    undone: 'Die alte Karte ist wieder da',
  },
};
