import { commandName } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { telegram as english } from '../en/telegram.js';
import { t } from './wording.js';

const skipIt = commandName('skip');
const cancel = commandName('cancel');

export const telegram: CatalogOf<typeof english> = {
  continueInPrivate: 'Das geht am besten in unserem privaten Chat.',
  answeredInPrivate: 'Die Antwort steht in unserem privaten Chat.',
  cannotAnswerHere:
    'Erledigt. Die Antwort ist nur für dich: Öffne einmal unseren privaten Chat, dann zeige ich dir solche Antworten dort.',
  openPrivate: 'Privaten Chat öffnen',
  perhapsLost: 'Das ist vielleicht nicht bei dir angekommen:',
  describe:
    'Macht aus deinen PDFs Karteikarten und hilft dir beim Lernen. Schick mir ein PDF oder füge mit /add eine Karte hinzu.',
  describeShortly: 'Macht aus deinen PDFs Karteikarten und hilft dir beim Lernen.',
  formStep: ({ step, steps, label }) => (steps > 1 ? t`${label} · ${step} von ${steps}` : label),
  formCurrent: 'Zurzeit:',
  formHint: ({ skip }) =>
    ({
      keeps: t`Antworte auf diese Nachricht. ${skipIt} lässt es so, ${cancel} bricht ab.`,
      leavesOut: t`Antworte auf diese Nachricht. ${skipIt} lässt das weg, ${cancel} bricht ab.`,
      no: t`Antworte auf diese Nachricht. ${cancel} bricht ab.`,
    })[skip],
  formCancelled: 'Abgebrochen. Es wurde nichts geändert.',
  formStillOpen: ({ question }) =>
    t`Meine Frage ist noch offen: ${question}. Schreib deine Antwort oder brich mit ${cancel} ab.`,
  formNoCommand: ({ command, question }) =>
    t`Den Befehl ${command} gibt es nicht. Meine Frage ist noch offen: ${question}`,
  formUseAnswer: 'Das ist meine Antwort',
  nothingToCancel: 'Gerade ist keine Frage offen, also gibt es nichts zu tun.',
};
